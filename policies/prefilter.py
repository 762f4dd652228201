"""Whom a policy can concern at all, as bounds the graph can look up: taken from its tree, and never too narrow.

A bound is kept only where every way through the tree keeps it; whatever the graph cannot look up, and whoever's day of
birth or disability nobody knows, stays in. Read beside policies/judging.py and policies/region.py by one test.
"""

from collections.abc import Iterable
from datetime import date, timedelta
from math import inf
from typing import NamedTuple

from policies.judging import Bounds
from policies.policy import Policy
from policies.tree import AllOf, Leaf, Node, NotOf, parts

DAYS_OF_A_YEAR = 365.2425
SPARE = timedelta(days=3)  # so far off a century can be, counted so


class Reach(NamedTuple):
    """Ages from so many to so many whole years, and disability grades alike; all there are where nothing is bound."""

    youngest: float = -inf
    oldest: float = inf
    least: float = -inf
    most: float = inf

    def both(self, other: "Reach") -> "Reach":
        """Who lies in this and in the other."""
        return Reach(
            max(self.youngest, other.youngest),
            min(self.oldest, other.oldest),
            max(self.least, other.least),
            min(self.most, other.most),
        )

    def either(self, other: "Reach") -> "Reach":
        """The least that holds this and the other."""
        return Reach(
            min(self.youngest, other.youngest),
            max(self.oldest, other.oldest),
            min(self.least, other.least),
            max(self.most, other.most),
        )


class Span(NamedTuple):
    """Born from a day on and before another, with a disability or whoever: what the statement is asked."""

    born_from: date | None
    born_before: date | None
    disabled: bool


def spans(policies: Iterable[Policy], day: date, bounds: Bounds) -> list[Span]:
    """One for each policy of people; nobody is left out by whom one of them could be met or unknown."""
    return [_span(reach(it.when, bounds), day) for it in policies if it.for_ == "person"]


def reach(node: Node, bounds: Bounds, turned: bool = False) -> Reach:
    """Whom a tree can concern; a comparison is turned round below a `not`."""
    if isinstance(node, Leaf):
        return _leaf(node, bounds, turned)
    if isinstance(node, NotOf):
        return reach(node.not_, bounds, not turned)
    each = [reach(part, bounds, turned) for part in parts(node)]
    found = each[0]
    for other in each[1:]:
        found = found.both(other) if isinstance(node, AllOf) != turned else found.either(other)
    return found


def _leaf(leaf: Leaf, bounds: Bounds, turned: bool) -> Reach:
    bound = bounds(leaf.bound) if isinstance(leaf.bound, str) and leaf.how != "is" else leaf.bound
    if leaf.fact not in ("age", "disability_grade") or leaf.how == "is" or not isinstance(bound, float | int):
        return Reach()
    low, high = (-inf, inf)
    if (leaf.how == "at_least") != turned:
        low = float(bound)  # below a `not`, what is above a bound lies from it on: one more than needed
    else:
        high = float(bound)
    return Reach(youngest=low, oldest=high) if leaf.fact == "age" else Reach(least=low, most=high)


def _span(it: Reach, day: date) -> Span:
    before = None if it.youngest <= 0 else _ago(day, it.youngest) + SPARE
    return Span(None if it.oldest == inf else _ago(day, it.oldest + 1) - SPARE, before, it.least >= 1)


def _ago(day: date, years: float) -> date:
    return day - timedelta(days=int(DAYS_OF_A_YEAR * years))
