"""Beyond the first ties: two steps, hubs opened on purpose, only what is asked for, and what changed."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from base.errors import NotFound, SetUp
from base.keyring import keys
from base.settings import Settings
from graph import farther, hubs, numbers
from graph.door import CaseworkerGraph, OperatorGraph
from graph.farther import behind, two_steps
from graph.neighbourhood import Asked, neighbourhood
from graph.timeline import timeline
from tests.small_graph import SmallGraph

FAR = "area: '990199001', county: '990199'"


def test_two_steps_are_cut_and_what_was_left_out_is_counted(graph: SmallGraph, caseworker: CaseworkerGraph) -> None:
    graph.create(
        f"""(a:Person {{id: 'P-1', name: '王芳'}})-[:LIVES_AT]->(home:Address {{id: 'A-1', text: '青石村12号'}}),
        (a)-[:WORKS_AT]->(hub:Institution:Hub {{id: 'I-1', name: '厂', kind: 'company'}}),
        (:Person {{id: 'P-9', name: '远', {FAR}}})-[:LIVES_AT]->(home)
        FOREACH (n IN range(1, 5) | 
          CREATE (p:Person {{id: 'P-1' + n, name: '李'}})-[:LIVES_AT]->(home), (p)-[:WORKS_AT]->(hub))"""
    )

    found = two_steps(caseworker, "P-1", each=2)
    cut = two_steps(caseworker, "P-1", near=1)

    assert [(near.id, near.is_hub, [far.id for far in near.beyond], near.left_out) for near in found.near] == [
        ("A-1", False, ["P-11", "P-12"], 3),
        ("I-1", True, [], 0),
    ]
    assert cut.left_out == 1


@pytest.mark.parametrize("few", [0, 2000], ids=["by its townships", "walked"])
def test_a_hub_is_counted_by_township_and_opened_on_purpose(
    graph: SmallGraph, caseworker: CaseworkerGraph, monkeypatch: pytest.MonkeyPatch, few: int
) -> None:
    monkeypatch.setattr(farther, "FEW", few)
    graph.create(
        f"""(i:Institution {{id: 'I-1', name: '厂', kind: 'company'}})
        FOREACH (n IN range(1, 4) | CREATE (:Person {{id: 'P-' + n, name: '李', name_key: '李'}})-[:WORKS_AT]->(i))
        FOREACH (n IN range(5, 9) | CREATE (:Person {{id: 'P-' + n, name: '远', {FAR}}})-[:WORKS_AT]->(i))"""
    )
    hubs.mark(graph.db, threshold=3)

    [tie] = neighbourhood(caseworker, "P-1").ties
    page = behind(caseworker, "P-1", "I-1", at_most=2)
    rest = behind(caseworker, "P-1", "I-1", at_most=2, after=page.next)

    assert tie.other.hub is not None
    assert tie.other.hub.reason is not None
    assert (tie.other.hub.people, tie.other.hub.reason.en) == (4, "an institution with many people")
    assert [one.id for one in (*page.people, *rest.people)] == ["P-2", "P-3", "P-4"]
    with pytest.raises(NotFound):
        behind(caseworker, "P-1", "I-2")


@pytest.mark.parametrize("few", [0, 2000], ids=["by its townships", "walked"])
def test_everybody_behind_a_hub_is_told_once_page_by_page_however_many_bear_one_name(
    graph: SmallGraph, caseworker: CaseworkerGraph, monkeypatch: pytest.MonkeyPatch, few: int
) -> None:
    monkeypatch.setattr(farther, "FEW", few)
    graph.create(
        """(i:Institution {id: 'I-1', name: '厂', kind: 'company'})
        FOREACH (n IN [31, 27, 22, 18, 15, 14, 12, 11] | CREATE (:Person {id: 'P-' + n, name: '李', name_key: '李',
          area: CASE n % 2 WHEN 0 THEN '990101002' ELSE '990101001' END, county: '990101'})-[:WORKS_AT]->(i))
        FOREACH (n IN [39, 16, 13] | CREATE (:Person {id: 'P-' + n, name: '丁', name_key: '丁'})-[:WORKS_AT]->(i))
        FOREACH (n IN [41, 42] | CREATE (:Person {id: 'P-' + n, name: '丁', name_key: '丁'}))"""
    )
    hubs.mark(graph.db, threshold=3)
    both = replace(caseworker, areas=("990101002", "990101001"))

    page = behind(both, "P-11", "I-1", at_most=2)
    told = [one.id for one in page.people]
    while page.next:
        page = behind(both, "P-11", "I-1", at_most=2, after=page.next)
        told += [one.id for one in page.people]

    here, there = ["P-13", "P-16", "P-39", "P-15", "P-27", "P-31"], ["P-12", "P-14", "P-18", "P-22"]
    assert told == [*here, *there]


def test_a_generic_number_is_a_hub_however_few_share_it_and_a_site_adds_its_own(
    graph: SmallGraph, settings: Settings, tmp_path: Path
) -> None:
    own = settings.model_copy(update={"home": tmp_path})
    (tmp_path / "generic_values.yml").write_text("phones: ['0712-5551234']\n", "utf-8")
    secret = keys(own)
    rows = [
        {"id": f"T-{at}", "key": numbers.blind(secret, "phone", number)}
        for at, number in enumerate(("138 0000 0000", "07125551234", "12900001234"))
    ]
    graph.run("UNWIND $rows AS row CREATE (:Phone {id: row.id, number_key: row.key})", rows=rows)

    hubs.mark(OperatorGraph(graph.db.client, own, graph.db.trail, (), graph.db.day))

    assert graph.rows("MATCH (h:Hub) RETURN h.id AS id, h.hub_reason AS why ORDER BY id") == [
        {"id": "T-0", "why": "generic-value"},
        {"id": "T-1", "why": "generic-value"},
    ]
    (tmp_path / "generic_values.yml").write_text("fones: []", "utf-8")
    with pytest.raises(SetUp, match="phones and accounts"):
        hubs.mark(OperatorGraph(graph.db.client, own, graph.db.trail, (), graph.db.day))


def test_only_the_ties_asked_for_are_told(graph: SmallGraph, caseworker: CaseworkerGraph) -> None:
    graph.create(
        """(a:Person {id: 'P-1', name: '王芳'})-[:PARENT_OF {since: date('2000-01-01'), source: 'police'}]->
        (:Person {id: 'P-2', name: '李'}), (a)<-[:PARENT_OF {source: 'office'}]-(:Person {id: 'P-3', name: '王'})
        FOREACH (n IN range(1, 4) | CREATE (a)-[:USES {since: date('2010-01-0' + n)}]->(:Phone {id: 'T-' + n}))"""
    )

    def told(**asked: Any) -> list[str]:
        return [tie.other.id for tie in neighbourhood(caseworker, "P-1", Asked(**asked)).ties]

    assert told(direction="in") == ["P-3"]
    assert told(source="police") == ["P-2"]
    assert told(begun_from=date(2010, 1, 2), begun_to=date(2010, 1, 3)) == ["T-3", "T-2"]
    assert told(each=1) == ["P-2", "T-4"]


def test_what_changed_between_two_days_is_the_timeline_after_the_first(
    graph: SmallGraph, caseworker: CaseworkerGraph
) -> None:
    graph.create(
        "(:Person {id: 'P-1', name: '王芳', born: date('1950-01-01')})"
        "-[:LIVES_AT {since: date('2015-01-01'), until: date('2020-01-01')}]->(:Address {id: 'A-1', text: '青石村'})"
    )

    changed = timeline(caseworker.on(date(2021, 1, 1)), "P-1", since=date(2016, 1, 1))

    assert [(event.what, event.at) for event in changed.events] == [("ended", date(2020, 1, 1))]
