"""Ties of the whole graph as numbers on disk: pulled in packed lists, kept, and pulled again once they changed."""

import json
import os
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_array, csr_array

from base.model import Model
from graph.door import OperatorGraph
from graph.model import model
from graph.statements import load

PAIRS = load("arithmetic/pairs")
LARGEST = load("arithmetic/largest")
NAMES = load("arithmetic/names")
STRIDE = 50_000  # node numbers asked for at once: a second of the server's time
ASKED = 20_000
Numbers = NDArray[Any]  # of 64 bits; days of 32


class Ties(NamedTuple):
    """Ties of one kind: the server's own numbers of their ends, and their days as yyyymmdd (0 and 99999999: open)."""

    starts: Numbers
    ends: Numbers
    since: Numbers
    until: Numbers

    def on(self, day: date) -> "Ties":
        """Those that hold on a day."""
        told = day.year * 10_000 + day.month * 100 + day.day
        held = (self.since <= told) & (self.until > told)
        return Ties(*(column[held] for column in self))


class Stand(Model):
    """What a pull was of: the numbers by which it is known whether anything has been written since."""

    largest: int
    batches: int
    replaced: int


class _Part(Model):
    part: int
    starts: list[int]
    ends: list[int]
    kinds: list[int]
    since: list[int]
    until: list[int]


class _Names(Model):
    numbers: list[int]
    ids: list[str]
    people: list[str]


class Matrix(NamedTuple):
    """A square matrix over the nodes that have a tie, and the server's own number of each row."""

    adjacency: csr_array
    numbers: Numbers


def pull(
    db: OperatorGraph, kinds: Sequence[str], told: Callable[[int, int], None] = lambda done, all: None
) -> dict[str, Ties]:
    """The ties of these kinds; what was pulled before and has not been written over since comes from disk."""
    unknown = sorted(set(kinds) - model().ties.keys())
    if unknown:
        raise KeyError(", ".join(unknown))
    stand = db.read(LARGEST, Stand)[0]
    kept = {kind: ties for kind in kinds if (ties := _kept(db, kind, stand)) is not None}
    wanted = [kind for kind in kinds if kind not in kept]
    if wanted:
        for kind, ties in _pulled(db, wanted, stand, told).items():
            _keep(db, kind, stand, ties)
            kept[kind] = ties
    return {kind: kept[kind] for kind in kinds}


def matrix(ties: Sequence[Ties]) -> Matrix:
    """All these ties as one matrix, however many stand between two nodes; no node ties itself."""
    starts = np.concatenate([one.starts for one in ties]) if ties else np.empty(0, np.int64)
    ends = np.concatenate([one.ends for one in ties]) if ties else np.empty(0, np.int64)
    numbers, places = np.unique(np.concatenate([starts, ends]), return_inverse=True)
    rows, columns = places[: len(starts)], places[len(starts) :]
    others = rows != columns
    ones = np.ones(int(others.sum()), dtype=np.float32)
    shape = (len(numbers), len(numbers))
    adjacency = csr_array(coo_array((ones, (rows[others], columns[others])), shape=shape))
    adjacency.data[:] = 1  # ties that stand twice were added up
    return Matrix(adjacency, numbers)


def names(db: OperatorGraph, numbers: Sequence[int]) -> dict[int, str]:
    """Our ids of nodes by the server's own numbers."""
    found: dict[int, str] = {}
    for at in range(0, len(numbers), ASKED):
        packed = db.read(NAMES, _Names, numbers=[int(one) for one in numbers[at : at + ASKED]])[0]
        found |= dict(zip(packed.numbers, packed.ids, strict=True))
    return found


def _pulled(db: OperatorGraph, kinds: list[str], stand: Stand, told: Callable[[int, int], None]) -> dict[str, Ties]:
    rank = {kind: place for place, kind in enumerate(kinds)}
    parts: list[tuple[Numbers, ...]] = []
    for first in range(0, stand.largest + 1, STRIDE):
        last = min(first + STRIDE - 1, stand.largest)
        for row in db.client.read(PAIRS, {"first": first, "last": last, "rank": rank, "kinds": kinds}, 120, {}):
            columns = (row["starts"], row["ends"], row["kinds"], row["since"], row["until"])
            parts.append(tuple(np.array(column, dtype=np.int64) for column in columns))
        told(last + 1, stand.largest + 1)
    starts, ends, kind, since, until = (
        tuple(np.concatenate(columns) for columns in zip(*parts, strict=True)) if parts else [np.empty(0, np.int64)] * 5
    )
    every = Ties(starts, ends, since.astype(np.int32), until.astype(np.int32))
    return {name: Ties(*(column[kind == place] for column in every)) for name, place in rank.items()}


def _kept(db: OperatorGraph, kind: str, stand: Stand) -> Ties | None:
    path = _file(db, kind)
    if not path.exists():
        return None
    with np.load(path) as told:
        if Stand.model_validate(json.loads(str(told["stand"]))) != stand:
            return None
        return Ties(told["starts"], told["ends"], told["since"], told["until"])


def _keep(db: OperatorGraph, kind: str, stand: Stand, ties: Ties) -> None:
    path = _file(db, kind)
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    unfinished = path.with_suffix(".part.npz")
    np.savez(unfinished, stand=np.array(stand.model_dump_json()), **ties._asdict())
    os.chmod(unfinished, 0o600)
    unfinished.replace(path)


def _file(db: OperatorGraph, kind: str) -> Path:
    return db.settings.home / "edges" / f"{kind}.npz"
