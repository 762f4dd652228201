"""Reads a policy's conditions over a region: a column for each fact, filled only where it can still decide.

What a part of a tree has settled is not asked again: the columns behind it stay empty there. Reasons against somebody
are therefore read by policies/judging.py, for the few who are told them; what is missing is complete here.
"""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from policies.facts import facts
from policies.judging import Bounds, Known
from policies.known import FOUND
from policies.policy import Policy
from policies.subject import Asked
from policies.tree import AllOf, AnyOf, Leaf, Node, Value, parts
from policies.truth import Truth

NOT_MET, UNKNOWN, MET = 0, 1, 2  # in this order the least of several is `every` and the greatest is `some`
TRUTHS: Final[tuple[Truth, Truth, Truth]] = ("not-met", "unknown", "met")
NO_SUCH_WORD = -1.0
Outcomes = NDArray[np.int8]
Rows = NDArray[np.intp]


class Columns:
    """The facts of many who are asked about, each found when it is first needed."""

    def __init__(self, asked: Sequence[Asked]) -> None:
        self.asked = asked
        self._told: dict[str, list[Value | None]] = {}
        self._numbers: dict[str, NDArray[np.float64]] = {}
        self._found: dict[str, NDArray[np.bool_]] = {}

    def numbers(self, fact: str, rows: Rows) -> NDArray[np.float64]:
        """A fact of some of them as numbers: a truth is 1 or 0, a word its place in the vocabulary, unknown NaN."""
        self._find(fact, rows)
        return self._numbers[fact][rows]

    def known(self, it: Policy, row: int) -> Known:
        """The facts of a policy for one of them, as policies/known.py tells them."""
        for fact in it.evidence:
            if fact not in self._found or not self._found[fact][row]:
                self._find(fact, np.array([row]))
        return {fact: self._told[fact][row] for fact in it.evidence}

    def _find(self, fact: str, rows: Rows) -> None:
        if fact not in self._told:
            self._told[fact] = [None] * len(self.asked)
            self._numbers[fact] = np.full(len(self.asked), np.nan)
            self._found[fact] = np.zeros(len(self.asked), dtype=np.bool_)
        lacking = rows[~self._found[fact][rows]]
        finds = FOUND.get(fact)
        if not len(lacking) or finds is None:
            return
        told, numbers = self._told[fact], self._numbers[fact]
        for row in lacking.tolist():
            told[row] = value = finds(self.asked[row])
            if value is not None:
                numbers[row] = number(fact, value)
        self._found[fact][lacking] = True


def number(fact: str, value: Value) -> float:
    """A value as it stands in a column."""
    if not isinstance(value, str):
        return float(value)
    words = list(facts()[fact].words)
    return float(words.index(value)) if value in words else NO_SUCH_WORD


class Read(NamedTuple):
    """What a node came to in some rows, and what its parts did in those of them where they were still asked."""

    node: Node
    rows: Rows
    outcomes: Outcomes
    parts: tuple["Read", ...] = ()


def read(node: Node, columns: Columns, rows: Rows, bounds: Bounds) -> Read:
    """A tree of conditions over rows of the columns."""
    if isinstance(node, Leaf):
        return Read(node, rows, _leaf(node, columns, rows, bounds))
    if isinstance(node, AllOf | AnyOf):
        return _several(node, columns, rows, bounds)
    inner = read(parts(node)[0], columns, rows, bounds)
    return Read(node, rows, (MET - inner.outcomes).astype(np.int8), (inner,))


def missing(told: Read, wanted: int = UNKNOWN) -> Iterator[tuple[str, Rows]]:
    """The facts by which rows are unknown, each with these rows; a fact that stands twice comes twice."""
    deciding = told.rows[told.outcomes == wanted]
    if isinstance(told.node, Leaf):
        yield told.node.fact, deciding
    for part in told.parts:
        here = np.isin(part.rows, deciding)
        yield from missing(part._replace(rows=part.rows[here], outcomes=part.outcomes[here], parts=part.parts))


def _several(node: AllOf | AnyOf, columns: Columns, rows: Rows, bounds: Bounds) -> Read:
    settles, combined = (NOT_MET, np.minimum) if isinstance(node, AllOf) else (MET, np.maximum)
    outcomes = np.full(len(rows), MET - settles, dtype=np.int8)
    told = []
    for part in parts(node):
        still = np.flatnonzero(outcomes != settles)
        if not len(still):
            break
        one = read(part, columns, rows[still], bounds)
        outcomes[still] = combined(outcomes[still], one.outcomes)
        told.append(one)
    return Read(node, rows, outcomes, tuple(told))


def _leaf(leaf: Leaf, columns: Columns, rows: Rows, bounds: Bounds) -> Outcomes:
    told = columns.numbers(leaf.fact, rows)
    if leaf.how == "is":
        holds = told == number(leaf.fact, leaf.bound)
    else:
        bound = bounds(leaf.bound) if isinstance(leaf.bound, str) else leaf.bound
        if bound is None:
            return np.full(len(rows), UNKNOWN, dtype=np.int8)
        holds = told >= float(bound) if leaf.how == "at_least" else told <= float(bound)
    return np.where(np.isnan(told), UNKNOWN, np.where(holds, MET, NOT_MET)).astype(np.int8)
