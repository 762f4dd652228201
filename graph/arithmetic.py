"""Arithmetic over a whole graph: plain functions of scipy matrices, each checked against networkx in its tests."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array
from scipy.sparse.csgraph import connected_components

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


def components(adjacency: csr_array) -> Ints:
    """The number of the connected component of each node, whatever way the ties go."""
    return np.asarray(connected_components(adjacency, directed=False)[1], dtype=np.int64)


def strong_components(adjacency: csr_array) -> Ints:
    """The number of the strong component of each node: each can be reached from each along the ties."""
    return np.asarray(connected_components(adjacency, directed=True, connection="strong")[1], dtype=np.int64)


def degrees(adjacency: csr_array) -> Ints:
    """How many others each node has a tie with, whatever way it goes."""
    return np.asarray(np.diff(both_ways(adjacency).indptr), dtype=np.int64)


def rarity(adjacency: csr_array) -> Floats:
    """What sharing a node tells: 1 / log2(how many share it), at most 1."""
    return np.asarray(1 / np.log2(np.maximum(degrees(adjacency), 2)), dtype=np.float64)


def cores(adjacency: csr_array) -> Ints:
    """The largest k for which each node lies in a part where everybody has ties with k others."""
    whole = both_ways(adjacency)
    left = np.diff(whole.indptr).astype(np.int64)
    core = np.zeros(len(left), dtype=np.int64)
    alive = np.ones(len(left), dtype=bool)
    k = 0
    while alive.any():
        k = max(k, int(left[alive].min()))
        leaving = np.flatnonzero(alive & (left <= k))
        while len(leaving):
            core[leaving], alive[leaving] = k, False
            touched = _neighbours(whole, leaving)
            touched = touched[alive[touched]]
            left -= np.bincount(touched, minlength=len(left))
            near = np.unique(touched)
            leaving = near[left[near] <= k]
    return core


def page_rank(adjacency: csr_array, seeds: Sequence[int], damping: float = 0.85, rounds: int = 100) -> Floats:
    """How much of a walk that begins again at the seeds passes each node, ties taken both ways; adds up to 1."""
    whole = both_ways(adjacency)
    degree = np.maximum(np.diff(whole.indptr), 1)
    begin = np.zeros(whole.shape[0])
    begin[list(seeds)] = 1 / len(seeds)
    still = np.diff(whole.indptr) == 0
    rank = begin.copy()
    for _ in range(rounds):
        given = rank / degree
        given[still] = 0
        following = damping * (whole.T @ given + rank[still].sum() * begin) + (1 - damping) * begin
        if np.abs(following - rank).sum() < 1e-10:
            return np.asarray(following)
        rank = following
    return np.asarray(rank)


class Move(NamedTuple):
    """Something that went from one node to another at a time."""

    start: int
    end: int
    at: int


def temporal_cycles(moves: Sequence[Move], longest: int, within: int, at_most: int = 1000) -> list[tuple[Move, ...]]:
    """Rounds of at most `longest` moves that return to where they began, each later than the last, within a time.

    No node is passed twice; a round is told once, from its first move. No more than `at_most` are looked for.
    """
    out: dict[int, list[Move]] = {}
    for move in sorted(moves, key=lambda one: (one.at, one.end)):
        out.setdefault(move.start, []).append(move)
    found: list[tuple[Move, ...]] = []
    for first in sorted(moves):
        for one in _rounds(out, (first,), longest, first.at + within):
            found.append(one)
            if len(found) == at_most:
                return found
    return found


def both_ways(adjacency: csr_array) -> csr_array:
    """The same ties in both directions, each once, none of a node with itself."""
    whole = csr_array(adjacency + adjacency.T)
    whole.setdiag(0)
    whole.eliminate_zeros()
    whole.data[:] = 1
    return whole


def _rounds(out: dict[int, list[Move]], way: tuple[Move, ...], longest: int, until: int) -> Iterator[tuple[Move, ...]]:
    last = way[-1]
    if last.end == way[0].start:
        if len(way) > 1:
            yield way
        return
    if len(way) == longest or any(last.end == move.start for move in way):
        return
    for move in out.get(last.end, ()):
        if last.at < move.at <= until:
            yield from _rounds(out, (*way, move), longest, until)


def _neighbours(whole: csr_array, nodes: Ints) -> Ints:
    starts, ends = whole.indptr[nodes], whole.indptr[nodes + 1]
    lengths = ends - starts
    within = np.arange(lengths.sum()) - np.repeat(np.cumsum(lengths) - lengths, lengths)
    return np.asarray(whole.indices[np.repeat(starts, lengths) + within], dtype=np.int64)
