"""How somebody stands towards a policy: what its conditions came to, beside what is paid and under way."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from typing import Literal, get_args

from policies.catalogue import catalogue
from policies.judging import Bounds, judge
from policies.known import known
from policies.policy import Policy
from policies.subject import Asked, Household, Institution, Person
from policies.truth import Truth

Standing = Literal["receiving", "missed", "new", "look-again", "under-way", "excluded", "unknown", "not-entitled"]
STANDINGS: tuple[Standing, ...] = get_args(Standing)
RECEIVES: dict[Truth, Standing] = {"met": "receiving", "not-met": "look-again", "unknown": "unknown"}
Holder = Person | Household | Institution


def standing(it: Policy, outcome: Truth, held: Iterable[str], applied: frozenset[str]) -> Standing:
    """The word for it, of the benefits held on the day and those asked for.

    Missed is whoever is entitled, receives neither it nor what excludes it, and has not been asked about it.
    """
    running = frozenset(held)
    if it.id in running:
        return RECEIVES[outcome]
    if outcome != "met":
        return "unknown" if outcome == "unknown" else "not-entitled"
    if excluding(it) & running:
        return "excluded"
    return "under-way" if it.id in applied else "missed"


def lately(word: Standing, it: Policy, asked: Asked, bounds: Bounds) -> Standing:
    """The same, but new for whom nobody could call missed: they were not entitled before the time to apply began."""
    if word != "missed" or it.days_to_apply is None:
        return word
    before = replace(asked, day=asked.day - timedelta(days=it.days_to_apply))
    return word if judge(it.when, known(it, before), bounds).outcome == "met" else "new"


def excluding(it: Policy) -> frozenset[str]:
    """The policies that may not be had beside this one, whichever of the two files says so."""
    return frozenset(it.excludes) | {other.id for other in catalogue().values() if it.id in other.excludes}


def held(holders: Iterable[Holder], day: date) -> dict[str, float | None]:
    """What runs on a day for somebody, or for a household and its members: by policy, yuan a month where known."""
    return {award.policy: award.monthly for one in holders for award in one.held if award.holds(day)}


def applied(holders: Iterable[Holder]) -> frozenset[str]:
    """The policies for which an application was made that is open, or was withdrawn or declined."""
    return frozenset().union(*(one.applied for one in holders))
