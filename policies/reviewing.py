"""When an award is to be looked at again: the class its holder is in says after how many months."""

from datetime import date
from typing import NamedTuple

from base.span import later
from policies.judging import Bounds, Known, judge, missing
from policies.policy import Policy, Review


class Due(NamedTuple):
    """When a review is due and in which class; the facts that are missing where the class is not sure."""

    on: date
    review: Review
    missing: tuple[str, ...] = ()


def due(it: Policy, known: Known, bounds: Bounds, last: date) -> Due | None:
    """The first class whose condition is met; while one before it is not known, the soonest of those it can be."""
    possible: list[Review] = []
    lacking: dict[str, None] = {}
    for review in it.review:
        told = None if review.when is None else judge(review.when, known, bounds)
        if told is not None and told.outcome == "not-met":
            continue
        possible.append(review)
        if told is None or told.outcome == "met":
            break
        lacking |= dict.fromkeys(missing(told))
    if not possible:
        return None
    soonest = min(possible, key=lambda one: one.months)
    return Due(later(last, soonest.months), soonest, tuple(lacking))


def soonest(it: Policy, last: date) -> date | None:
    """The day before which no class can be due; None where nobody says how often."""
    return later(last, min(one.months for one in it.review)) if it.review else None
