"""However a name is typed, the person is among the first lines, and the line says why."""

import pytest

from base.errors import Invalid
from base.keyring import keys
from graph import names, numbers
from graph.door import CaseworkerGraph
from graph.find import MOST_NAMES, Wanted, find
from graph.hits import Found
from tests.small_graph import SmallGraph

PEOPLE = {
    "P-1": "王伟", "P-2": "张建国", "P-3": "诸葛晓明", "P-4": "阿依古丽·买买提", "P-5": "李𬱖", "P-6": "单敏",
    "P-7": "刘英", "P-8": "王玮", "P-9": "黄梅", "P-10": "杨海", "P-11": "Anna Maria",
}  # fmt: skip


@pytest.fixture
def town(graph: SmallGraph) -> SmallGraph:
    rows = [{"id": id, "name": name, "keys": names.keys_of(name)} for id, name in PEOPLE.items()]
    graph.run(
        """
        UNWIND $rows AS row
        CREATE (p:Person {id: row.id, name: row.name, area: '990101001', county: '990101', village: '990101001001'})
        SET p += row.keys
        """,
        rows=rows,
    )
    return graph


def lines(found: Found) -> list[tuple[str, str]]:
    """The first person of each line, and its best reason."""
    return [(line.opens or line.hits[0], line.matched[0].code) for line in found.groups or ()]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("张建国", ("P-2", "name")),
        ("建国", ("P-2", "name-part")),
        ("zhāng jiànguó", ("P-2", "name")),
        ("zhang1jian4guo2", ("P-2", "name")),
        ("zhangjianguo", ("P-2", "name")),
        ("zhang jian g", ("P-2", "name-beginning")),
        ("zangjianguo", ("P-2", "accent")),
        ("niu yin", ("P-7", "accent")),
        ("章建国", ("P-2", "homophone")),
        ("張建國", ("P-2", "name")),
        ("建张国", ("P-2", "swapped")),
        ("张建固", ("P-2", "like-shape")),
        ("王讳", ("P-1", "like-shape")),
        ("扬海", ("P-10", "homophone")),
        ("场海", ("P-10", "like-shape")),
        ("王娜", ("P-1", "one-character")),
        ("诸葛小明", ("P-3", "homophone")),
        ("诸葛晓朋", ("P-3", "one-character")),
        ("晓明", ("P-3", "name-part")),
        ("阿依古丽•买买提", ("P-4", "name")),
        ("阿依古丽买买提", ("P-4", "name")),
        ("阿依古力买买提", ("P-4", "homophone")),
        ("买买提", ("P-4", "name-part")),
        ("ayigulimaimaiti", ("P-4", "name")),
        ("maimaiti", ("P-4", "name-part")),
        ("李𬱖", ("P-5", "name")),
        ("𬱖", ("P-5", "name-part")),
        ("shanmin", ("P-6", "name")),
        ("danmin", ("P-6", "name")),
        ("善敏", ("P-6", "homophone")),
        ("anna", ("P-11", "name-beginning")),
        ("zjg", ("P-2", "initials")),
    ],
)
def test_a_name_is_found_however_it_is_typed(
    town: SmallGraph, caseworker: CaseworkerGraph, typed: str, first: tuple[str, str]
) -> None:
    found = lines(find(caseworker, Wanted(typed)))

    assert first in found[:2]


def test_the_rarer_of_two_names_that_answer_alike_stands_first(town: SmallGraph, caseworker: CaseworkerGraph) -> None:
    town.run(
        "CREATE (p:Person {id: 'P-20', name: '王伟', area: '990101001'}) SET p += $keys", keys=names.keys_of("王伟")
    )

    assert lines(find(caseworker, Wanted("王薇"))) == [("P-8", "homophone"), ("P-1", "homophone")]


def test_the_tail_of_a_phone_tells_namesakes_apart_and_is_too_little_alone(
    town: SmallGraph, caseworker: CaseworkerGraph
) -> None:
    tail = numbers.blind(keys(caseworker.settings), "phone-tail", "4477")
    town.run(
        """
        MATCH (p:Person {id: 'P-1'})
        CREATE (:Person {id: 'P-20', name: '王伟', area: '990101001', name_key: '王伟', name_words: '王伟'})
        CREATE (p)-[:USES]->(:Phone {id: 'T-1', tail_key: $tail})
        """,
        tail=tail,
    )

    found = find(caseworker, Wanted("王伟", phone_tail="4477"))

    assert [(hit.id, [reason.code for reason in hit.matched]) for hit in found.hits] == [
        ("P-1", ["name", "phone-tail"])
    ]
    for alone in (Wanted(phone_tail="4477"), Wanted("王伟", phone_tail="447")):
        with pytest.raises(Invalid):
            find(caseworker, alone)


def test_one_character_or_one_syllable_is_bounded_and_says_so(graph: SmallGraph, caseworker: CaseworkerGraph) -> None:
    given = [chr(sign) for sign in range(0x5000, 0x5000 + MOST_NAMES + 100)]
    rows = [{"id": f"P-{sign}", "name": f"王{sign}", "keys": names.keys_of(f"王{sign}")} for sign in given]
    graph.run(
        "UNWIND $rows AS row CREATE (p:Person {id: row.id, name: row.name, area: '990101001'}) SET p += row.keys",
        rows=rows,
    )

    for typed in ("王", "w", "wang"):
        found = find(caseworker, Wanted(typed))
        assert (found.people, found.capped) == (40, True)


def test_opening_a_name_beside_a_search_is_refused(caseworker: CaseworkerGraph) -> None:
    for both in (Wanted("王伟", like="P-1"), Wanted(name="王伟", like="P-1")):
        with pytest.raises(Invalid, match="only one"):
            find(caseworker, both)
