"""A graph filled while its server is down is the one the ordinary seed writes, in an office of its own."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest

from base.errors import Refused
from base.model import Said
from base.settings import Settings
from graph import needs, policies, server
from graph.client import Client
from graph.load import Node, Tie
from graph.statements import Statement
from seed import bulk, layout
from seed.county import County
from seed.elsewhere import COMMON_PHONE
from tests.conftest import DAY

PEOPLE = 150_000  # the fewest that are two counties; only their rows are drawn here, and not all of them
COUNTS = """
MATCH (node:Entity) UNWIND labels(node) AS name WITH name WHERE name <> 'Entity' RETURN name, count(*) AS number
UNION ALL MATCH ()-[tie]->() RETURN type(tie) AS name, count(*) AS number
"""
ONE = """
MATCH (person:Person) WHERE person.born IS NOT NULL
MATCH (visit:Visit) MATCH (resource:Resource) WHERE resource.serves IS NOT NULL
RETURN person.born AS born, person.location.x AS lon, person.citizen_sealed AS sealed, person.name_key AS name_key,
       visit.starts AS starts, resource.serves AS serves, resource.capacity AS capacity
LIMIT 1
"""


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Settings]:
    """An office whose server is up and empty."""
    settings = Settings(home=tmp_path_factory.mktemp("bulk") / "home", token=None, neo4j_uri=None)
    server.ensure(settings)
    yield settings
    server.stop(settings)


def read(settings: Settings, text: str) -> list[dict[str, object]]:
    client = Client(lambda: server.find(settings))
    try:
        return client.read(Statement("test", {"about": "a test"}, text), {}, 60, {})
    finally:
        client.close()


def test_a_bulk_load_brings_every_row_once_and_of_its_type_and_leaves_no_file_behind(
    office: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    county = County(7, 400, DAY)
    told: list[Said] = []
    monkeypatch.chdir(tmp_path)

    took = bulk.fill(office, county, told.append)

    rows = [*County(7, 400, DAY).rows(), *needs.rows(), *policies.rows()]
    assert took.rows == len(rows)
    assert {row["name"]: row["number"] for row in read(office, COUNTS)} == Counter(row[0] for row in rows)
    one = read(office, ONE)[0]
    assert type(one["born"]) is date
    assert isinstance(one["starts"], datetime)
    assert isinstance(one["lon"], float)
    assert isinstance(one["serves"], list)
    assert isinstance(one["capacity"], int)
    assert one["sealed"]
    assert one["name_key"]
    assert county.cases == list(_cases(400))
    assert list(tmp_path.iterdir()) == []
    assert list(office.home.glob("bulk-*")) == []


def test_a_server_of_others_is_never_stopped_for_a_bulk_load(office: Settings) -> None:
    elsewhere = office.model_copy(update={"neo4j_uri": "bolt://127.0.0.1:7687"})

    with pytest.raises(Refused, match="--bulk"):
        bulk.fill(elsewhere, County(7, 400, DAY), print)


def test_many_people_are_several_counties_whose_villages_and_blocks_never_meet() -> None:
    divisions = layout.divisions(7, PEOPLE)
    seats = [layout.townships(division) for division in divisions]
    sites = [site for division, seat in zip(divisions, seats, strict=True) for site in layout.sites(division, seat)]

    assert [division.code for division in divisions] == ["990101", "990102"]
    assert sum(site.people for site in sites) == PEOPLE
    assert len({site.code for site in sites}) == len({site.block for site in sites}) == len(sites)
    assert {division.block for division in divisions}.isdisjoint(site.block for site in sites)


def test_counties_of_a_prefecture_are_tied_to_one_another() -> None:
    """The second strand names the telephone that many people give, which stands in the first."""
    county = County(7, PEOPLE, DAY)
    begun = {strand: _first_village(county, strand) for strand in (0, 1)}

    assert any(isinstance(row, Node) and row.id == COMMON_PHONE for row in begun[0])
    assert any(isinstance(row, Tie) and row.end == COMMON_PHONE for row in begun[1])


def _first_village(county: County, strand: int) -> list[Node | Tie]:
    found: list[Node | Tie] = []
    for row in county.strand(strand):
        found.append(row)
        if isinstance(row, Tie) and row.end == COMMON_PHONE:
            break
    return found


def _cases(people: int) -> Iterator[object]:
    county = County(7, people, DAY)
    for _ in county.rows():
        pass
    yield from county.cases
