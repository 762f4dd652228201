"""The policies of the catalogue, in every graph: awards hang on them, and patterns ask which exclude each other."""

from collections.abc import Iterator
from typing import Any

from graph.batches import write_once
from graph.door import OperatorGraph
from graph.load import Node, Tie
from graph.statements import load
from policies.catalogue import catalogue
from policies.policy import Policy

WRITE = load("policies/write")
SOURCE = {"source": "huimin"}


def rows() -> Iterator[Node | Tie]:
    """The policies as rows, for a graph that is filled from files before it has its schema."""
    told = [_told(it) for it in catalogue().values()]
    for row in told:
        named = {name: row[name] for name in ("title", "title_zh", "basis")}
        yield Node("Policy", row["id"], named | SOURCE)
    for row in told:
        for other in row["excludes"]:
            yield Tie("EXCLUDES", row["id"], other, SOURCE)
        for need in row["needs"]:
            yield Tie("ENTITLES_TO", row["id"], need, SOURCE)


def write(db: OperatorGraph) -> bool:
    """Write the catalogue as it is now; False when this very catalogue was written before."""
    return write_once(db, WRITE, "policies", [_told(it) for it in catalogue().values()])


def _told(it: Policy) -> dict[str, Any]:
    return {
        "id": it.id,
        "title": it.title.en,
        "title_zh": it.title.zh,
        "basis": "；".join(basis.law.zh for basis in it.basis),
        "excludes": [other for other in it.excludes if other in catalogue()],
        "needs": it.entitles_to,
    }
