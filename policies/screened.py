"""Every policy read for everybody of a township: how each stands, what is due and paid, what is missing, why not."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Literal, NamedTuple

import numpy as np

from base.span import years
from policies.amounts import amount
from policies.asking import about_household, about_person
from policies.judging import Bounds, judge, reasons
from policies.policy import For, Policy
from policies.region import NOT_MET, TRUTHS, Columns, Read, missing, read
from policies.standing import Holder, Standing, applied, held, lately, standing
from policies.subject import Asked, Household, Person

Type = Literal["", "alone", "elders", "with-children", "adults"]  # of a household; a person has none
GROWN, OLD = 18, 60


class Stands(NamedTuple):
    """How one holder stands towards a policy; `why` are the codes against them, or the facts that are missing."""

    holder: str
    type: Type
    standing: Standing
    due: float | None
    paid: float | None
    why: tuple[str, ...] = ()


class Screened(NamedTuple):
    """One policy over a township; of who is neither entitled nor receives anything only the number is told."""

    policy: str
    asked: Counter[Type]
    stands: list[Stands]


class Crowd(NamedTuple):
    """Everybody known around a township, which people and households are its own, and how many live there in all.

    Those of them who are not named among its own are such as no policy can concern.
    """

    people: Mapping[str, Person]
    households: Mapping[str, Household]
    own: Sequence[str]
    homes: Sequence[str]
    in_all: int


class Holders(NamedTuple):
    """Those who are asked about, in one order: their ids, their facts, who each is with, and what runs for them."""

    ids: Sequence[str]
    types: Sequence[Type]
    columns: Columns
    each: Sequence[Sequence[Holder]]
    running: Sequence[Mapping[str, float | None]]
    in_all: Counter[Type]


def screened(crowd: Crowd, policies: Iterable[Policy], day: date, bounds: Bounds) -> list[Screened]:
    """Policies of people and of households over a township; those of institutions are left out."""
    its = [it for it in policies if it.for_ in HOLDERS]
    among = {for_: HOLDERS[for_](crowd, day, bounds) for for_ in {it.for_ for it in its}}
    return [over(among[it.for_], it, day, bounds) for it in its]


def persons(crowd: Crowd, day: date, bounds: Bounds) -> Holders:
    """The people of a township."""
    ones = [crowd.people[id] for id in crowd.own if id in crowd.people]
    asked = [about_person(one, crowd.people, crowd.households, day, bounds) for one in ones]
    each = [[one] for one in ones]
    in_all: Counter[Type] = Counter({"": crowd.in_all})
    return Holders([one.id for one in ones], [""] * len(ones), Columns(asked), each, _running(each, day), in_all)


def households(crowd: Crowd, day: date, bounds: Bounds) -> Holders:
    """The households of a township, each with its members."""
    homes = [crowd.households[id] for id in crowd.homes if id in crowd.households]
    asked = [about_household(home, crowd.people, day, bounds) for home in homes]
    each: list[list[Holder]] = [[home, *it.members] for home, it in zip(homes, asked, strict=True)]
    types = [_type(it) for it in asked]
    return Holders([home.id for home in homes], types, Columns(asked), each, _running(each, day), Counter(types))


HOLDERS: dict[For, Callable[[Crowd, date, Bounds], Holders]] = {"person": persons, "household": households}


def over(holders: Holders, it: Policy, day: date, bounds: Bounds) -> Screened:
    """One policy over holders."""
    told = read(it.when, holders.columns, np.arange(len(holders.ids)), bounds)
    running = holders.running
    pays = np.fromiter((it.id in one for one in running), dtype=np.bool_, count=len(running))
    shown = np.flatnonzero((told.outcomes != NOT_MET) | pays).tolist()
    lacking = _lacking(told)
    stands = []
    for row in shown:
        outcome = TRUTHS[told.outcomes[row]]
        word = standing(it, outcome, running[row], applied(holders.each[row]))
        word = lately(word, it, holders.columns.asked[row], bounds)
        why, due = lacking.get(row, ()), None
        if outcome != "unknown":
            known = holders.columns.known(it, row)
            why = () if outcome == "met" else tuple(reasons(judge(it.when, known, bounds)))
            due = amount(it.benefit, known, bounds) if outcome == "met" else 0.0
        stands.append(Stands(holders.ids[row], holders.types[row], word, due, running[row].get(it.id), why))
    return Screened(it.id, holders.in_all, stands)


def _type(it: Asked) -> Type:
    """Of what ages those are who live in a household; who has no date of birth counts as grown."""
    ages = [GROWN if one.born is None else years(one.born, it.day) for one in it.members if not one.has_died(it.day)]
    if any(age < GROWN for age in ages):
        return "with-children"
    if ages and all(age >= OLD for age in ages):
        return "elders"
    return "alone" if len(ages) == 1 else "adults"


def _running(each: Sequence[Sequence[Holder]], day: date) -> list[Mapping[str, float | None]]:
    return [held(ones, day) if any(one.held for one in ones) else {} for ones in each]


def _lacking(told: Read) -> dict[int, tuple[str, ...]]:
    """The facts that are missing, by row."""
    found: dict[int, dict[str, None]] = {}
    for fact, rows in missing(told):
        for row in rows.tolist():
            found.setdefault(row, {})[fact] = None
    return {row: tuple(facts) for row, facts in found.items()}
