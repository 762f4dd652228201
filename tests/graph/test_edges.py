"""Ties are pulled as numbers, kept on disk, and pulled again once something was written."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from base.settings import Settings
from graph import edges
from graph.arithmetic import components
from graph.door import OperatorGraph
from tests.small_graph import SmallGraph


@pytest.fixture
def db(graph: SmallGraph, settings: Settings, tmp_path: Path) -> OperatorGraph:
    """The operator's door with a home of its own."""
    own = settings.model_copy(update={"home": tmp_path})
    return OperatorGraph(graph.db.client, own, graph.db.trail, (), graph.db.day)


def test_ties_are_pulled_by_kind_as_of_a_day_and_make_a_matrix(graph: SmallGraph, db: OperatorGraph) -> None:
    graph.create(
        """(a:Person {id: 'P-1', name: '甲'})-[:USES {since: date('2020-01-02')}]->(:Phone {id: 'T-1'}),
        (b:Person {id: 'P-2', name: '乙'})-[:OWNS {until: date('2021-03-04')}]->(c:Account {id: 'B-1'}),
        (d:Person {id: 'P-3', name: '丙'})-[:OWNS]->(c), (a)-[:SPOUSE_OF]->(b)"""
    )

    before = edges.pull(db.on(date(2020, 6, 30)), ["OWNS"])
    pulled = edges.pull(db, ["USES", "OWNS"])
    whole = edges.matrix([*pulled.values()])

    named = edges.names(db, [*before["OWNS"].starts, *pulled["OWNS"].ends])
    assert {named[int(one)] for one in before["OWNS"].starts} == {"P-2", "P-3"}
    assert [named[int(one)] for one in pulled["OWNS"].starts] == ["P-3"]
    assert len(set(components(whole.adjacency).tolist())) == 2
    assert len(whole.numbers) == 4


def test_what_was_pulled_is_kept_until_something_is_written(
    graph: SmallGraph, db: OperatorGraph, monkeypatch: pytest.MonkeyPatch
) -> None:
    graph.create("(:Person {id: 'P-1', name: '甲'})-[:USES]->(:Phone {id: 'T-1'})")
    first = edges.pull(db, ["USES"])
    asked: list[Any] = []
    pulled = edges._pulled

    def counted(*told: Any) -> Any:
        asked.append(told[1].batches)
        return pulled(*told)

    monkeypatch.setattr(edges, "_pulled", counted)

    again = edges.pull(db, ["USES"])
    graph.create("(:Person {id: 'P-2', name: '乙'})-[:USES]->(:Phone {id: 'T-2'})")
    then = edges.pull(db, ["USES"])

    assert again["USES"].starts.tolist() == first["USES"].starts.tolist()
    assert len(then["USES"].starts) == 2
    assert len(asked) == 1
    assert (db.settings.home / "edges" / "USES.npz").stat().st_mode & 0o077 == 0
    with pytest.raises(KeyError, match="KNOWS"):
        edges.pull(db, ["KNOWS"])
