"""What lies around a person: whom they share with, their days, kin and who supports them, households, money."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from graph.door import CaseworkerGraph
from graph.kinship import Walk, kin, supporters
from graph.shared import shared
from graph.timeline import timeline
from graph.together import household
from tests.small_graph import SmallGraph

FAR = "area: '990199001', county: '990199'"


def test_whom_a_person_shares_with_stands_once_the_rarest_things_first(
    graph: SmallGraph, caseworker: CaseworkerGraph
) -> None:
    graph.create(
        f"""(a:Person {{id: 'P-1', name: '王芳'}}), (b:Person {{id: 'P-2', name: '李强'}}),
        (c:Person {{id: 'P-3', name: '赵六'}}), (d:Person {{id: 'P-4', name: '孙七'}}),
        (far:Person {{id: 'P-9', name: '远', {FAR}}}), (home:Address {{id: 'A-1', text: '青石村12号'}}),
        (a)-[:LIVES_AT {{since: date('2015-01-01')}}]->(home), (b)-[:LIVES_AT {{since: date('2020-01-01')}}]->(home),
        (c)-[:LIVES_AT]->(home), (far)-[:LIVES_AT]->(home), (a)-[:USES]->(t:Phone {{id: 'T-1'}}), (c)-[:USES]->(t),
        (a)-[:USES]->(hub:Phone:Hub {{id: 'T-2'}}), (d)-[:USES]->(hub)"""
    )

    found = shared(caseworker, "P-1")

    assert [(one.id, [thing.id for thing in one.things]) for one in found.people] == [
        ("P-3", ["T-1", "A-1"]),
        ("P-2", ["A-1"]),
    ]
    assert found.people[1].things[0].people == 3
    assert found.people[1].things[0].since == date(2020, 1, 1)


def test_a_timeline_tells_everything_dated_once_newest_first_page_by_page(
    graph: SmallGraph, caseworker: CaseworkerGraph
) -> None:
    graph.create(
        f"""(p:Person {{id: 'P-1', name: '王芳', born: date('1940-05-01'), died: date('2026-06-29')}}),
        (p)-[:LIVES_AT {{since: date('2015-01-01'), until: date('2020-01-01')}}]->
          (:Address {{id: 'A-1', text: '青石村'}}),
        (p)<-[:HELD_BY]-(n:Award {{id: 'N-1', status: 'active', since: date('2021-01-01')}}),
        (n)<-[:OF]-(y:Payment {{id: 'Y-1', at: date('2026-05-05'), amount: 80.0}}), (y)-[:FOR]->(p),
        (n)<-[:OF]-(:Payment {{id: 'Y-2', at: date('2026-04-05'), amount: 80.0}}),
        (p)<-[:TO]-(:Visit {{id: 'V-1', kind: 'home-meals', starts: datetime('2026-06-20T11:00:00+08:00')}}),
        (p)-[:SPOUSE_OF {{since: date('1960-01-01')}}]->(:Person {{id: 'P-9', name: '远', {FAR}}}),
        (p)<-[:FOR]-(:Payment {{id: 'Y-3', at: date('2026-07-05'), amount: 80.0}})"""
    )

    whole = timeline(caseworker, "P-1")
    first = timeline(caseworker, "P-1", at_most=5)
    rest = timeline(caseworker, "P-1", at_most=5, after=first.next)

    assert [(f"{it.at}", it.what, it.id) for it in whole.events] == [
        ("2026-06-29", "died", "P-1"),
        ("2026-06-20", "happened", "V-1"),
        ("2026-05-05", "happened", "Y-1"),
        ("2026-04-05", "happened", "Y-2"),
        ("2021-01-01", "began", "N-1"),
        ("2020-01-01", "ended", "A-1"),
        ("2015-01-01", "began", "A-1"),
        ("1940-05-01", "born", "P-1"),
    ]
    assert first.events + rest.events == whole.events
    assert rest.next is None
    assert timeline(caseworker.on(date(2019, 1, 1)), "P-1").events == whole.events[-2:]


FAMILY = """
(a:Person {id: 'P-1', name: '王芳', born: date('1950-01-01')}), (b:Person {id: 'P-2', name: '李强'}),
(son:Person {id: 'P-3', name: '李明', born: date('1975-01-01')}),
(young:Person {id: 'P-4', born: date('2010-01-01'), name: '李一'}),
(mother:Person {id: 'P-5', name: '王母', died: date('1990-01-01')}), (sister:Person {id: 'P-6', name: '王妹'}),
(wife:Person {id: 'P-7', name: '张三'}), (a)-[:SPOUSE_OF]->(b), (a)-[:PARENT_OF]->(son), (b)-[:PARENT_OF]->(son),
(son)-[:PARENT_OF]->(young), (mother)-[:PARENT_OF]->(a), (mother)-[:PARENT_OF]->(sister), (son)-[:SPOUSE_OF]->(wife)
"""


def test_a_timeline_tells_decisions_and_what_the_household_was_awarded_while_they_belonged_to_it(
    graph: SmallGraph, caseworker: CaseworkerGraph
) -> None:
    graph.create(
        f"""(a:Person {{id: 'P-1', name: '甲'}})<-[:BY]-(l:Application {{id: 'L-1', at: date('2026-01-05')}}),
        (l)-[:DECIDED_BY {{on: date('2026-02-05'), decision: 'refused'}}]->(:Officer {{id: 'F-1', role: 'caseworker'}}),
        (a)-[:MEMBER_OF {{since: date('2020-01-01'), until: date('2026-05-31')}}]->(h:Household {{id: 'H-1'}}),
        (h)<-[:HELD_BY]-(n:Award {{id: 'N-1', since: date('2024-01-01'), until: date('2026-06-15')}}),
        (n)-[:UNDER]->(:Policy {{id: 'low', title: 'Allowance', title_zh: '低保'}}),
        (h)<-[:HELD_BY]-(:Award {{id: 'N-9', since: date('2024-01-01'), {FAR}}}),
        (:Payment {{id: 'Y-1', at: date('2026-05-05')}})-[:OF]->(n),
        (:Payment {{id: 'Y-2', at: date('2026-06-05')}})-[:OF]->(n)"""
    )

    events = timeline(caseworker, "P-1").events
    told = [(str(one.at), one.what, one.id) for one in events]

    assert told == [
        ("2026-05-31", "ended", "H-1"),
        ("2026-05-05", "happened", "Y-1"),
        ("2026-02-05", "decided", "L-1"),
        ("2026-01-05", "happened", "L-1"),
        ("2024-01-01", "began", "N-1"),
        ("2020-01-01", "began", "H-1"),
    ]
    assert events[1].said.en == "payment, on this day: Allowance (for the household)"
    assert events[2].said.zh == "提出的申请与评估审批决定：申请 L-1（不予批准）"


def test_kin_are_told_by_generation_and_legal_supporters_marked(graph: SmallGraph, caseworker: CaseworkerGraph) -> None:
    graph.create(FAMILY)

    old, child = kin(caseworker, "P-1"), kin(caseworker, "P-4")

    assert {one.id: one.generation for one in old.people} == {
        "P-1": 0, "P-2": 0, "P-6": 0, "P-5": 1, "P-3": -1, "P-7": -1, "P-4": -2,
    }  # fmt: skip
    assert {one.id: one.supporter for one in old.people if one.supporter} == {"P-2": "spouse", "P-3": "child"}
    assert {one.id: one.supporter for one in child.people if one.supporter} == {"P-3": "parent"}
    assert {one.id for one in child.people} == {"P-1", "P-2", "P-3", "P-4", "P-5", "P-7"}


def test_a_circle_of_kin_and_somebody_who_is_their_own_parent_end(
    graph: SmallGraph, caseworker: CaseworkerGraph
) -> None:
    graph.create(
        "(a:Person {id: 'P-1', name: '甲'})-[:PARENT_OF]->(b:Person {id: 'P-2', name: '乙'})-[:PARENT_OF]->(a), "
        "(a)-[:PARENT_OF]->(a)"
    )

    assert {one.id for one in kin(caseworker, "P-1").people} == {"P-1", "P-2"}


@given(
    st.dictionaries(st.sampled_from("abcd"), st.dates(date(1930, 1, 1), date(2026, 1, 1))),
    st.sets(st.sampled_from("abcdefg")),
    st.sets(st.tuples(st.sampled_from("abcdefg"), st.sampled_from("abcdefg")), max_size=12),
)
def test_a_supporter_is_alive_of_age_or_near_and_somebody_else(
    born: dict[str, date], dead: set[str], ties: set[tuple[str, str]]
) -> None:
    parents: dict[str, set[str]] = {}
    children: dict[str, set[str]] = {}
    for parent, child in ties:
        parents.setdefault(child, set()).add(parent)
        children.setdefault(parent, set()).add(child)
    walk = Walk(date(2026, 6, 30), dict(born), frozenset(dead), parents, children, {}, {})

    for one, why in supporters(walk, "a"):
        assert one != "a"
        assert one not in dead
        if why in ("child", "grandchild", "sibling"):
            assert one not in born or born[one] <= date(2008, 6, 30)
        if why in ("grandparent", "sibling"):
            assert parents["a"] <= dead


def test_three_households_stand_side_by_side_with_the_evidence(graph: SmallGraph, caseworker: CaseworkerGraph) -> None:
    graph.create(
        f"""(a:Person {{id: 'P-1', name: '王芳'}}), (b:Person {{id: 'P-2', name: '李强'}}),
        (c:Person {{id: 'P-3', name: '李明'}}), (d:Person {{id: 'P-4', name: '亡', died: date('2020-01-01')}}),
        (h:Household {{id: 'H-1', basis: 'registered'}}), (claim:Household {{id: 'H-2', basis: 'declared'}}),
        (a)-[:MEMBER_OF {{role: 'head'}}]->(h), (c)-[:MEMBER_OF]->(h), (a)-[:MEMBER_OF]->(claim),
        (home:Address {{id: 'A-1', text: '青石村12号'}}), (a)-[:LIVES_AT]->(home), (b)-[:LIVES_AT]->(home),
        (d)-[:LIVES_AT]->(home), (c)-[:LIVES_AT]->(:Address {{id: 'A-2', text: '城里'}}), (a)-[:PARENT_OF]->(c),
        (c)-[:STAYS_AT {{kind: 'custody'}}]->(:Institution {{id: 'I-1', name: '监狱', kind: 'company'}}),
        (:Person {{id: 'P-9', name: '远', {FAR}}})-[:LIVES_AT]->(home)"""
    )

    found = household(caseworker, "P-1")

    assert [[it.id for it in one.members] for one in (*found.registered, *found.declared)] == [["P-1", "P-3"], ["P-1"]]
    told = {one.id: one for one in found.together}
    assert {id: (one.seems, one.points) for id, one in told.items()} == {"P-2": (True, 3), "P-3": (False, -5)}
    assert [it.en for it in told["P-3"].against] == ["in custody", "another address"]
    assert household(caseworker, "P-3").together[0].points == -5
    assert [it.en for it in told["P-3"].in_favour] == ["one registered household", "parent and child"]


def test_a_guardian_of_another_family_a_severely_disabled_child_and_a_slip_of_the_register(
    graph: SmallGraph, caseworker: CaseworkerGraph
) -> None:
    graph.create(
        """(a:Person {id: 'P-1', name: '甲', born: date('1980-01-01'), disability_grade: 1}),
        (b:Person {id: 'P-2', name: '乙'})-[:PARENT_OF]->(a), (c:Person {id: 'P-3', name: '丙'})-[:GUARDIAN_OF]->(a),
        (d:Person {id: 'P-4', name: '丁', died: date('2000-01-01')})<-[:PARENT_OF]-(old:Person {id: 'P-5', name: '戊'}),
        (old)-[:PARENT_OF]->(old), (d)-[:PARENT_OF]->(:Person {id: 'P-6', name: '己', born: date('1990-01-01')})"""
    )

    def told(person: str) -> dict[str, str]:
        return {one.id: one.supporter for one in kin(caseworker, person).people if one.supporter}

    assert told("P-1") == {"P-2": "parent", "P-3": "guardian"}
    assert told("P-5") == {"P-6": "grandchild"}


def test_what_has_ended_is_no_evidence(graph: SmallGraph, caseworker: CaseworkerGraph) -> None:
    graph.create(
        """(a:Person {id: 'P-1', name: '甲'}), (b:Person {id: 'P-2', name: '乙'}),
        (gone:Household {id: 'H-1', basis: 'registered', until: date('2010-01-01')}), (a)-[:MEMBER_OF]->(gone),
        (b)-[:MEMBER_OF]->(gone), (now:Household {id: 'H-2', basis: 'registered'}), (b)-[:MEMBER_OF]->(now),
        (a)-[:MEMBER_OF {until: date('2010-01-01')}]->(now),
        (a)-[:LIVES_AT]->(home:Address {id: 'A-1', text: '村'}),
        (b)-[:LIVES_AT]->(home), (b)-[:LIVES_AT]->(:Address {id: 'A-2', text: '城'})"""
    )

    for one, other in (("P-1", "P-2"), ("P-2", "P-1")):
        [found] = household(caseworker, one).together
        assert found.id == other
        assert [it.en for it in found.in_favour] == ["the same address"]
    assert [it.en for it in household(caseworker, "P-1").together[0].against] == ["registered in another household"]
