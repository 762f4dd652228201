"""What a batch of a register changes in the graph is told as events, about whom the change is."""

from collections.abc import Sequence
from datetime import date

import pytest

from base.keyring import keys
from base.settings import Settings
from graph import writing
from graph.brought import Brought, OwnNode, OwnTie
from graph.door import OperatorGraph
from imports.happening import happening
from tests.conftest import DAY
from tests.imports.tables import household, member, person, row
from tests.small_graph import SmallGraph

STANDS = [person(1), person(2), household(1), household(2), member(1, of=1), member(2, of=1)]
Told = list[tuple[str, set[str]]]


def fact(number: int, about: str, **said: object) -> Brought:
    """A fact of the register about a row of it."""
    node = OwnNode("Fact", {"kind": "income", "value": "wage", "amount": 500.0, **said})
    return Brought(number + 1, "register", f"f{number}", node, (OwnTie("ABOUT", None, row(about), {}),))


def told(db: OperatorGraph, settings: Settings, rows: Sequence[Brought], batch: str) -> Told:
    """The events of these rows, by kind, with the names in the register of whom they are about; then they stand."""
    change = writing.compare(db, keys(settings), rows, batch)
    found = list(happening(change, DAY, "J-1"))
    if not change.is_nothing:
        writing.write(db, change, f"test/{batch}", "J-1")
    by_kind: dict[str, set[str]] = {}
    for event in found:
        by_kind.setdefault(event.kind, set()).add(event.about)
    names = {str(one["id"]): str(one["name"]) for one in SmallGraph(db).rows(NAMES)}
    return sorted((kind, {names[about] for about in abouts}) for kind, abouts in by_kind.items())


NAMES = "MATCH (n:Entity) WHERE n.source_id IS NOT NULL RETURN n.id AS id, n.source_id AS name"


@pytest.fixture
def register(graph: SmallGraph, operator: OperatorGraph, settings: Settings) -> OperatorGraph:
    """Two people of one household, and an empty household, as a register brought them."""
    for number, rows in enumerate((STANDS[:4], STANDS[4:])):
        told(operator, settings, rows, f"stands{number}")
    return operator


@pytest.mark.parametrize(
    ("rows", "events"),
    [
        ([person(1, died=date(2026, 6, 1))], [("death", {"p1"})]),
        ([person(1, area="990101002")], [("move", {"p1"})]),
        ([person(1, name="王方")], [("record", {"p1"})]),
        ([person(1)], []),
        ([member(1, of=2)], [("household-change", {"p1", "h1", "h2"})]),
        ([member(1, of=1, until=DAY)], [("household-change", {"p1", "h1"})]),
        ([fact(1, "p1")], [("income", {"f1"})]),
        ([fact(1, "h1", value="medical", kind="expenditure")], [("hospital-bill", {"f1"})]),
        ([person(3, born=date(2026, 6, 2))], [("birth", {"p3"})]),
    ],
)
def test_a_row_that_changes_something_is_an_event(
    register: OperatorGraph, settings: Settings, rows: list[Brought], events: Told
) -> None:
    assert told(register, settings, rows, "next") == events
    assert told(register, settings, rows, "again") == []


def test_a_fact_that_turns_out_to_be_about_another_concerns_both(register: OperatorGraph, settings: Settings) -> None:
    told(register, settings, [fact(1, "p1")], "first")

    assert told(register, settings, [fact(1, "p2")], "second") == [("record", {"p1", "p2"})]
