"""An empty real graph on which a test draws a few nodes, wiped for the next."""

import os

from graph import needs
from graph.door import OperatorGraph
from graph.statements import Statement

TOWNSHIP = "990101001"
WIPE = "MATCH (n) WHERE NOT n:Schema DETACH DELETE n"
WIPE_BUT_NEEDS = """
MATCH (n)
WHERE NOT n:Schema AND NOT n:Need AND NOT (n:Batch AND n.id STARTS WITH 'needs-')
DETACH DELETE n
"""
NEEDS = (
    "MATCH (n:Need) OPTIONAL MATCH (n)-[:PART_OF]->(up) RETURN n.id AS id, n.title_zh AS title, up.id AS up ORDER BY id"
)
DEFAULT_AREA = """
MATCH (n) WHERE (n:Person OR n:Household OR n:Award OR n:Payment OR n:Application) AND n.area IS NULL
SET n.area = $area, n.county = left($area, 6)
"""


class SmallGraph:
    """An empty real graph on which a test draws a few nodes."""

    def __init__(self, db: OperatorGraph) -> None:
        self.db = db

    def create(self, pattern: str) -> None:
        """CREATE a pattern; people, households and money without an area get the test's township."""
        self.run(f"CREATE {pattern}")

    def run(self, text: str, **params: object) -> None:
        """Run any statement of a test's own."""
        self.db.write(Statement("test", {"writes": True, "about": "a test's own"}, text), _fresh(), None, **params)
        default = Statement("test", {"writes": True, "about": "default area"}, DEFAULT_AREA)
        self.db.write(default, _fresh(), None, area=TOWNSHIP)

    def rows(self, text: str, **params: object) -> list[dict[str, object]]:
        """Plain rows of any reading statement."""
        statement = Statement("test", {"about": "a test's own"}, text)
        return self.db.client.read(statement, dict(params), 30, {})

    def wipe(self) -> None:
        """Empty the graph but for its schema and the tree of needs."""
        self.db.client.apply(WIPE_BUT_NEEDS)  # which take 20 ms to write and 2 to look at
        if [(row["id"], row["title"], row["up"]) for row in self.rows(NEEDS)] != _tree():
            self.db.client.apply(WIPE)
            needs.write(self.db)
        self.db.client.forget()


def _tree() -> list[tuple[str, str, str | None]]:
    return sorted((need.id, need.title_zh, need.parent) for need in needs.tree().values())


def _fresh() -> str:
    return "test-" + os.urandom(8).hex()
