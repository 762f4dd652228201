"""Every statement of cypher/ against a real server whose graph holds exactly what graph/model.yml allows."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

import neo4j
import pytest
from neo4j.spatial import WGS84Point

from base.settings import Settings
from graph import server
from graph.door import OperatorGraph
from graph.model import Property, model
from graph.statements import Statement
from tests.cypher.catalogue import statements
from tests.small_graph import SmallGraph

STATEMENTS = statements()
RESERVED = {"areas": ["990101001"], "officer": "F-1", "day": date(2026, 6, 30), "known": date(2026, 6, 30)}
ALREADY_THERE = ("Need", "Schema")  # every graph of ours has these
SAMPLES: dict[str, Any] = {
    "string": "a",
    "strings": ["a"],
    "integer": 1,
    "float": 1.0,
    "boolean": True,
    "date": date(2026, 6, 30),
    "datetime": datetime(2026, 6, 30, tzinfo=UTC),
    "point": WGS84Point((114.0, 30.5)),
}
NODES = "UNWIND $rows AS row CREATE (node:$(row.label)) SET node = row.properties"
TIES = """
UNWIND $rows AS row
CALL (row) {
  MATCH (start:$(row.start))
  MATCH (end:$(row.end))
  RETURN start, end
  LIMIT 1
}
CREATE (start)-[tie:$(row.kind)]->(end)
SET tie = row.properties
"""


@pytest.fixture(scope="module")
def session(operator: OperatorGraph, settings: Settings) -> Iterator[neo4j.Session]:
    """A session that only reads and hears every notification, on a graph with one of everything."""
    whole = SmallGraph(operator)
    whole.wipe()
    fill(whole)
    at = server.ensure(settings)
    with (
        neo4j.GraphDatabase.driver(at.uri, auth=(at.user, at.password.get_secret_value())) as driver,
        driver.session(default_access_mode=neo4j.READ_ACCESS) as opened,
    ):
        yield opened
    whole.wipe()


def fill(whole: SmallGraph) -> None:
    """One node of each label and one tie of each kind, with every property the model names and no other."""
    labels = [label for label in model().labels.values() if label.name not in ALREADY_THERE]
    nodes = [
        {"label": label.name, "properties": {**values(label.properties), "id": f"X-{label.name}"}} for label in labels
    ]
    ties = [
        {
            "kind": tie.name,
            "start": start,
            "end": end,
            "properties": {**values(tie.properties), "key": f"{start}-{end}"},
        }
        for tie in model().ties.values()
        for start, end in tie.ends
    ]
    whole.run(NODES, rows=nodes)
    whole.run(TIES, rows=ties)


def values(properties: tuple[Property, ...]) -> dict[str, Any]:
    """A value of the right type for each property."""
    return {it.name: SAMPLES[it.type] for it in properties}


@pytest.mark.parametrize("statement", STATEMENTS, ids=lambda it: it.name)
def test_a_statement_names_nothing_the_model_does_not_know(session: neo4j.Session, statement: Statement) -> None:
    summary = session.run(f"EXPLAIN {statement.text}", {**statement.params, **RESERVED}).consume()

    unknown = neo4j.NotificationClassification.UNRECOGNIZED
    assert [it.status_description for it in summary.gql_status_objects if it.classification is unknown] == []
    assert ("w" in (summary.query_type or "")) == statement.writes


@pytest.mark.parametrize("statement", [it for it in STATEMENTS if not it.writes], ids=lambda it: it.name)
def test_a_reading_statement_runs_with_its_own_samples_where_writing_is_refused(
    session: neo4j.Session, statement: Statement
) -> None:
    session.run(statement.text, {**statement.params, **RESERVED}).consume()
