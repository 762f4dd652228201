"""A batch of an import: compared with what stands, written once, corrected without losing what was said before."""

from datetime import date

import pytest

from base.keyring import keys
from graph import writing
from graph.brought import Brought, End, OwnNode, OwnTie, heard, told
from graph.coming import Change
from tests.conftest import DAY
from tests.imports.tables import SOURCE, household, member, person, row
from tests.small_graph import SmallGraph

NEXT = date(2026, 7, 1)


def bring(graph: SmallGraph, *rows: Brought, day: date = DAY, batch: str = "b") -> Change:
    """Compare and write a batch."""
    db = graph.db.on(day)
    found = writing.compare(db, keys(db.settings), rows, batch)
    writing.write(db, found, f"import/{batch}/000000", "J-1")
    return found


def award(holder: str, account: str) -> Brought:
    """A benefit paid into an account."""
    own = {"area": "990101001", "county": "990101", "status": "active", "monthly": 500.0}
    ties = (OwnTie("HELD_BY", None, row(holder), {}), OwnTie("PAID_INTO", None, End("account", account), {}))
    return Brought(1, SOURCE, "a1", OwnNode("Award", own), ties)


def test_the_same_rows_again_change_nothing(graph: SmallGraph) -> None:
    rows = [person(1, citizen_number="990101195001020016"), household(1)]
    bring(graph, *rows)
    bring(graph, member(1, 1), award("p1", "6200000000000000001"), batch="c")

    again = [*rows, member(1, 1), award("p1", "6200000000000000001")]
    found = writing.compare(graph.db, keys(graph.db.settings), again)

    assert found.is_nothing
    assert found.counts == {"unchanged": 4}


def test_a_correction_closes_the_old_tie_and_adds_one(graph: SmallGraph) -> None:
    bring(graph, person(1), household(1), household(2))
    bring(graph, member(1, 1), batch="c")

    bring(graph, member(1, 2), day=NEXT, batch="d")

    assert graph.rows("MATCH (:Person)-[tie]->(h:Household) RETURN type(tie) AS kind, h.source_id AS h, tie.tie AS of, "
                      "tie.known_at AS known, tie.replaced_at AS replaced ORDER BY kind") == [
        {"kind": "MEMBER_OF", "h": "h2", "of": None, "known": NEXT, "replaced": None},
        {"kind": "REPLACED", "h": "h1", "of": "MEMBER_OF", "known": DAY, "replaced": NEXT},
    ]  # fmt: skip


def test_a_changed_person_keeps_the_id_and_the_compartment_and_an_unknown_value_goes(graph: SmallGraph) -> None:
    bring(graph, person(1, village="990101001001"))
    graph.run("MATCH (p:Person) SET p.true_area = p.area, p.area = 'sealed01'")
    before = graph.rows("MATCH (p:Person) RETURN p.id AS id")

    found = bring(graph, person(1, name="王方", village=None), batch="c")

    assert found.fields == {"name": 1, "village": 1}
    assert graph.rows("MATCH (p:Person) RETURN p.id AS id") == before
    assert graph.rows("MATCH (p:Person) RETURN p.name AS n, p.area AS a, p.true_area AS t, p.village AS v") == [
        {"n": "王方", "a": "sealed01", "t": "990101001", "v": None}
    ]


def test_an_award_of_somebody_sealed_is_never_seen_outside_the_compartment(graph: SmallGraph) -> None:
    bring(graph, person(1))
    graph.run("MATCH (p:Person) SET p.true_area = p.area, p.area = 'sealed01'")

    bring(graph, award("p1", "6200000000000000001"), batch="c")

    assert graph.rows("MATCH (a:Award) RETURN a.area AS a, a.true_area AS t") == [{"a": "sealed01", "t": "990101001"}]


def test_one_account_met_twice_is_one_node_and_no_number_is_plain(graph: SmallGraph) -> None:
    bring(graph, person(1))
    bring(graph, award("p1", "6200000000000000001"), batch="c")

    bring(graph, award("p1", "6200000000000000001")._replace(source_id="a2"), batch="d")

    assert graph.rows("MATCH (b:Account) RETURN count(b) AS n") == [{"n": 1}]
    plain = "MATCH (n) WHERE any(k IN keys(n) WHERE toStringOrNull(n[k]) CONTAINS '6200000000') RETURN n"
    assert graph.rows(plain) == []


def test_a_row_whose_end_is_not_there_waits_and_writes_nothing(graph: SmallGraph) -> None:
    bring(graph, household(1))

    found = bring(graph, member(1, 1), batch="c")

    assert [(one.source_id, end.name) for one, end in found.waiting] == [("m1", "p1")]
    assert graph.rows("MATCH ()-[tie:MEMBER_OF]->() RETURN tie") == []


@pytest.mark.parametrize(
    "wrong",
    [
        Brought(9, SOURCE, "k1", None, (OwnTie("PARENT_OF", row("p1"), row("p1"), {}),)),
        Brought(9, SOURCE, "k1", None, (OwnTie("PARENT_OF", row("p1"), row("h1"), {}),)),
        Brought(9, SOURCE, "p1", OwnNode("Household", {"area": "990101001", "basis": "registered"})),
    ],
)
def test_a_row_that_makes_no_sense_in_the_graph_is_refused_with_a_reason(graph: SmallGraph, wrong: Brought) -> None:
    bring(graph, person(1), household(1))

    found = bring(graph, wrong, batch="c")

    assert [one.row for one, _ in found.wrong] == [9]
    assert found.is_nothing


def test_a_row_kept_as_text_is_the_same_row(graph: SmallGraph) -> None:
    for one in (person(1), member(1, 1), award("p1", "6200000000000000001")):
        assert heard(told(one)) == one


def parent(number: int, of: int) -> Brought:
    """A tie of the register: one person is a parent of another."""
    return Brought(
        number, SOURCE, f"k{number}-{of}", None, (OwnTie("PARENT_OF", row(f"p{number}"), row(f"p{of}"), {}),)
    )


def test_nobody_becomes_their_own_ancestor_by_rows_of_one_batch_or_of_several(graph: SmallGraph) -> None:
    bring(graph, *map(person, range(1, 5)))
    bring(graph, parent(1, 2), parent(2, 3), batch="c")

    found = bring(graph, parent(3, 4), parent(4, 1), parent(3, 1), batch="d")

    assert found.counts == {"new": 1, "wrong": 2}
    assert graph.rows("MATCH (p:Person)-[:PARENT_OF*]->(p) RETURN p.id") == []


def test_a_row_that_is_silent_on_a_tie_or_a_point_leaves_them(graph: SmallGraph) -> None:
    phone = OwnTie("USES", None, End("phone", "12900001234", SOURCE), {})
    own = OwnNode("Person", {"name": "王芳", "area": "990101001", "county": "990101"}, (114.0, 30.5))
    bring(graph, Brought(1, SOURCE, "p1", own, (phone,)))

    found = bring(graph, person(1, name="王方")._replace(silent=("USES", "location")), batch="c")

    assert found.fields == {"name": 1, "born": 1}
    assert graph.rows("MATCH (p:Person)-[:USES]->(:Phone) RETURN p.name AS name, p.location.x AS x") == [
        {"name": "王方", "x": 114.0}
    ]
