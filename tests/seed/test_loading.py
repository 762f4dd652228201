"""A county goes into an empty graph once, goes on when it was broken off, and can be wiped away again."""

from collections import Counter

import pytest

from base.errors import Refused
from graph import seeding
from graph.door import OperatorGraph
from graph.entry import seeded
from graph.load import Node
from seed import loading
from seed.county import County
from tests.conftest import DAY
from tests.small_graph import SmallGraph

SMALL = 200
LABELS = """
MATCH (n:Entity {source: 'seed'})
UNWIND labels(n) AS name
WITH name WHERE NOT name IN ['Entity', 'Hub']
RETURN name, count(*) AS n
"""
KINDS = "MATCH ()-[t]->() WHERE t.source = 'seed' RETURN type(t) AS name, count(*) AS n"


def small() -> County:
    return County(3, SMALL, DAY)


def broken_off(people: int) -> None:
    """Somebody presses Ctrl-C after the first batch."""
    raise KeyboardInterrupt


def counts(graph: SmallGraph, text: str) -> dict[object, object]:
    return {row["name"]: row["n"] for row in graph.rows(text)}


def wanted(county: County) -> tuple[Counter[str], Counter[str]]:
    rows = list(county.rows())
    nodes = Counter(row.label for row in rows if isinstance(row, Node))
    return nodes, Counter(row.kind for row in rows if not isinstance(row, Node))


def test_what_is_loaded_is_what_was_invented(graph: SmallGraph, operator: OperatorGraph) -> None:
    loading.fill(operator, small())

    nodes, ties = wanted(small())
    assert counts(graph, LABELS) == nodes
    assert counts(graph, KINDS) == ties


def test_the_seeded_day_becomes_the_graphs_today(graph: SmallGraph, operator: OperatorGraph) -> None:
    loading.fill(operator, small())

    told = seeded(operator.client, operator.settings)
    assert told is not None
    assert (told.seed, told.people, told.day) == (3, SMALL, DAY)


def test_a_graph_with_people_is_refused(graph: SmallGraph, operator: OperatorGraph) -> None:
    graph.create("(:Person:Entity {id: 'P-1', name: '王芳'})")

    with pytest.raises(Refused, match="holds people"):
        loading.fill(operator, small())


def test_a_seed_that_was_broken_off_goes_on_and_ends_the_same(graph: SmallGraph, operator: OperatorGraph) -> None:
    with pytest.raises(KeyboardInterrupt):
        loading.fill(operator, small(), broken_off)

    loading.fill(operator, small())

    nodes, ties = wanted(small())
    assert counts(graph, LABELS) == nodes
    assert counts(graph, KINDS) == ties


def test_a_seed_that_was_broken_off_is_not_mixed_with_another(graph: SmallGraph, operator: OperatorGraph) -> None:
    with pytest.raises(KeyboardInterrupt):
        loading.fill(operator, small(), broken_off)

    with pytest.raises(Refused, match="not finished"):
        loading.fill(operator, County(4, SMALL, DAY))


def test_wiping_takes_the_seed_and_leaves_what_was_imported(graph: SmallGraph, operator: OperatorGraph) -> None:
    loading.fill(operator, small())
    graph.create("(:Institution:Entity {id: 'I-real', name: 'Trafford', kind: 'school', source: 'trafford'})")
    graph.run("MATCH (p:Person) WITH p LIMIT 1 CREATE (:Offer {id: 'O-1', status: 'offered'})-[:TO]->(p)")

    loading.wipe(operator)

    left = graph.rows("MATCH (n:Entity) WHERE coalesce(n.source, '') <> 'huimin' RETURN n.id AS id")
    assert left == [{"id": "I-real"}]
    state = seeding.state(operator)
    assert not any((state.people, state.finished, state.begun))


def test_a_wiped_graph_can_be_seeded_again(graph: SmallGraph, operator: OperatorGraph) -> None:
    loading.fill(operator, small())

    loading.wipe(operator)
    loading.fill(operator, small())

    assert counts(graph, LABELS) == wanted(small())[0]


def test_an_offices_own_people_are_never_wiped(graph: SmallGraph, operator: OperatorGraph) -> None:
    graph.create("(:Person:Entity {id: 'P-1', name: '王芳', source: 'office'})")

    with pytest.raises(Refused, match="nothing was wiped"):
        loading.wipe(operator)


def test_a_county_around_providers_lives_beside_them_and_attends_their_schools(
    graph: SmallGraph, operator: OperatorGraph
) -> None:
    graph.run(
        "UNWIND range(1, 30) AS n CREATE (:Institution:Entity {id: 'I-real-' + n, name: 'School ' + n, kind: 'school', "
        "source: 'trafford', location: point({longitude: -2.35 + n / 1000.0, latitude: 53.42})})"
    )

    county = small()
    county.around = loading.around_providers(operator)
    loading.fill(operator, county)

    [far] = graph.rows("MATCH (p:Person) RETURN min(p.location.x) AS west, max(p.location.x) AS east")
    assert -2.45 < float(str(far["west"])) < float(str(far["east"])) < -2.2
    schools = graph.rows("MATCH (i:Institution {kind: 'school'}) RETURN collect(DISTINCT i.source) AS sources")
    assert schools == [{"sources": ["trafford"]}]
    [pupils] = graph.rows("MATCH (:Person)-[:STUDIES_AT]->(i {source: 'trafford'}) RETURN count(*) AS n")
    assert int(str(pupils["n"])) > 5


def test_a_county_around_providers_needs_some(graph: SmallGraph, operator: OperatorGraph) -> None:
    with pytest.raises(Refused, match="No imported institution"):
        loading.around_providers(operator)


def test_hubs_are_what_more_than_twenty_people_share(county: County, operator: OperatorGraph) -> None:
    hubs = SmallGraph(operator).rows(
        "MATCH (h:Hub) RETURN labels(h) AS labels, h.hub_count AS n, h.hub_reason AS reason, h.hub_counted AS counted"
    )

    assert hubs
    assert all(int(str(hub["n"])) > 20 for hub in hubs)
    assert {hub["counted"] for hub in hubs} == {DAY}
    assert any("Institution" in str(hub["labels"]) for hub in hubs)


def test_wiping_forgets_the_batches_of_offers_so_that_the_same_offer_can_be_made_again(graph: SmallGraph) -> None:
    graph.create("(:Batch {id: 'offer-O-1', at: datetime()}), (:Batch {id: 'import-x', at: datetime()})")

    seeding.wipe(graph.db)

    left = graph.rows("MATCH (b:Batch) WHERE b.id IN ['offer-O-1', 'import-x'] RETURN b.id AS id")
    assert left == [{"id": "import-x"}]


def test_a_bulk_load_takes_the_place_of_a_seeded_graph_and_of_nothing_else(
    graph: SmallGraph, operator: OperatorGraph
) -> None:
    loading.fill(operator, small())
    loading.refuse_foreign(operator)
    graph.create("(:Entity:Institution {id: 'I-1', name: '养老院', kind: 'care-home', source: 'providers'})")

    with pytest.raises(Refused, match="--bulk"):
        loading.refuse_foreign(operator)
