"""The county is the same on every machine, fits the graph's model, and grows in proportion."""

import hashlib
import os
import subprocess
import sys
from datetime import date
from functools import cache
from itertools import islice
from pathlib import Path

import pytest

from graph.load import BATCH, Node, Tie
from graph.model import Property, model
from graph.needs import tree
from policies.catalogue import catalogue
from seed.county import County
from seed.dump import dump, line
from tests.conftest import DAY, ROOT

ORDINARY = "37af85"  # SHA-256 of 200 people, seed 7, nothing planted: changes only when the county is changed
TYPES: dict[str, type | tuple[type, ...]] = {
    "string": str,
    "strings": list,
    "integer": int,
    "float": (int, float),
    "boolean": bool,
    "date": date,
    "datetime": date,
    "point": tuple,
}


@cache
def rows(people: int = 200) -> list[Node | Tie]:
    return list(County(7, people, DAY).rows())


def digest(county: County) -> str:
    told = hashlib.sha256()
    for row in county.rows():
        told.update(line(row._asdict()).encode())
    return told.hexdigest()


def test_200_people_are_the_ones_they_always_were() -> None:
    assert digest(County(7, 200, DAY, planters=()))[:6] == ORDINARY


def test_another_seed_gives_another_county() -> None:
    assert digest(County(8, 200, DAY)) != digest(County(7, 200, DAY))


def test_the_same_seed_gives_the_same_bytes_in_another_process(tmp_path: Path) -> None:
    here, there = tmp_path / "here", tmp_path / "there"
    code = "from tests.seed.test_county import *; dump(County(7, 400, DAY), Path(sys.argv[1]))"

    dump(County(7, 400, DAY), here)
    subprocess.run(
        [sys.executable, "-c", code, str(there)], check=True, cwd=ROOT, env={**os.environ, "PYTHONHASHSEED": "4"}
    )

    for name in ("nodes.ndjson", "ties.ndjson", "answers.json"):
        assert (here / name).read_bytes() == (there / name).read_bytes()


def test_every_node_fits_the_model() -> None:
    for row in rows():
        if isinstance(row, Node):
            told = {it.name: it for it in model().labels[row.label].properties}
            plain = {"citizen_number", "number"} & row.properties.keys()
            for name in row.properties.keys() - plain:
                assert fits(told[name], row.properties[name]), (row.label, name, row.properties[name])
            lacking = {it.name for it in told.values() if it.required} - row.properties.keys() - {"id"}
            assert not lacking, (row.label, lacking)
            assert row.properties["source"] == "seed"


def test_every_tie_joins_what_the_model_lets_it_join() -> None:
    labels = {row.id: row.label for row in rows() if isinstance(row, Node)} | dict.fromkeys(tree(), "Need")
    labels |= dict.fromkeys(catalogue(), "Policy")
    for row in rows():
        if isinstance(row, Tie):
            kind = model().ties[row.kind]
            assert (labels[row.start], labels[row.end]) in kind.ends, row
            told = {it.name: it for it in kind.properties}
            for name, value in row.properties.items():
                assert fits(told[name], value), (row, name)
            assert row.properties["source"] == "seed"
            assert row.properties["known_at"] == min(row.properties.get("since", DAY), DAY)


def fits(told: Property, value: object) -> bool:
    wanted = TYPES[told.type]
    return isinstance(value, wanted) and not (isinstance(value, bool) and wanted is not bool)


def test_no_id_is_given_twice() -> None:
    ids = [row.id for row in rows(2000) if isinstance(row, Node)]

    assert len(ids) == len(set(ids))


def test_a_tie_never_comes_in_an_earlier_block_of_the_load_than_its_ends() -> None:
    known, stream = {*tree(), *catalogue()}, iter(rows(2000))
    while block := list(islice(stream, 4 * BATCH)):
        known |= {row.id for row in block if isinstance(row, Node)}
        assert all({row.start, row.end} <= known for row in block if isinstance(row, Tie))


def test_no_number_could_be_anybodys() -> None:
    people = [row for row in rows(2000) if isinstance(row, Node) and row.label == "Person"]
    numbers = [person.properties["citizen_number"] for person in people]

    assert len(set(numbers)) == len(numbers)
    for person, number in zip(people, numbers, strict=True):
        assert number.startswith("99")
        assert number[6:14] == f"{person.properties['born']:%Y%m%d}"
        assert (int(number[16]) % 2 == 1) == (person.properties["sex"] == "male")


@pytest.mark.parametrize("people", [500, 2000])
def test_the_county_has_as_many_people_as_asked_and_rows_in_proportion(people: int) -> None:
    made = rows(people)
    found = sum(isinstance(row, Node) and row.label == "Person" for row in made)

    assert people <= found <= people * 1.06 + 150  # what is planted comes on top, however small the county
    assert 15 * people < len(made) < 50 * people


def test_no_tie_ends_before_it_begins() -> None:
    for row in rows(2000):
        since, until = row.properties.get("since"), row.properties.get("until")
        assert since is None or until is None or since <= until, row
