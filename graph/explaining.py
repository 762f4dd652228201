"""How much a way between two people explains: the rarer what they share and the longer both had it, the more."""

from collections.abc import Sequence
from datetime import date
from math import log2
from typing import NamedTuple

from base.model import Said

CLOSE = {"SPOUSE_OF", "PARENT_OF", "GUARDIAN_OF", "ACTS_FOR", "SAME_AS"}  # ties between two people
CLOSE_COST = 0.5
STEP_COST = 0.5  # of every tie: a longer way explains less
HUB_COST = 12.0  # as if four thousand shared it
SHORT_DAYS, SHORT_COST = 30, 1.0  # both had it for no longer than a month
UNKNOWN_COST = 0.5  # since when both have had it is not known


class Place(NamedTuple):
    """A thing on the way; how many people of the asker's areas share it, None for a hub or a person."""

    label: str
    people: int | None


class Held(NamedTuple):
    """A tie on the way."""

    kind: str
    since: date | None
    until: date | None


class Weighed(NamedTuple):
    """What a way costs, the least explaining most, and the reasons."""

    cost: float
    reasons: tuple[Said, ...]


def weigh(places: Sequence[Place], ties: Sequence[Held], day: date) -> Weighed:
    """Weigh a way of n + 1 places and n ties as of a day."""
    cost, reasons = 0.0, []
    for tie in ties:
        cost += STEP_COST + (CLOSE_COST if tie.kind in CLOSE else 0)
    for place, before, after in zip(places[1:-1], ties, ties[1:], strict=False):
        if place.label == "Person":
            continue
        if place.people is None:
            cost += HUB_COST
            reasons.append(Said(zh="很多人共用，说明不了什么", en="shared by many, which explains little"))
            continue
        cost += log2(max(place.people, 2))
        reasons.append(Said(zh=f"{place.people} 人共用", en=f"shared by {place.people}"))
        days = _together(before, after, day)
        if days is None:
            cost += UNKNOWN_COST
        else:
            cost += SHORT_COST if days <= SHORT_DAYS else 0
            reasons.append(Said(zh=f"同时 {days} 天", en=f"both for {days} days"))
    return Weighed(round(cost, 3), tuple(reasons))


def _together(one: Held, other: Held, day: date) -> int | None:
    """Days both ties have held until the day; None when since when is not known."""
    if one.since is None or other.since is None:
        return None
    ends = [tie.until for tie in (one, other) if tie.until is not None]
    return max((min([*ends, day]) - max(one.since, other.since)).days, 0)
