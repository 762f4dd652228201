"""Rows become nodes and ties once, with every number sealed and every name findable."""

from datetime import date
from pathlib import Path

import pytest

from base.errors import Invalid, Refused
from base.keyring import keys
from base.settings import Settings
from graph import load, numbers
from graph.door import OperatorGraph
from tests.small_graph import SmallGraph

ROWS: list[load.Node | load.Tie] = [
    load.Node(
        "Person",
        "P-1",
        {
            "name": "王芳",
            "area": "990101001",
            "county": "990101",
            "born": date(1950, 1, 2),
            "citizen_number": "990101195001020028",
            "died": None,
        },
        (114.0, 30.5),
    ),
    load.Node("Phone", "T-1", {"number": "138 0000 9999"}),
    load.Tie("USES", "P-1", "T-1", {"since": date(2020, 1, 1)}),
]


def test_the_same_batch_twice_changes_nothing(graph: SmallGraph, operator: OperatorGraph, tmp_path: Path) -> None:
    secret = keys(Settings(home=tmp_path))

    load.write(operator, secret, ROWS, "b1")
    load.write(operator, secret, ROWS, "b1")

    assert graph.rows("MATCH (n:Entity) WHERE NOT n:Need RETURN count(n) AS n") == [{"n": 2}]
    assert graph.rows("MATCH ()-[t:USES]->() RETURN count(t) AS n, collect(t.since) AS since") == [
        {"n": 1, "since": [date(2020, 1, 1)]}
    ]


def test_a_number_is_stored_sealed_and_found_by_its_blind_index(
    graph: SmallGraph, operator: OperatorGraph, tmp_path: Path
) -> None:
    secret = keys(Settings(home=tmp_path))

    load.write(operator, secret, ROWS, "b1")

    [stored] = graph.rows("MATCH (p:Person) RETURN properties(p) AS p")
    person = stored["p"]
    assert isinstance(person, dict)
    assert "990101195001020028" not in str(person)
    assert person["citizen_key"] == numbers.blind(secret, "citizen", "990101195001020028")
    assert numbers.unseal(secret, person["citizen_sealed"], "P-1.citizen") == "990101195001020028"


def test_a_tie_whose_end_is_missing_takes_its_whole_batch_back(
    graph: SmallGraph, operator: OperatorGraph, tmp_path: Path
) -> None:
    rows = [*ROWS, load.Tie("USES", "P-1", "T-nowhere", {})]

    with pytest.raises(Refused, match="lack an end"):
        load.write(operator, keys(Settings(home=tmp_path)), rows, "b1")

    assert graph.rows("MATCH ()-[t:USES]->() RETURN count(t) AS n") == [{"n": 0}]


@pytest.mark.parametrize("name", ["areas", "officer", "day", "known"])
def test_nobody_but_the_door_fills_a_reserved_parameter(operator: OperatorGraph, name: str) -> None:
    with pytest.raises(Invalid, match="filled in by the service"):
        operator.write(load.NODES, "b2", None, **{"rows": [], name: "anything"})


@pytest.mark.parametrize("spelt", ["13800009999", "+86 138-0000-9999", "0086 138 0000 9999", "１３８００００９９９９"])
def test_a_phone_is_the_same_however_it_is_spelt(tmp_path: Path, spelt: str) -> None:
    secret = keys(Settings(home=tmp_path))

    assert numbers.blind(secret, "phone", spelt) == numbers.blind(secret, "phone", "13800009999")
