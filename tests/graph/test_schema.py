"""Schema files are applied once each, and a changed one is refused."""

import pytest

from base.errors import SetUp
from graph import name_keys, needs, schema
from graph.door import OperatorGraph
from graph.needs import tree
from tests.small_graph import SmallGraph


def test_a_second_apply_has_nothing_to_do(operator: OperatorGraph) -> None:
    schema.apply(operator)

    assert schema.apply(operator) == []


def test_a_changed_file_is_refused_by_its_name(operator: OperatorGraph, monkeypatch: pytest.MonkeyPatch) -> None:
    changed = {name: text + "// later\n" for name, text in schema.sources().items()}
    monkeypatch.setattr(schema, "sources", lambda: changed)

    with pytest.raises(SetUp, match="001_constraints"):
        schema.apply(operator)


def test_the_tree_of_needs_stands_in_every_graph(graph: SmallGraph) -> None:
    [told] = graph.rows("MATCH (n:Need) OPTIONAL MATCH (n)-[up:PART_OF]->() RETURN count(n) AS n, count(up) AS up")

    roots = [need for need in tree().values() if need.parent is None]
    assert told == {"n": len(tree()), "up": len(tree()) - len(roots)}


def test_a_need_that_moves_leaves_its_former_parent(graph: SmallGraph, operator: OperatorGraph) -> None:
    moved = [need.model_dump() | {"parent": "health"} for need in tree().values() if need.id == "food"]

    operator.write(needs.WRITE, batch="needs-moved", rows=moved)

    assert graph.rows("MATCH (:Need {id: 'food'})-[:PART_OF]->(n) RETURN n.id AS id") == [{"id": "health"}]


def test_people_of_an_older_graph_get_the_keys_of_today(graph: SmallGraph, operator: OperatorGraph) -> None:
    graph.create(
        "(:Person {id: 'P-1', name: '諸葛亮', name_search: '诸葛亮 zhu ge liang'}), (:Person {id: 'P-2', name: '王芳'})"
    )

    assert (name_keys.mend(operator), name_keys.mend(operator)) == (2, 0)
    [told] = graph.rows(
        "MATCH (p:Person {id: 'P-1'}) RETURN p.name_key AS key, p.name_sound AS sound, p.name_search AS old"
    )
    assert told == {"key": "诸葛亮", "sound": "zhugeliang", "old": None}
