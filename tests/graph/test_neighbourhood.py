"""A caseworker opens a person's page and sees who and what surrounds them, inside the own areas only."""

from datetime import date

import pytest

from base.errors import Forbidden, NotFound
from base.model import Said
from graph import people
from graph.door import AuditorGraph, CaseworkerGraph, DispatcherGraph
from graph.neighbourhood import Asked, Neighbourhood, neighbourhood
from tests.small_graph import SmallGraph

ELSEWHERE = "990199001"


def test_a_person_s_page_tells_household_awards_and_ties(graph: SmallGraph, caseworker: CaseworkerGraph) -> None:
    graph.create(
        """
        (p:Person {id: 'P-1', name: '王芳', born: date('1940-07-01')})
          -[:MEMBER_OF {role: 'head'}]->(h:Household {id: 'H-1', basis: 'registered', kind: 'family'}),
        (:Person {id: 'P-2', name: '李强', born: date('1965-01-01')})-[:MEMBER_OF]->(h),
        (:Person {id: 'P-3', name: '李远', area: '990199001', county: '990199'})-[:MEMBER_OF]->(h),
        (p)<-[:HELD_BY]-(:Award {id: 'N-1', status: 'active', monthly: 100.0, since: date('2020-07-01')})
          -[:UNDER]->(:Policy {id: 'old-age-allowance', title: 'Old-age allowance', title_zh: '高龄津贴'}),
        (p)-[:LIVES_AT]->(:Address {id: 'A-1', text: '青石村12号'})
        """
    )

    person = people.show(caseworker, "P-1")

    assert (person.age, person.alive, person.sex) == (85, True, None)
    assert person.household is not None
    assert [(member.id, member.role) for member in person.household.members] == [("P-1", "head"), ("P-2", None)]
    assert [(award.title.zh, award.monthly) for award in person.awards] == [("高龄津贴", 100.0)]
    assert [(kind.kind, kind.direction, kind.count) for kind in person.ties] == [
        ("MEMBER_OF", "out", 1),
        ("LIVES_AT", "out", 1),
        ("HELD_BY", "in", 1),
    ]


def test_someone_with_nobody_is_still_someone(graph: SmallGraph, caseworker: CaseworkerGraph) -> None:
    graph.create("(:Person {id: 'P-1', name: '王芳'})")

    seen = neighbourhood(caseworker, "P-1")

    assert (seen.name, seen.ties, seen.in_all, seen.kinds) == ("王*", (), 0, ())
    assert people.show(caseworker, "P-1").age is None


@pytest.mark.parametrize("id", ["P-1", "P-nobody", "P" * 64])
def test_out_of_scope_is_as_if_nobody_were_there(graph: SmallGraph, caseworker: CaseworkerGraph, id: str) -> None:
    graph.create("(:Person {id: 'P-1', name: '王芳', area: '990199001', county: '990199'})")

    with pytest.raises(NotFound):
        people.show(caseworker, id)
    with pytest.raises(NotFound):
        neighbourhood(caseworker, id)


def others(seen: Neighbourhood) -> list[str]:
    return [tie.other.id for tie in seen.ties]


def test_ties_come_by_kind_and_newest_first_as_of_a_day(graph: SmallGraph, caseworker: CaseworkerGraph) -> None:
    graph.create(
        """
        (p:Person {id: 'P-1', name: '王芳'})-[:LIVES_AT {since: date('2020-01-01'), source: 'seed'}]->
          (:Address {id: 'A-2', text: '青石村12号'}),
        (p)-[:LIVES_AT {since: date('2000-01-01'), until: date('2020-01-01')}]->(:Address {id: 'A-1'}),
        (p)-[:PARENT_OF {kind: 'birth'}]->(:Person {id: 'P-2', name: '李强'}),
        (p)<-[:PARENT_OF]-(:Person {id: 'P-3', name: '王刚'}),
        (p)-[:USES]->(:Phone {id: 'T-1', number_sealed: 'k1:secret', number_key: 'abc'})
        """
    )

    now = neighbourhood(caseworker, "P-1")
    then = neighbourhood(caseworker.on(date(2010, 1, 1)), "P-1")

    assert others(now) == ["P-2", "P-3", "A-2", "T-1"]
    assert others(then) == ["P-2", "P-3", "A-1", "T-1"]
    assert [tie.said.en for tie in now.ties] == ["child", "parent", "address", "uses"]
    assert now.ties[2].other.name.zh == "青石村"
    assert now.ties[3].other.name.zh == "电话 T-1"
    assert "secret" not in now.model_dump_json()


def test_what_lies_out_of_scope_is_neither_named_nor_counted(graph: SmallGraph, caseworker: CaseworkerGraph) -> None:
    far = "area: '990199001', county: '990199'"
    graph.create(
        f"""
        (p:Person {{id: 'P-1', name: '王芳'}})-[:USES]->(t:Phone {{id: 'T-1'}}),
        (:Person {{id: 'P-2', name: '李强'}})-[:USES]->(t),
        (t)<-[:USES]-(far:Person {{id: 'P-9', name: '远', {far}}}),
        (p)-[:SPOUSE_OF]->(far),
        (p)-[:MEMBER_OF]->(:Household {{id: 'H-9', basis: 'declared', {far}}}),
        (p)<-[:HELD_BY]-(:Award {{id: 'N-9', status: 'active', {far}}}),
        (p)-[:MADE]->(:Visit {{id: 'S-9', kind: 'home-care', starts: datetime('2026-01-01T08:00Z')}})-[:TO]->(far)
        """
    )

    seen = neighbourhood(caseworker, "P-1")

    assert [(kind.kind, kind.count) for kind in seen.kinds] == [("USES", 1)]
    assert others(seen) == ["T-1"]
    assert seen.ties[0].through is not None
    assert [one.id for one in seen.ties[0].through.people] == ["P-2"]
    assert "P-9" not in seen.model_dump_json()


def test_a_hub_is_shown_with_its_count_and_stays_closed(graph: SmallGraph, caseworker: CaseworkerGraph) -> None:
    graph.create(
        """
        (:Person {id: 'P-1', name: '王芳'})-[:USES]->
          (t:Phone:Hub {id: 'T-1', hub_reason: 'many-people', hub_count: 40, hub_counted: date('2026-06-29')})
          <-[:USES]-(:Person {id: 'P-2', name: '李强'})
        """
    )

    [tie] = neighbourhood(caseworker, "P-1").ties

    assert tie.other.hub is not None
    assert tie.other.hub.reason is not None
    assert (tie.other.hub.band, tie.other.hub.reason.en) == (
        Said(zh="20 人及以上", en="20 people and more"),
        "too many people",
    )
    assert tie.through is None


def test_a_hundred_ties_come_in_pages_that_say_how_many_there_are(
    graph: SmallGraph, caseworker: CaseworkerGraph
) -> None:
    graph.run(
        """
        CREATE (p:Person {id: 'P-1', name: '王芳'})
        FOREACH (i IN range(1, 60) | CREATE (p)<-[:TO]-(:Visit {id: 'S-' + i, kind: 'home-meals',
                 starts: datetime('2026-06-01T11:00Z') - duration({days: i / 2})}))
        FOREACH (i IN range(1, 40) | CREATE (p)-[:PARENT_OF]->(:Person {id: 'P-1' + i, name: '王' + i}))
        """
    )
    seen: list[str] = []
    after = None

    for _ in range(4):
        page = neighbourhood(caseworker, "P-1", at_most=30, after=after)
        seen += others(page)
        after = page.next

    assert (page.in_all, page.shown, page.next) == (100, 10, None)
    assert len(set(seen)) == len(seen) == 100


def test_only_the_kinds_asked_for_are_shown_and_all_are_counted(graph: SmallGraph, caseworker: CaseworkerGraph) -> None:
    graph.create(
        "(p:Person {id: 'P-1', name: '王芳'})-[:USES]->(:Phone {id: 'T-1'}), (p)-[:LIVES_AT]->(:Address {id: 'A-1'})"
    )

    seen = neighbourhood(caseworker, "P-1", Asked(kinds=("USES",)))

    assert (others(seen), seen.in_all, len(seen.kinds)) == (["T-1"], 1, 2)


def test_an_auditor_opens_only_whom_a_finding_has_named_and_a_dispatcher_nobody(
    graph: SmallGraph, auditor: AuditorGraph, dispatcher: DispatcherGraph
) -> None:
    graph.create("(:Person {id: 'P-1', name: '王芳'})")
    named = AuditorGraph(
        auditor.client, auditor.settings, auditor.trail, auditor.areas, auditor.day, subjects=lambda person_id: True
    )

    for closed in (auditor, dispatcher):
        with pytest.raises(Forbidden):
            people.show(closed, "P-1")
        with pytest.raises(Forbidden):
            neighbourhood(closed, "P-1")
    assert people.show(named, "P-1").name == "王*"
