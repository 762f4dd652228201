"""Institutions of a file in the graph: written once, updated, ended and opened again, never deleted."""

from datetime import date
from pathlib import Path

import pytest

from base.errors import Refused
from graph import providers
from graph.door import OperatorGraph
from imports.providers import Report, bring, read
from tests.conftest import DAY
from tests.imports.samples import REAL, asked, real, table
from tests.small_graph import SmallGraph

EVERYTHING = """
MATCH (n) WHERE NOT n:Schema AND NOT n:Batch
RETURN n.id AS id, labels(n) AS labels, properties(n) AS held,
       COLLECT { MATCH (n)-[t]->(m) RETURN [type(t), m.id, properties(t)] ORDER BY type(t), m.id } AS ties
ORDER BY id
"""
HEADER = "name,cqc_id,postcode,telephone,capacity,lon,lat\n"
HOMES = [f"Home {number},1-{number},AB1 {number}CD,0,10,-2.{number},53.5\n" for number in range(10)]
NAMED = "MATCH (i:Institution {register_number: $number})-[o:OFFERS]->(r)-[m:MEETS]->(n) RETURN "
UNTIL = "i.until AS i, r.until AS r, o.until AS o, m.until AS m"


def brought(db: OperatorGraph, path: Path, kind: str = "care-homes", allow_ending: bool = False) -> Report:
    """A file brought in."""
    wanted = asked(path, kind, allow_ending=allow_ending)
    return bring(db, wanted, read(wanted))


def counts(report: Report) -> tuple[int, int, int, int, int, int]:
    """read, new, changed, unchanged, ended, refused."""
    return report.read, report.new, report.changed, report.unchanged, report.ended, report.refused


def homes(folder: Path, rows: list[str]) -> Path:
    """A table of homes."""
    return table(folder, HEADER + "".join(rows))


def test_the_real_files_twice_change_nothing_the_second_time(graph: SmallGraph, operator: OperatorGraph) -> None:
    first = {kind: brought(operator, real(kind), kind) for kind in REAL}
    before = graph.rows(EVERYTHING)

    second = {kind: brought(operator.on(date(2026, 7, 30)), real(kind), kind) for kind in REAL}

    assert {kind: (it.new, it.refused) for kind, it in first.items()} == {
        kind: (it.read, 0) for kind, it in first.items()
    }
    assert all(it.unchanged == it.read for it in second.values())
    assert graph.rows(EVERYTHING) == before
    assert graph.rows("MATCH (b:Batch) WHERE b.id STARTS WITH 'providers/' RETURN count(b) AS n") == [{"n": 8}]
    assert graph.rows("MATCH (n:Institution|Resource) WHERE NOT n:Entity RETURN count(n) AS n") == [{"n": 0}]


def test_a_changed_row_updates_and_what_it_no_longer_says_is_unknown_again(
    graph: SmallGraph, operator: OperatorGraph, tmp_path: Path
) -> None:
    brought(operator, homes(tmp_path, HOMES))

    report = brought(operator, homes(tmp_path, ["Home 0,1-0,NA,99,12,NA,NA\n", *HOMES[1:]]))

    assert counts(report) == (10, 0, 1, 9, 0, 0)
    [held] = graph.rows(NAMED + "i{.*} AS i, r.capacity AS beds, r.location AS place, r.until AS until", number="1-0")
    assert isinstance(held["i"], dict)
    assert held["i"]["phone"] == "99"
    assert {"postcode", "location", "until"}.isdisjoint(held["i"])
    assert (held["beds"], held["place"], held["until"]) == (12, None, None)


def test_what_a_source_no_longer_gives_is_ended_with_its_resources_and_opened_when_it_returns(
    graph: SmallGraph, operator: OperatorGraph, tmp_path: Path
) -> None:
    brought(operator, homes(tmp_path, HOMES))

    gone = brought(operator, homes(tmp_path, HOMES[1:]))
    ended = graph.rows(NAMED + UNTIL, number="1-0")
    again = brought(operator, homes(tmp_path, HOMES[1:]))
    back = brought(operator, homes(tmp_path, HOMES))

    assert counts(gone) == (9, 0, 0, 9, 1, 0)
    assert ended == [{"i": DAY, "r": DAY, "o": DAY, "m": DAY}]
    assert counts(again) == (9, 0, 0, 9, 0, 0)
    assert counts(back) == (10, 0, 1, 9, 0, 0)
    assert graph.rows(NAMED + UNTIL, number="1-0") == [{"i": None, "r": None, "o": None, "m": None}]


def test_the_same_change_back_and_forth_is_made_each_time(
    graph: SmallGraph, operator: OperatorGraph, tmp_path: Path
) -> None:
    other = ["Home 0,1-0,AB1 0CD,77,10,-2.0,53.5\n", *HOMES[1:]]

    reports = [brought(operator, homes(tmp_path, rows)) for rows in (HOMES, other, HOMES, other)]

    assert [it.changed for it in reports] == [0, 1, 1, 1]
    assert graph.rows(NAMED + "i.phone AS phone", number="1-0") == [{"phone": "77"}]


def test_ending_over_a_fifth_writes_nothing_unless_allowed(
    graph: SmallGraph, operator: OperatorGraph, tmp_path: Path
) -> None:
    brought(operator, homes(tmp_path, HOMES))
    before = graph.rows(EVERYTHING)
    half = homes(tmp_path, ["New,9-9,AB1 1CD,0,10,-2.0,53.5\n", *HOMES[3:]])

    with pytest.raises(Refused, match="--allow-ending"):
        brought(operator, half)

    assert graph.rows(EVERYTHING) == before
    assert counts(brought(operator, half, allow_ending=True)) == (8, 1, 0, 7, 3, 0)


def test_a_refused_row_ends_nobody(graph: SmallGraph, operator: OperatorGraph, tmp_path: Path) -> None:
    brought(operator, homes(tmp_path, HOMES))

    by_number = brought(operator, homes(tmp_path, ["Renamed,1-0,AB1,0,ten,NA,NA\n", *HOMES[1:]]))
    nameless = brought(operator, homes(tmp_path, [",,AB1,0,ten,NA,NA\n", *HOMES[1:]]))

    assert counts(by_number) == (10, 0, 0, 9, 0, 1)
    assert counts(nameless) == (10, 0, 0, 9, 0, 1)


def test_a_school_whose_special_unit_closes_keeps_its_places(
    graph: SmallGraph, operator: OperatorGraph, tmp_path: Path
) -> None:
    header = "name,urn,resource_provision\n"
    brought(operator, table(tmp_path, header + "Hill School,1,SEN unit\n"), "schools")

    report = brought(operator, table(tmp_path, header + "Hill School,1,NA\n"), "schools")

    assert counts(report) == (1, 0, 1, 0, 0, 0)
    assert graph.rows("MATCH (r:Resource) RETURN r.source_id AS id, r.until AS until ORDER BY id") == [
        {"id": "schools/no/1/schooling", "until": None},
        {"id": "schools/no/1/special-unit", "until": DAY},
    ]


def test_two_kinds_of_one_source_do_not_end_each_other(
    graph: SmallGraph, operator: OperatorGraph, tmp_path: Path
) -> None:
    for kind in ("care-homes", "clinics", "care-homes"):
        wanted = asked(homes(tmp_path, HOMES), kind)._replace(source="town-council")
        report = bring(operator, wanted, read(wanted))

    assert counts(report) == (10, 0, 0, 10, 0, 0)
    assert graph.rows("MATCH (i:Institution) RETURN count(i) AS n") == [{"n": 20}]


def test_of_two_imports_at_once_the_later_is_told_to_run_again(graph: SmallGraph, operator: OperatorGraph) -> None:
    change = providers.Change(source="homes", prefix="providers/homes/", before=0, written=[], ended=["I-1"])
    providers.write(operator, change)

    with pytest.raises(Refused, match="Run it again"):
        providers.write(operator, change)


def test_a_large_file_is_written_in_batches_and_one_cut_off_goes_on(
    graph: SmallGraph, operator: OperatorGraph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(providers, "BATCH", 4)
    brought(operator, homes(tmp_path, HOMES[:5]))

    report = brought(operator, homes(tmp_path, HOMES))

    assert counts(report) == (10, 5, 0, 5, 0, 0)
    assert graph.rows("MATCH (b:Batch) WHERE b.id STARTS WITH 'providers/' RETURN count(b) AS n") == [{"n": 4}]


def test_an_institution_others_are_tied_to_keeps_those_ties(
    graph: SmallGraph, operator: OperatorGraph, tmp_path: Path
) -> None:
    brought(operator, homes(tmp_path, HOMES))
    graph.run("MATCH (i:Institution {register_number: '1-0'}) SET i:Hub CREATE (:Person {id: 'P-1'})-[:STAYS_AT]->(i)")

    brought(operator, homes(tmp_path, ["Home 0,1-0,AB1 0CD,77,10,-2.0,53.5\n", *HOMES[1:]]))

    assert graph.rows("MATCH (:Person)-[:STAYS_AT]->(i:Hub) RETURN i.phone AS phone") == [{"phone": "77"}]
