"""The policies of the catalogue stand in every graph, so that an office's awards have something to hang on."""

import pytest

from graph import needs, policies
from graph.door import OperatorGraph
from graph.load import Node, Tie
from policies.catalogue import catalogue
from tests.small_graph import SmallGraph

EXCLUDES = "MATCH (a:Policy)-[t:EXCLUDES]->(b:Policy) RETURN a.id AS a, b.id AS b, t.source AS source"


def told(graph: SmallGraph) -> set[tuple[object, object]]:
    """Which policies exclude which, as our own files say."""
    return {(row["a"], row["b"]) for row in graph.rows(EXCLUDES) if row["source"] == "huimin"}


def test_every_policy_of_the_catalogue_stands_in_the_graph_with_what_it_excludes_and_entitles_to(
    graph: SmallGraph, operator: OperatorGraph
) -> None:
    assert policies.write(operator)
    assert not policies.write(operator), "this very catalogue stands there"

    ids = {row["id"] for row in graph.rows("MATCH (p:Policy:Entity) WHERE p.title IS NOT NULL RETURN p.id AS id")}
    gives = graph.rows("MATCH (:Policy {id: 'extreme-hardship'})-[:ENTITLES_TO]->(n:Need) RETURN n.id AS id")

    assert ids == set(catalogue())
    assert gives == [{"id": "residential-care"}]
    assert told(graph) == {(it.id, other) for it in catalogue().values() for other in it.excludes if other in ids}


def test_what_a_file_no_longer_excludes_goes_and_what_an_office_has_added_stays(
    graph: SmallGraph, operator: OperatorGraph
) -> None:
    graph.create("""
      (old:Policy {id: 'old-age-allowance', title: 'x'}), (low:Policy {id: 'minimum-living-allowance', title: 'y'}),
      (old)-[:EXCLUDES {source: 'huimin'}]->(low), (low)-[:EXCLUDES {source: 'office'}]->(old)
    """)

    policies.write(operator)

    assert ("old-age-allowance", "minimum-living-allowance") not in told(graph)
    assert {"a": "minimum-living-allowance", "b": "old-age-allowance", "source": "office"} in graph.rows(EXCLUDES)
    assert graph.rows("MATCH (p:Policy {id: 'old-age-allowance'}) RETURN p.title AS t") == [{"t": "Old-age allowance"}]


def test_the_rows_for_a_bulk_load_are_the_same() -> None:
    rows = list(policies.rows())

    assert {row.id for row in rows if isinstance(row, Node)} == set(catalogue())
    assert {row.kind for row in rows if isinstance(row, Tie)} == {"EXCLUDES", "ENTITLES_TO"}


@pytest.mark.parametrize("id", catalogue())
def test_a_policy_and_a_need_never_have_one_id(id: str) -> None:
    assert id not in needs.tree()
