"""Birthdays that matter: the ages on which a policy, or a fact it asks for, turns."""

from calendar import isleap
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

from base.span import years
from policies import income, of_person, supporters
from policies.catalogue import catalogue
from policies.parameters import parameters
from policies.tree import Leaf, leaves

AGE = "age"


@cache
def ages() -> tuple[int, ...]:
    """Every whole year of age on which something can change; an age that is still taken changes the year after."""
    told = {supporters.GROWN, supporters.OLD, of_person.CHILD, of_person.OLD, income.GROWN}
    for it in catalogue().values():
        for leaf in leaves(it.when):
            if leaf.fact == AGE:
                told |= {int(bound) + (leaf.how == "at_most") for bound in _bounds(leaf)}
        if it.benefit.grade and it.benefit.grade.fact == AGE:
            told |= {int(step) for step in it.benefit.grade.amounts}
    return tuple(sorted(told))


def _bounds(leaf: Leaf) -> Iterator[float]:
    if isinstance(leaf.bound, str):
        for by_day in parameters()[leaf.bound].areas.values():
            yield from (float(value) for value in by_day.values() if isinstance(value, float | int))
    elif not isinstance(leaf.bound, bool):
        yield float(leaf.bound)


def turning(day: date) -> list[date]:
    """The days on which whoever reaches one of these ages on a day was born."""
    eve = day - timedelta(days=1)
    return [born for age in ages() for born in _near(day.year - age, day) if years(born, eve) < age <= years(born, day)]


def _near(year: int, day: date) -> Iterator[date]:
    """The same day of that year, and 29 February, whose birthday falls on 1 March where there is none."""
    for month, number in dict.fromkeys([(day.month, day.day), (2, 29)]):
        if (month, number) != (2, 29) or isleap(year):
            yield date(year, month, number)
