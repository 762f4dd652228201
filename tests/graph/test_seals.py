"""Sealed cases: in no answer of any statement but for named officers, whatever is loaded, until they are lifted."""

import json
from dataclasses import replace
from typing import Any, NamedTuple

import pytest

from base.errors import Forbidden, NotFound
from base.keyring import keys
from base.settings import Settings
from graph import hubs, load, seals
from graph.client import Client
from graph.door import CaseworkerGraph, OperatorGraph, SealingGraph
from graph.seen import seen as may_see
from graph.statements import Statement
from tests.conftest import DAY, TOWNSHIP, trail
from tests.graph.sealing import ALIVE, CODES, DEAD, THEIRS, answers, draw, hide, reading
from tests.small_graph import SmallGraph

Answers = dict[str, list[dict[str, Any]]]
STATEMENTS = reading()


class Seen(NamedTuple):
    """What every statement answers: before, sealed, to a named officer, lifted, and had they never been there."""

    before: Answers
    sealed: Answers
    named: Answers
    lifted: Answers
    without: Answers


@pytest.fixture(scope="module")
def sealing(client: Client, settings: Settings) -> SealingGraph:
    return SealingGraph(client, settings, trail("F-1", "caseworker"), (), DAY)


@pytest.fixture(scope="module")
def seen(operator: OperatorGraph, caseworker: CaseworkerGraph, sealing: SealingGraph) -> Seen:
    graph, named = SmallGraph(operator), replace(caseworker, areas=(TOWNSHIP, *CODES.values()))
    draw(graph, whole=True)
    before = answers(caseworker)
    hide(sealing)
    sealed, told = answers(caseworker), answers(named)
    for person_id, code in CODES.items():
        seals.lift(sealing, person_id, code)
    lifted = answers(caseworker)
    draw(graph, whole=False)
    return Seen(before, sealed, told, lifted, answers(caseworker))


def by_name(statement: Statement) -> str:
    return statement.name


@pytest.mark.parametrize("statement", STATEMENTS, ids=by_name)
def test_a_sealed_person_is_in_no_answer_and_leaves_no_trace(seen: Seen, statement: Statement) -> None:
    told = text(seen.sealed[statement.name])

    assert told == text(seen.without[statement.name])
    assert [id for id in THEIRS if f'"{id}"' in told] == []


@pytest.mark.parametrize("statement", STATEMENTS, ids=by_name)
def test_a_named_officer_and_everybody_after_lifting_see_what_was_there(seen: Seen, statement: Statement) -> None:
    assert text(seen.named[statement.name]) == text(seen.before[statement.name])
    assert text(seen.lifted[statement.name]) == text(seen.before[statement.name])


def test_before_sealing_they_were_in_the_answers(seen: Seen) -> None:
    same = {name for name in seen.before if text(seen.before[name]) == text(seen.without[name])}

    assert same <= {
        "areas/names",
        "areas/townships",
        "entitlement/covered",
        "people/villages",
        "providers/given",
        "providers/written_by",
        "resources/candidates",
        "resources/named",
        "resources/text_hits",
        "writing/numbers",
        "patterns/missed-entitlement",
    }


def test_a_load_that_writes_the_person_again_does_not_unseal(
    graph: SmallGraph, operator: OperatorGraph, sealing: SealingGraph, settings: Settings
) -> None:
    person = load.Node("Person", ALIVE, {"name": "王芳", "area": TOWNSHIP, "county": "990101"})
    load.write(operator, keys(settings), [person], "load-1")
    seals.seal(sealing, ALIVE, CODES[ALIVE])

    moved = load.Node("Person", ALIVE, {"name": "王芳", "area": "990101002", "county": "990101"})
    load.write(operator, keys(settings), [moved], "load-2")

    assert kept(graph, "Person") == {ALIVE: (CODES[ALIVE], "990101002")}


def test_what_a_load_brings_later_is_sealed_by_sealing_again(graph: SmallGraph, sealing: SealingGraph) -> None:
    graph.create(f"(:Person {{id: '{ALIVE}', name: '王芳'}})")
    seals.seal(sealing, ALIVE, CODES[ALIVE])
    graph.run(f"MATCH (p:Person {{id: '{ALIVE}'}}) CREATE (p)<-[:HELD_BY]-(:Award {{id: 'N-1', status: 'active'}})")

    seals.seal(sealing, ALIVE, CODES[ALIVE])

    assert kept(graph, "Award") == {"N-1": (CODES[ALIVE], TOWNSHIP)}
    assert kept(graph, "Person") == {ALIVE: (CODES[ALIVE], TOWNSHIP)}


def test_a_household_is_sealed_when_all_who_are_in_it_are_and_is_seen_again_when_one_is_not(
    graph: SmallGraph, sealing: SealingGraph
) -> None:
    graph.create(
        f"(h:Household {{id: 'H-1', basis: 'registered'}})<-[:MEMBER_OF]-(:Person {{id: '{ALIVE}', name: '王'}}), "
        f"(h)<-[:MEMBER_OF]-(:Person {{id: '{DEAD}', name: '李'}})"
    )

    seals.seal(sealing, ALIVE, CODES[ALIVE])
    one = kept(graph, "Household")
    seals.seal(sealing, DEAD, CODES[DEAD])
    both = kept(graph, "Household")
    seals.lift(sealing, ALIVE, CODES[ALIVE])

    assert (one, both) == ({"H-1": (TOWNSHIP, None)}, {"H-1": (CODES[DEAD], TOWNSHIP)})
    assert kept(graph, "Household") == {"H-1": (TOWNSHIP, None)}


def test_lifting_what_is_not_sealed_changes_nothing(graph: SmallGraph, sealing: SealingGraph) -> None:
    graph.create(f"(:Person {{id: '{ALIVE}', name: '王芳'}})")

    seals.lift(sealing, ALIVE, CODES[ALIVE])

    assert kept(graph, "Person") == {ALIVE: (TOWNSHIP, None)}


def test_a_hub_is_not_counted_by_the_sealed(graph: SmallGraph, operator: OperatorGraph, sealing: SealingGraph) -> None:
    user = "CREATE (:Person {id: 'P-' + n, name: '王'})-[:USES]->(t)"
    graph.run(f"CREATE (t:Phone {{id: 'T-1'}}) FOREACH (n IN range(1, 21) | {user})")
    seals.seal(sealing, "P-1", CODES[ALIVE])

    hubs.mark(operator)

    assert graph.rows("MATCH (t:Phone) RETURN t:Hub AS hub") == [{"hub": False}]


def test_nobody_seals_whom_they_do_not_see(graph: SmallGraph, caseworker: CaseworkerGraph, auditor: Any) -> None:
    graph.create("(:Person {id: 'P-1', name: '王芳', area: '990199001', county: '990199'})")

    with pytest.raises(NotFound):
        may_see(caseworker, "P-1")
    with pytest.raises(Forbidden):
        may_see(auditor, "P-1")


def kept(graph: SmallGraph, label: str) -> dict[str, tuple[str, str | None]]:
    """Where each node of a label is kept, and its true area."""
    rows = graph.rows("MATCH (n:$($label)) RETURN n.id AS id, n.area AS area, n.true_area AS true_area", label=label)
    return {str(row["id"]): (str(row["area"]), row["true_area"]) for row in rows}  # type: ignore[misc]


def text(rows: list[dict[str, Any]]) -> str:
    """Rows as one text to compare."""
    return json.dumps(rows, default=str, ensure_ascii=False, sort_keys=True)
