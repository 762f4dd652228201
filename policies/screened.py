"""Every policy read for everybody of a township: how each stands, what is due and paid, what is missing, why not."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Literal, NamedTuple

import numpy as np

from base.span import years
from policies.amounts import amount
from policies.asking import about_household, about_person
from policies.judging import Bounds, judge, reasons
from policies.policy import Policy
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
    """Everybody known around a township, and which people and households are its own."""

    people: Mapping[str, Person]
    households: Mapping[str, Household]
    own: Sequence[str]
    homes: Sequence[str]


class Holders(NamedTuple):
    """Those who are asked about, in one order: their ids, their facts, who each is with, and what runs for them."""

    ids: Sequence[str]
    types: Sequence[Type]
    columns: Columns
    each: Sequence[Sequence[Holder]]
    running: Sequence[Mapping[str, float | None]]


def screened(crowd: Crowd, policies: Iterable[Policy], day: date, bounds: Bounds) -> list[Screened]:
    """Policies of people and of households over a township; those of institutions are left out."""
    among = {"person": persons(crowd, day, bounds), "household": households(crowd, day, bounds)}
    return [over(among[it.for_], it, day, bounds) for it in policies if it.for_ in among]


def persons(crowd: Crowd, day: date, bounds: Bounds) -> Holders:
    """The people of a township."""
    ones = [crowd.people[id] for id in crowd.own if id in crowd.people]
    asked = [about_person(one, crowd.people, crowd.households, day, bounds) for one in ones]
    return _holders([one.id for one in ones], [""] * len(ones), asked, [[one] for one in ones], day)


def households(crowd: Crowd, day: date, bounds: Bounds) -> Holders:
    """The households of a township, each with its members."""
    homes = [crowd.households[id] for id in crowd.homes if id in crowd.households]
    asked = [about_household(home, crowd.people, day, bounds) for home in homes]
    each: list[list[Holder]] = [[home, *it.members] for home, it in zip(homes, asked, strict=True)]
    return _holders([home.id for home in homes], [_type(it) for it in asked], asked, each, day)


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
    return Screened(it.id, Counter(holders.types), stands)


def _type(it: Asked) -> Type:
    """Of what ages those are who live in a household; who has no date of birth counts as grown."""
    ages = [GROWN if one.born is None else years(one.born, it.day) for one in it.members if one.died is None]
    if any(age < GROWN for age in ages):
        return "with-children"
    if ages and all(age >= OLD for age in ages):
        return "elders"
    return "alone" if len(ages) == 1 else "adults"


def _holders(
    ids: list[str], types: list[Type], asked: list[Asked], each: Sequence[Sequence[Holder]], day: date
) -> Holders:
    running = [held(ones, day) if any(one.held for one in ones) else {} for ones in each]
    return Holders(ids, types, Columns(asked), each, running)


def _lacking(told: Read) -> dict[int, tuple[str, ...]]:
    """The facts that are missing, by row."""
    found: dict[int, dict[str, None]] = {}
    for fact, rows in missing(told):
        for row in rows.tolist():
            found.setdefault(row, {})[fact] = None
    return {row: tuple(facts) for row, facts in found.items()}
