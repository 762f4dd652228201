"""How two people are connected: the shortest explanations, in sentences, through nobody and nothing out of bounds."""

from datetime import date

import pytest

from base.errors import Forbidden, Invalid, NotFound
from graph.door import AuditorGraph, CaseworkerGraph
from graph.paths import between, paths
from tests.small_graph import SmallGraph

TWO = "(a:Person {id: 'P-1', name: '王芳'}), (b:Person {id: 'P-2', name: '李强'})"
FAR = "area: '990199001', county: '990199'"


def test_people_of_one_address_are_explained_in_one_sentence(graph: SmallGraph, caseworker: CaseworkerGraph) -> None:
    graph.create(f"{TWO}, (a)-[:LIVES_AT]->(home:Address {{id: 'A-1', text: '青石村12号'}})<-[:LIVES_AT]-(b)")

    found = paths(caseworker, "P-1", "P-2")

    assert found.hops == 2
    assert found.paths[0].said.zh == "王*（P-1）住在青石村（A-1），李*（P-2）也住在这里。"
    assert found.paths[0].said.en == "王* (P-1) lives at 青石村 (A-1); 李* (P-2) lives there too."
    assert [node.id for node in found.paths[0].nodes] == ["P-1", "A-1", "P-2"]
    assert [(tie.kind, tie.start, tie.end) for tie in found.paths[0].ties] == [
        ("LIVES_AT", "P-1", "A-1"),
        ("LIVES_AT", "P-2", "A-1"),
    ]


def test_each_tie_is_told_in_the_direction_it_is_written(graph: SmallGraph, caseworker: CaseworkerGraph) -> None:
    graph.create(f"{TWO}, (a)<-[:PARENT_OF]-(:Person {{id: 'P-3', name: '王刚'}})-[:SPOUSE_OF]->(b)")

    assert (
        paths(caseworker, "P-1", "P-2").paths[0].said.zh
        == "王*（P-3）是王*（P-1）的父亲或母亲，王*（P-3）与李*（P-2）是配偶。"
    )


def test_several_equally_short_ways_are_all_told_up_to_five(graph: SmallGraph, caseworker: CaseworkerGraph) -> None:
    graph.create(f"{TWO} FOREACH (i IN range(1, 7) | CREATE (a)-[:USES]->(:Phone {{id: 'T-' + i}})<-[:USES]-(b))")

    found = paths(caseworker, "P-1", "P-2")

    assert (found.shown, found.in_all, found.capped) == (5, 7, False)
    assert [way.nodes[1].id for way in found.paths] == ["T-1", "T-2", "T-3", "T-4", "T-5"]
    assert paths(caseworker, "P-2", "P-1").in_all == 7


def test_nothing_found_is_an_answer_and_no_proof(graph: SmallGraph, caseworker: CaseworkerGraph) -> None:
    graph.create(TWO)

    found = paths(caseworker, "P-1", "P-2")

    assert (found.hops, found.paths, found.in_all) == (None, (), 0)
    assert "没有查到不等于没有关系" in found.said.zh


@pytest.mark.parametrize(
    "between",
    [
        "(a)-[:USES]->(:Phone:Hub {id: 'T-1'})<-[:USES]-(b)",
        f"(a)-[:SPOUSE_OF]->(:Person {{id: 'P-9', name: '远', {FAR}}})<-[:PARENT_OF]-(b)",
        f"(a)-[:MEMBER_OF]->(:Household {{id: 'H-9', basis: 'declared', {FAR}}})<-[:MEMBER_OF]-(b)",
        "(a)-[:USES {until: date('2020-01-01')}]->(:Phone {id: 'T-1'})<-[:USES]-(b)",
        "(a)-[:USES]->(:Phone {id: 'T-1'})<-[:USES {since: date('2026-07-01')}]-(b)",
        "(a)-[:IN]->(:Area {id: '990101001', code: '990101001', name: '镇', level: 'township'})<-[:IN]-(b)",
        "(a)<-[:HELD_BY]-(:Award {id: 'N-1', status: 'active'})-[:HELD_BY]->(b)",
        "(a)<-[:DECLARED_KIN]-(:Officer {id: 'F-1', role: 'caseworker'})-[:IS]->(b)",
    ],
    ids=["a hub", "a person elsewhere", "a household elsewhere", "a phone given up", "a phone not yet had", "an area",
         "an award", "an officer"],
)  # fmt: skip
def test_a_path_does_not_walk_through(graph: SmallGraph, caseworker: CaseworkerGraph, between: str) -> None:
    graph.create(f"{TWO}, {between}")

    assert paths(caseworker, "P-1", "P-2").paths == ()


def test_a_blocked_short_way_does_not_hide_a_longer_open_one(graph: SmallGraph, caseworker: CaseworkerGraph) -> None:
    graph.create(
        f"""{TWO}, (a)-[:USES]->(:Phone:Hub {{id: 'T-1'}})<-[:USES]-(b),
        (a)-[:MEMBER_OF]->(home:Household {{id: 'H-1', basis: 'registered'}}),
        (c:Person {{id: 'P-3', name: '王刚'}})-[:MEMBER_OF]->(home),
        (c)-[:WORKS_AT]->(:Institution {{id: 'I-1', name: '青石厂', kind: 'company'}})<-[:WORKS_AT]-(b)"""
    )

    found = paths(caseworker, "P-1", "P-2")

    assert [node.id for node in found.paths[0].nodes] == ["P-1", "H-1", "P-3", "I-1", "P-2"]
    assert (
        found.paths[0].said.zh
        == "王*（P-1）是家庭 H-1的成员，王*（P-3）也是其成员，王*（P-3）在青石厂工作，李*（P-2）也在这里工作。"
    )


def test_ends_may_be_hubs_themselves(graph: SmallGraph, caseworker: CaseworkerGraph) -> None:
    graph.create(f"{TWO}, (a)-[:SPOUSE_OF]->(b)")
    graph.run("MATCH (a:Person {id: 'P-1'}) SET a:Hub")

    assert paths(caseworker, "P-1", "P-2").hops == 1


def test_seven_steps_are_too_far(graph: SmallGraph, caseworker: CaseworkerGraph) -> None:
    graph.create(
        "(a:Person {id: 'P-0', name: '王'}) "
        "FOREACH (i IN range(1, 7) | CREATE (:Person {id: 'P-' + i, name: '王' + i}))"
    )
    graph.run("UNWIND range(1, 7) AS i MATCH (a:Person {id: 'P-' + (i - 1)}), (b:Person {id: 'P-' + i}) "
              "CREATE (a)-[:PARENT_OF]->(b)")  # fmt: skip

    assert paths(caseworker, "P-0", "P-6").hops == 6
    assert paths(caseworker, "P-0", "P-7").hops is None


def test_as_of_a_day(graph: SmallGraph, caseworker: CaseworkerGraph) -> None:
    graph.create(f"{TWO}, (a)-[:SPOUSE_OF {{until: date('2020-01-01')}}]->(b)")

    assert paths(caseworker, "P-1", "P-2").hops is None
    assert paths(caseworker.on(date(2019, 1, 1)), "P-1", "P-2").hops == 1


def test_both_ends_have_to_be_there_and_to_be_two(graph: SmallGraph, caseworker: CaseworkerGraph) -> None:
    graph.create(f"{TWO}, (:Person {{id: 'P-9', name: '远', {FAR}}})")

    for ends in (("P-1", "P-9"), ("P-9", "P-1"), ("P-1", "P-nobody")):
        with pytest.raises(NotFound):
            paths(caseworker, *ends)
    with pytest.raises(Invalid, match="two different people"):
        paths(caseworker, "P-1", "P-1")


def test_an_auditor_needs_a_finding_about_both_ends(graph: SmallGraph, auditor: AuditorGraph) -> None:
    graph.create(f"{TWO}, (a)-[:SPOUSE_OF]->(b)")

    def named(*people: str) -> AuditorGraph:
        return AuditorGraph(
            auditor.client,
            auditor.settings,
            auditor.trail,
            auditor.areas,
            auditor.day,
            subjects=lambda id: id in people,
        )

    with pytest.raises(Forbidden):
        paths(named("P-1"), "P-1", "P-2")
    with pytest.raises(Forbidden):
        paths(named("P-2"), "P-1", "P-2")
    assert paths(named("P-1", "P-2"), "P-1", "P-2").hops == 1


def test_two_ties_of_one_kind_in_opposite_ways_are_told_in_one_order(
    graph: SmallGraph, caseworker: CaseworkerGraph
) -> None:
    told = []
    for ties in (
        ("(a)-[:PARENT_OF]->(b)", "(b)-[:PARENT_OF]->(a)"),
        ("(b)-[:PARENT_OF]->(a)", "(a)-[:PARENT_OF]->(b)"),
    ):
        graph.wipe()
        graph.create(f"{TWO}, {', '.join(ties)}")
        told.append([way.ties[0].start for way in paths(caseworker, "P-1", "P-2").paths])

    assert told == [["P-1", "P-2"], ["P-1", "P-2"]]


def test_the_rarest_thing_explains_most_and_a_longer_way_may_stand_before_a_shorter(
    graph: SmallGraph, caseworker: CaseworkerGraph
) -> None:
    graph.create(
        f"""{TWO}, (a)-[:WORKS_AT]->(i:Institution {{id: 'I-1', name: '厂', kind: 'company'}})<-[:WORKS_AT]-(b),
        (a)-[:PARENT_OF]->(c:Person {{id: 'P-3', name: '王刚'}}),
        (c)-[:PARENT_OF]->(d:Person {{id: 'P-4', name: '王一'}}),
        (d)-[:SPOUSE_OF]->(b) FOREACH (n IN range(1, 14) |
          CREATE (:Person {{id: 'P-w' + n, name: '工'}})-[:WORKS_AT]->(i))"""
    )

    found = paths(caseworker, "P-1", "P-2")

    assert [len(way.ties) for way in found.paths] == [3, 2]
    assert found.hops == 2
    assert [it.en for it in found.paths[1].because] == ["shared by 16"]


def test_time_together_is_told_and_counts(graph: SmallGraph, caseworker: CaseworkerGraph) -> None:
    graph.create(
        f"""{TWO}, (a)-[:USES {{since: date('2020-06-30')}}]->(t:Phone {{id: 'T-1'}})
        <-[:USES {{since: date('2026-06-20')}}]-(b),
        (a)-[:USES {{since: date('2020-06-30')}}]->(u:Phone {{id: 'T-2'}})<-[:USES {{since: date('2020-06-30')}}]-(b)"""
    )

    found = paths(caseworker, "P-1", "P-2")

    assert [way.nodes[1].id for way in found.paths] == ["T-2", "T-1"]
    assert [way.because[1].en for way in found.paths] == ["both for 2191 days", "both for 10 days"]


def test_a_hundred_and_more_ways_do_not_hide_the_shortest(graph: SmallGraph, caseworker: CaseworkerGraph) -> None:
    graph.create(
        f"{TWO}, (a)-[:MEMBER_OF]->(h:Household {{id: 'H-1', basis: 'registered'}})<-[:MEMBER_OF]-(b) "
        "FOREACH (n IN range(1, 150) | CREATE (a)-[:USES]->(:Phone {id: 'A-' + n})<-[:USES]-(b))"
    )

    found = paths(caseworker, "P-1", "P-2")

    assert (found.capped, found.in_all, found.hops) == (True, 100, 2)


def test_a_household_that_has_ended_and_a_hub_are_on_no_way_unless_the_hub_is_asked_for(
    graph: SmallGraph, caseworker: CaseworkerGraph
) -> None:
    graph.create(
        f"""{TWO}, (a)-[:MEMBER_OF]->(h:Household {{id: 'H-1', basis: 'declared', until: date('2020-01-01')}})
        <-[:MEMBER_OF]-(b), (a)-[:USES]->(t:Phone:Hub {{id: 'T-1'}})<-[:USES]-(b)"""
    )

    assert paths(caseworker, "P-1", "P-2").paths == ()
    assert [way.nodes[1].id for way in paths(caseworker, "P-1", "P-2", hubs=True).paths] == ["T-1"]


def test_between_two_groups_each_pair_is_told_the_closest_first(graph: SmallGraph, caseworker: CaseworkerGraph) -> None:
    graph.create(
        f"{TWO}, (c:Person {{id: 'P-3', name: '赵六'}}), (a)-[:SPOUSE_OF]->(b), "
        "(c)-[:USES]->(:Phone {id: 'T-1'})<-[:USES]-(b), (d:Person {id: 'P-4', name: '孙七'})"
    )

    found = between(caseworker, ["P-1", "P-3"], ["P-2", "P-4", "P-1"])

    assert [(pair.start.id, pair.end.id, pair.hops) for pair in found.pairs] == [
        ("P-1", "P-2", 1),
        ("P-3", "P-2", 2),
        ("P-3", "P-1", 3),
        ("P-1", "P-4", None),
        ("P-3", "P-4", None),
    ]
    with pytest.raises(Invalid, match="1 to 5"):
        between(caseworker, [f"P-{n}" for n in range(6)], ["P-2"])
