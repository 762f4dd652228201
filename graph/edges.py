"""Ties of the whole graph as numbers on disk: pulled in packed lists, kept, and pulled again once they changed."""

import json
import os
import re
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_array, csr_array

from base.model import Model
from graph.door import OperatorGraph
from graph.stand import Stand, stand_of
from graph.statements import load

PAIRS = load("arithmetic/pairs")
NAMES = load("arithmetic/names")
KIND = re.compile(r"\[tie:([A-Z_|]+)\]")
STRIDE = 50_000  # node numbers of one statement: a second of the server's time
AT_ONCE = 2  # statements: the server finds the next while this process unpacks one
ASKED = 20_000
KINDS = tuple(sorted(KIND.search(PAIRS.text)[1].split("|")))  # type: ignore[index]
Numbers = NDArray[np.int64]


class Ties(NamedTuple):
    """Ties of one kind that hold on a day, by the server's own numbers of their ends."""

    starts: Numbers
    ends: Numbers


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
    """The ties of these kinds on the door's day; from disk unless something was written since they were pulled.

    All kinds are pulled together, for that takes hardly longer than one. KeyError names a kind that is not pulled.
    """
    unknown = sorted(set(kinds) - set(KINDS))
    if unknown:
        raise KeyError(", ".join(unknown))
    stand = stand_of(db)
    kept = {kind: ties for kind in kinds if (ties := _kept(db, kind, stand)) is not None}
    if len(kept) == len(set(kinds)):
        return kept
    pulled = _pulled(db, stand, told)
    for kind, ties in pulled.items():
        _keep(db, kind, stand, ties)
    return {kind: pulled[kind] for kind in kinds}


def matrix(ties: Sequence[Ties]) -> Matrix:
    """All these ties as one matrix, however many stand between two nodes; no node ties itself."""
    starts = np.concatenate([one.starts for one in ties]) if ties else np.empty(0, np.int64)
    ends = np.concatenate([one.ends for one in ties]) if ties else np.empty(0, np.int64)
    numbers, places = np.unique(np.concatenate([starts, ends]), return_inverse=True)
    rows, columns = np.split(places.astype(np.int32), [len(starts)])
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


def _pulled(db: OperatorGraph, stand: Stand, told: Callable[[int, int], None]) -> dict[str, Ties]:
    parts: dict[str, list[tuple[Numbers, Numbers]]] = {kind: [] for kind in KINDS}
    firsts, pool = range(0, stand.largest + 1, STRIDE), ThreadPoolExecutor(AT_ONCE)
    try:
        for first, found in zip(firsts, pool.map(partial(_stride, db, stand.largest), firsts), strict=True):
            for kind, starts, ends in found:
                parts[kind].append((starts, ends))
            told(min(first + STRIDE, stand.largest + 1), stand.largest + 1)
    finally:
        pool.shutdown(cancel_futures=True)
    nothing = [(np.empty(0, np.int64), np.empty(0, np.int64))]
    return {kind: Ties(*map(np.concatenate, zip(*(some or nothing), strict=True))) for kind, some in parts.items()}


def _stride(db: OperatorGraph, largest: int, first: int) -> list[tuple[str, Numbers, Numbers]]:
    asked = {"first": first, "last": min(first + STRIDE - 1, largest), "day": db.day}
    found = db.client.read(PAIRS, asked, db.settings.sweep_seconds, {})
    return [(row["kind"], np.array(row["starts"], np.int64), np.array(row["ends"], np.int64)) for row in found]


def _kept(db: OperatorGraph, kind: str, stand: Stand) -> Ties | None:
    path = _file(db, kind)
    if not path.exists():
        return None
    with np.load(path) as told:
        if Stand.model_validate(json.loads(str(told["stand"]))) != stand:
            return None
        return Ties(told["starts"], told["ends"])


def _keep(db: OperatorGraph, kind: str, stand: Stand, ties: Ties) -> None:
    path = _file(db, kind)
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    unfinished = path.with_suffix(".part.npz")
    np.savez(unfinished, stand=np.array(stand.model_dump_json()), **ties._asdict())
    os.chmod(unfinished, 0o600)
    unfinished.replace(path)


def _file(db: OperatorGraph, kind: str) -> Path:
    return db.settings.home / "edges" / f"{kind}.npz"
