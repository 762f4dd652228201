"""Arithmetic over a whole graph agrees with networkx on small random graphs."""

from itertools import pairwise, permutations

import networkx
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.sparse import csr_array

from graph import arithmetic
from graph.arithmetic import Move

SIZE = 9
PAIRS = st.sets(st.tuples(st.integers(0, SIZE - 1), st.integers(0, SIZE - 1)).filter(lambda it: it[0] != it[1]))
MOVES = st.sets(st.builds(Move, st.integers(0, 4), st.integers(0, 4), st.integers(0, 6)), max_size=9)


def adjacency(pairs: set[tuple[int, int]]) -> csr_array:
    """These ties as a matrix."""
    matrix = np.zeros((SIZE, SIZE), dtype=np.float32)
    for start, end in pairs:
        matrix[start, end] = 1
    return csr_array(matrix)


def oracle(pairs: set[tuple[int, int]]) -> networkx.DiGraph:
    """The same for networkx."""
    graph = networkx.DiGraph()
    graph.add_nodes_from(range(SIZE))
    graph.add_edges_from(pairs)
    return graph


def groups(labels: np.ndarray) -> set[frozenset[int]]:
    """Nodes by their label."""
    return {frozenset(np.flatnonzero(labels == one).tolist()) for one in set(labels.tolist())}


@given(PAIRS)
def test_components_strong_components_cores_and_degrees_are_those_of_networkx(pairs: set[tuple[int, int]]) -> None:
    told, known = adjacency(pairs), oracle(pairs)

    assert groups(arithmetic.components(told)) == set(map(frozenset, networkx.weakly_connected_components(known)))
    assert groups(arithmetic.strong_components(told)) == set(
        map(frozenset, networkx.strongly_connected_components(known))
    )
    assert dict(enumerate(arithmetic.cores(told).tolist())) == networkx.core_number(known.to_undirected())
    assert dict(enumerate(arithmetic.degrees(told).tolist())) == dict(known.to_undirected().degree())


@given(PAIRS, st.sets(st.integers(0, SIZE - 1), min_size=1))
def test_personalised_page_rank_is_that_of_networkx(pairs: set[tuple[int, int]], seeds: set[int]) -> None:
    begin = {node: float(node in seeds) for node in range(SIZE)}

    rank = arithmetic.page_rank(adjacency(pairs), sorted(seeds), rounds=500)

    known = networkx.pagerank(
        oracle(pairs).to_undirected(), personalization=begin, dangling=begin, tol=1e-12, max_iter=900
    )
    assert rank.tolist() == pytest.approx([known[node] for node in range(SIZE)], abs=1e-6)


@given(PAIRS)
def test_the_fewer_share_a_thing_the_more_it_tells(pairs: set[tuple[int, int]]) -> None:
    weights, degree = arithmetic.rarity(adjacency(pairs)), arithmetic.degrees(adjacency(pairs))

    assert all(0 < weight <= 1 for weight in weights)
    assert all((weights[a] >= weights[b]) for a in range(SIZE) for b in range(SIZE) if degree[a] <= degree[b])


@given(MOVES, st.integers(2, 4), st.integers(0, 6))
def test_temporal_cycles_are_all_there_are_each_once(moves: set[Move], longest: int, within: int) -> None:
    known = {
        way
        for size in range(2, longest + 1)
        for way in permutations(sorted(moves), size)
        if all(one.end == other.start and one.at < other.at for one, other in pairwise(way))
        and way[-1].end == way[0].start
        and len({move.start for move in way}) == size
        and way[-1].at - way[0].at <= within
    }

    found = arithmetic.temporal_cycles(sorted(moves), longest, within, at_most=10_000)

    assert len(found) == len(set(found))
    assert set(found) == known
    assert len(arithmetic.temporal_cycles(sorted(moves), longest, within, at_most=1)) == min(len(known), 1)
