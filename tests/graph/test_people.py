"""A caseworker finds a person inside the own areas only, however the name is typed."""

from datetime import date

import pytest

from base.errors import Invalid, NotFound
from base.keyring import keys
from graph import names, numbers
from graph.door import CaseworkerGraph, DispatcherGraph
from graph.find import Wanted, find, find_by_number
from graph.hits import Found
from tests.small_graph import SmallGraph

ELSEWHERE = "990199001"


@pytest.fixture
def town(graph: SmallGraph) -> SmallGraph:
    """Two Wang Fangs, a namesake elsewhere, and a few whose names are alike, in two villages."""
    graph.run(
        """
        CREATE (one:Area {id: '990101001001', code: '990101001001', name: '青石村', level: 'village'}),
               (two:Area {id: '990101001002', code: '990101001002', name: '白水村', level: 'village'}),
               (home:Address {id: 'A-1', text: '青石村12号', kind: 'dwelling'}),
               (old:Address {id: 'A-2', text: '白水村3号', kind: 'dwelling'})
        """
    )
    people = [
        ("P-1", "王芳", date(1950, 1, 2), "990101001001", "990101001"),
        ("P-2", "王芳", date(1988, 3, 4), "990101001002", "990101001"),
        ("P-3", "王芳菲", date(1999, 5, 6), "990101001001", "990101001"),
        ("P-4", "欧阳王芳", date(1970, 7, 8), "990101001002", "990101001"),
        ("P-5", "李小明", None, "990101001002", "990101001"),
        ("P-6", "王芳", date(1950, 9, 9), "990199001001", ELSEWHERE),
    ]
    graph.run(
        """
        UNWIND $rows AS row
        CREATE (p:Person {id: row.id, name: row.name, area: row.area, county: left(row.area, 6), village: row.village})
        SET p += row.keys, p.born = row.born
        """,
        rows=[
            {"id": id, "name": name, "born": born, "village": village, "area": area, "keys": names.keys_of(name)}
            for id, name, born, village, area in people
        ],
    )
    graph.run(
        """
        MATCH (p:Person {id: 'P-1'}), (q:Person {id: 'P-2'}), (far:Person {id: 'P-6'})
        MATCH (home:Address {id: 'A-1'}), (old:Address {id: 'A-2'})
        CREATE (p)-[:LIVES_AT {since: date('2010-01-01')}]->(home),
               (p)-[:LIVES_AT {since: date('2000-01-01'), until: date('2010-01-01')}]->(old),
               (q)-[:LIVES_AT]->(old), (far)-[:LIVES_AT]->(home)
        """
    )
    return graph


def ids(found: Found) -> list[str]:
    return [hit.id for hit in found.hits]


def why(found: Found) -> dict[str, list[str]]:
    return {hit.id: [reason.code for reason in hit.matched] for hit in found.hits}


def test_the_very_name_comes_first_then_its_beginning_then_its_part(
    town: SmallGraph, caseworker: CaseworkerGraph
) -> None:
    found = find(caseworker, Wanted("王芳"))

    assert ids(found) == ["P-1", "P-2", "P-3", "P-4"]
    assert why(found) == {"P-1": ["name"], "P-2": ["name"], "P-3": ["name-beginning"], "P-4": ["name-part"]}
    assert (found.shown, found.in_all, found.people, found.capped, found.next) == (3, 3, 4, False, None)
    assert found.groups is not None
    assert [(line.name, line.people, line.hits) for line in found.groups][:1] == [("王*", 2, ("P-1", "P-2"))]
    assert (found.hits[0].name, found.hits[0].address) == ("王*", "青石村")
    assert found.hits[0].village == "青石村"


@pytest.mark.parametrize("typed", ["wangfang", "WANG FANG", "Wáng Fāng", "wang  fan", "王fang"])
def test_pinyin_finds_the_name_however_it_is_typed(town: SmallGraph, caseworker: CaseworkerGraph, typed: str) -> None:
    assert ids(find(caseworker, Wanted(typed)))[:2] == ["P-1", "P-2"]


@pytest.mark.parametrize(
    ("typed", "id", "reason"),
    [
        ("小明", "P-5", "name-part"),
        ("xiaoming", "P-5", "name-part"),
        ("lxm", "P-5", "initials"),
        ("欧阳", "P-4", "name-beginning"),
        ("歐陽", "P-4", "name-beginning"),
    ],
)
def test_a_part_of_a_name_or_its_initials_find_it(
    town: SmallGraph, caseworker: CaseworkerGraph, typed: str, id: str, reason: str
) -> None:
    assert why(find(caseworker, Wanted(typed))) == {id: [reason]}


def test_an_address_finds_who_lives_there_now_and_in_scope(town: SmallGraph, caseworker: CaseworkerGraph) -> None:
    assert why(find(caseworker, Wanted("青石村12号"))) == {"P-1": ["address"]}
    assert ids(find(caseworker, Wanted("白水村 3号"))) == ["P-2"]


def test_a_name_and_an_address_in_one_line_find_the_one_person(town: SmallGraph, caseworker: CaseworkerGraph) -> None:
    assert why(find(caseworker, Wanted("王芳 青石村"))) == {"P-1": ["name", "address"]}


def test_village_and_birth_year_narrow_a_name_and_find_people_alone(
    town: SmallGraph, caseworker: CaseworkerGraph
) -> None:
    assert why(find(caseworker, Wanted("王芳", village="青石", born=1950))) == {"P-1": ["name", "village", "born"]}
    assert ids(find(caseworker, Wanted(village="990101001002"))) == ["P-4", "P-2", "P-5"]
    assert ids(find(caseworker, Wanted(born=1988))) == ["P-2"]


def test_pages_of_names_follow_each_other_without_a_gap(town: SmallGraph, caseworker: CaseworkerGraph) -> None:
    first = find(caseworker, Wanted("王芳"), at_most=2)
    second = find(caseworker, Wanted("王芳"), at_most=2, after=first.next)

    assert [*ids(first), *ids(second)] == ["P-1", "P-2", "P-4"]
    assert first.groups is not None
    assert first.groups[1].opens == "P-3"  # two people fill the page: the next name is a line to open
    assert (first.said.en, second.next) == ("shown 2 of 3 names borne by 4 people", None)


@pytest.mark.parametrize("mark", ["nonsense", "WzFd", "W10", "AAAA" * 100, "é"])
def test_a_page_mark_of_somebody_else_is_refused(town: SmallGraph, caseworker: CaseworkerGraph, mark: str) -> None:
    with pytest.raises(Invalid, match="page mark"):
        find(caseworker, Wanted("王芳"), after=mark)


@pytest.mark.parametrize(
    "typed",
    ['"王芳', "王芳*:*", "王芳) OR (area:990199001", "`王芳`", "王芳\\", "+-&&||!(){}[]^~?:/王芳", "王芳' OR 1=1 //"],
)
def test_lucene_syntax_is_only_letters(town: SmallGraph, caseworker: CaseworkerGraph, typed: str) -> None:
    assert "P-6" not in ids(find(caseworker, Wanted(typed)))


@pytest.mark.parametrize("typed", ["", "   ", "*", '"`\\', "AND" * 100])
def test_a_search_for_nothing_or_for_too_much_is_refused(caseworker: CaseworkerGraph, typed: str) -> None:
    with pytest.raises(Invalid):
        find(caseworker, Wanted(typed))


def test_a_crowd_of_namesakes_elsewhere_hides_nobody_and_a_crowd_here_is_said(
    graph: SmallGraph, caseworker: CaseworkerGraph
) -> None:
    graph.run(
        """
        UNWIND range(1, 1200) AS i
        WITH i, CASE WHEN i <= 600 THEN '990199001' ELSE '990101001' END AS area
        CREATE (p:Person {id: 'P-' + i, name: '王伟', area: area, county: left(area, 6)})
        SET p.village = area + '00' + (i % 9)
        SET p += $keys
        """,
        keys=names.keys_of("王伟"),
    )
    graph.run("CREATE (:Area {id: '990101001008', code: '990101001008', name: '远山村', level: 'village'})")

    crowd = find(caseworker, Wanted("王伟"))
    village = find(caseworker, Wanted("王伟", village="远山村"), at_most=100)

    assert crowd.groups is not None
    [line] = crowd.groups
    assert (line.people, line.hits, crowd.hits, crowd.capped) == (600, (), (), False)
    assert village.people == 67
    for opened in (Wanted(like=line.opens), Wanted(name="王伟")):
        first = find(caseworker, opened)
        second = find(caseworker, opened, at_most=200, after=first.next)
        assert (first.in_all, len(first.hits), first.groups) == (600, 20, None)
        assert len({*ids(first), *ids(second)}) == 220


def test_nobody_found_is_an_answer(town: SmallGraph, caseworker: CaseworkerGraph) -> None:
    assert find(caseworker, Wanted("诸葛亮")).in_all == 0


def test_a_village_nobody_knows_is_said(town: SmallGraph, caseworker: CaseworkerGraph) -> None:
    with pytest.raises(NotFound, match="There is no area"):
        find(caseworker, Wanted(village="无名村"))


def test_a_number_finds_who_carries_it_and_who_used_it_before(
    town: SmallGraph, caseworker: CaseworkerGraph, dispatcher: DispatcherGraph
) -> None:
    secret = keys(caseworker.settings)
    town.run(
        """
        MATCH (p:Person {id: 'P-1'}), (q:Person {id: 'P-2'}), (far:Person {id: 'P-6'})
        SET p.citizen_key = $citizen, far.citizen_key = $citizen
        CREATE (phone:Phone {id: 'T-1', number_key: $phone}),
               (p)-[:USES {until: date('2020-01-01')}]->(phone), (q)-[:USES]->(phone), (far)-[:USES]->(phone)
        """,
        citizen=numbers.blind(secret, "citizen", "990101195001020028"),
        phone=numbers.blind(secret, "phone", "13800009999"),
    )

    assert why(find_by_number(caseworker, "citizen-number", "990101 19500102 0028")) == {"P-1": ["citizen-number"]}
    assert why(find_by_number(dispatcher, "phone", "138-0000-9999")) == {"P-2": ["phone"], "P-1": ["phone-before"]}
    assert find_by_number(caseworker, "phone", "13800000000").in_all == 0
