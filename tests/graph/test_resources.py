"""What the graph gives for a match: who the person is, what is in reach, and how earlier offers went."""

from datetime import date

import pytest

from base.errors import NotFound, Refused
from graph import resources
from graph.door import DispatcherGraph
from graph.needs import tree
from matching.needs import Wanted, of, wanted
from tests.small_graph import SmallGraph

MEALS = of(["home-meals"], tree(), "stated")
MAN = """(person:Person {id: 'P-1', name: '王建国', born: date('1940-05-01'), sex: 'male', village: '990101001003',
          location: point({longitude: 114.0, latitude: 30.5})})"""


def kitchen(resource_id: str, more: str = "", lon: float = 114.01, need: str = "home-meals") -> str:
    """A WITH-able pattern: a kitchen that offers one resource for a need."""
    return f"""
    MERGE (need:Entity {{id: '{need}'}}) WITH need
    CREATE (:Institution {{id: 'I-{resource_id}', name: '食堂', kind: 'kitchen', county: '990101',
              location: point({{longitude: {lon}, latitude: 30.5}})}})
      -[:OFFERS]->(r:Resource {{id: '{resource_id}', name: '送餐上门' {", " + more if more else ""}}})-[:MEETS]->(need)
    """


def ids(db: DispatcherGraph, sought: Wanted = MEALS, within_km: float = 15) -> list[str]:
    """The ids found in reach of P-1."""
    return [it.resource.id for it in resources.reach(db, resources.asker(db, "P-1"), sought, within_km).found]


def test_the_person_comes_with_what_limits_ask_about(graph: SmallGraph, dispatcher: DispatcherGraph) -> None:
    graph.create(f"""{MAN},
        (h:Household {{id: 'H-1', basis: 'registered'}})<-[:MEMBER_OF]-(person),
        (h)<-[:MEMBER_OF]-(:Person {{id: 'P-2', name: '李芳'}})
          -[:STAYS_AT {{kind: 'resident'}}]->(:Institution {{id: 'I-1'}}),
        (person)-[:STAYS_AT {{kind: 'in-patient', until: date('2026-01-01')}}]->(:Institution {{id: 'I-2'}}),
        (person)-[:STUDIES_AT]->(:Institution {{id: 'I-3'}}),
        (person)<-[:TO]-(:Visit {{id: 'S-1', kind: 'home-meals', starts: datetime('2026-06-20T11:00:00Z')}})
          <-[:BILLED]-(:Institution {{id: 'I-4'}}),
        (person)<-[:TO]-(:Visit {{id: 'S-2', kind: 'home-care', starts: datetime('2026-01-20T11:00:00Z')}})
          <-[:BILLED]-(:Institution {{id: 'I-5'}})""")

    person = resources.asker(dispatcher, "P-1")

    assert person.born == date(1940, 5, 1)
    assert person.codes == ("990101001003", "990101001", "990101")
    assert [(stay.institution_id, stay.kind) for stay in person.stays] == [("I-3", "pupil"), ("I-4", "home-meals")]
    assert [(stay.institution_id, stay.who) for stay in person.household] == [("I-1", "P-2")]


def test_relatives_of_another_township_are_not_hinted_at(graph: SmallGraph, dispatcher: DispatcherGraph) -> None:
    graph.create(f"""{MAN},
        (h:Household {{id: 'H-1', basis: 'registered'}})<-[:MEMBER_OF]-(person),
        (h)<-[:MEMBER_OF]-(:Person {{id: 'P-2', name: '李芳', area: '990102001', county: '990102'}})
          -[:STAYS_AT {{kind: 'resident'}}]->(:Institution {{id: 'I-1'}})""")

    assert resources.asker(dispatcher, "P-1").household == ()


def test_somebody_of_another_township_is_nobody(graph: SmallGraph, dispatcher: DispatcherGraph) -> None:
    graph.create("(:Person {id: 'P-1', name: '王芳', area: '990102001', county: '990102'})")

    with pytest.raises(NotFound, match="no person P-1"):
        resources.asker(dispatcher, "P-1")


def test_the_dead_and_the_imprisoned_are_told_apart_from_the_unknown(
    graph: SmallGraph, dispatcher: DispatcherGraph
) -> None:
    graph.create("(:Person {id: 'P-1', name: '王芳', died: date('2026-06-01')})")
    graph.create("(:Person {id: 'P-2', name: '李强'})-[:STAYS_AT {kind: 'custody'}]->(:Institution {id: 'I-1'})")

    with pytest.raises(Refused, match="died on 2026-06-01"):
        resources.asker(dispatcher, "P-1")
    with pytest.raises(Refused, match="custody"):
        resources.asker(dispatcher, "P-2")
    assert resources.asker(dispatcher.on(date(2026, 5, 1)), "P-1").died is None


def test_a_home_without_a_point_is_looked_for_at_its_address_and_then_its_village(
    graph: SmallGraph, dispatcher: DispatcherGraph
) -> None:
    graph.create("""(:Person {id: 'P-1', name: '王芳', village: '990101001003'})
        -[:LIVES_AT]->(:Address {id: 'A-1', location: point({longitude: 114.2, latitude: 30.2})}),
        (:Person {id: 'P-2', name: '李强', village: '990101001003'}),
        (:Area {id: '990101001003', code: '990101001003', name: '三村', level: 'village',
                location: point({longitude: 114.3, latitude: 30.3})})""")

    first, second = resources.asker(dispatcher, "P-1"), resources.asker(dispatcher, "P-2")

    assert first.home is not None
    assert first.home.lon == pytest.approx(114.2)
    assert second.home is None
    assert second.around is not None
    assert second.around.lon == pytest.approx(114.3)


def test_in_reach_is_within_twice_the_travel_limit_or_serving_the_area(
    graph: SmallGraph, dispatcher: DispatcherGraph
) -> None:
    graph.create(MAN)
    graph.run(kitchen("R-near"))
    graph.run(kitchen("R-twice", lon=114.2))  # 25 km by road
    graph.run(kitchen("R-beyond", lon=114.3))  # 37 km
    graph.run(kitchen("R-serves", "serves: ['990101']", lon=115.0))
    graph.run(kitchen("R-elsewhere", "serves: ['990102']", lon=115.0))

    assert ids(dispatcher) == ["R-near", "R-twice", "R-serves"]


def test_wider_and_narrower_needs_are_found_and_told_apart(graph: SmallGraph, dispatcher: DispatcherGraph) -> None:
    graph.create(MAN)
    graph.run(kitchen("R-exact", need="home-meals"))
    graph.run(kitchen("R-wide", "about: '照看老人'", need="daily-living"))
    graph.run("MATCH (r:Resource {id: 'R-wide'}) SET r.name = '照看'")

    person = resources.asker(dispatcher, "P-1")
    found = resources.reach(dispatcher, person, MEALS, 15).found
    wide = resources.reach(dispatcher, person, of(["daily-living"], tree(), "stated"), 15).found

    assert {it.resource.id: it.tree for it in found} == {"R-exact": 1.0, "R-wide": 0.6}
    assert {it.resource.id: it.tree for it in wide} == {"R-exact": 1.0, "R-wide": 1.0}


def test_a_resource_whose_text_alone_speaks_of_the_need_is_found(
    graph: SmallGraph, dispatcher: DispatcherGraph
) -> None:
    graph.create(MAN)
    graph.create("""(:Institution {id: 'I-1', name: '居委会', location: point({longitude: 114.0, latitude: 30.5})})
        -[:OFFERS]->(:Resource {id: 'R-1', name: '邻里互助', about: '志愿者给老人送饭',
                                search_text: '邻里互助 志愿者给老人送饭'})""")
    graph.rows("CALL db.awaitIndexes(30)")

    stated = resources.reach(dispatcher, resources.asker(dispatcher, "P-1"), MEALS, 15).found
    spoken = resources.reach(dispatcher, resources.asker(dispatcher, "P-1"), wanted("给我爸送饭", tree()), 15).found

    assert [(it.resource.id, it.tree, it.pairs > 0, it.characters > 0) for it in stated] == [("R-1", 0.0, True, True)]
    assert [it.resource.id for it in spoken] == ["R-1"]


@pytest.mark.parametrize("text", ['") OR *:*', "送餐\\", "a AND", "`[x", "~^!", '"""', '+-&&||!(){}[]^"~*?:\\/'])
def test_the_syntax_of_the_text_index_is_only_text(graph: SmallGraph, dispatcher: DispatcherGraph, text: str) -> None:
    graph.create(MAN)
    asked = Wanted(asked=text, needs=(), fits={}, pairs=(text,), characters=(text,))

    assert ids(dispatcher, asked) == []


def test_what_has_ended_is_no_candidate_but_can_be_asked_about(graph: SmallGraph, dispatcher: DispatcherGraph) -> None:
    graph.create(MAN)
    graph.run(kitchen("R-ended", "until: date('2026-06-30')"))
    graph.run(kitchen("R-ends-tomorrow", "until: date('2026-07-01')"))

    assert ids(dispatcher) == ["R-ends-tomorrow"]
    assert resources.named(dispatcher, "R-ended").resource.until == date(2026, 6, 30)


def test_a_service_that_has_ended_no_longer_meets_the_need(graph: SmallGraph, dispatcher: DispatcherGraph) -> None:
    graph.run(
        """MERGE (meals:Entity {id: 'home-meals'}) WITH meals
        CREATE (:Person {id: 'P-1', name: '王芳', location: point({longitude: 114, latitude: 30})}),
               (r:Resource {id: 'R-1', name: '食堂', location: point({longitude: 114, latitude: 30})}),
               (r)-[:MEETS {until: date('2026-06-01')}]->(meals),
               (:Institution {id: 'I-1', name: '旧', kind: 'kitchen'})-[:OFFERS {until: date('2026-06-01')}]->(r),
               (:Institution {id: 'I-2', name: '新', kind: 'kitchen'})-[:OFFERS]->(r)"""
    )
    person = resources.asker(dispatcher, "P-1")

    found = resources.reach(dispatcher, person, wanted("home-meals", tree()), 10.0).found
    named = resources.named(dispatcher, "R-1")

    assert [it.tree for it in found if it.resource.id == "R-1"] in ([], [0.0])
    assert named.meets == ()
    assert named.institution is not None
    assert named.institution.id == "I-2"


def test_a_resource_nobody_has_is_not_found(graph: SmallGraph, dispatcher: DispatcherGraph) -> None:
    with pytest.raises(NotFound, match="no resource R-9"):
        resources.named(dispatcher, "R-9")


def test_earlier_offers_are_counted_among_people_of_the_same_age_only(
    graph: SmallGraph, dispatcher: DispatcherGraph
) -> None:
    graph.create(MAN)
    graph.run(kitchen("R-1"))
    graph.run("""MATCH (r:Resource {id: 'R-1'})
        UNWIND [['a', '1950-01-01', 'finished'], ['b', '1951-01-01', 'declined'], ['c', '2015-01-01', 'finished'],
                ['d', '1952-01-01', 'offered']] AS it
        CREATE (:Person {id: 'P-' + it[0], name: '某', born: date(it[1])})
          <-[:TO]-(:Offer {id: 'O-' + it[0], status: it[2]})-[:OF]->(r)""")

    [tally] = resources.tallies(dispatcher, resources.asker(dispatcher, "P-1"), ["R-1"])

    assert (tally.ended, tally.finished) == (2, 1)
