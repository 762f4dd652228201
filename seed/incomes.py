"""What each household has a month, as the registers state it: what a benefit makes up for, or well above every line."""

from __future__ import annotations

from datetime import date

from policies.catalogue import bounds_of
from seed.things import Household, Person
from seed.village import Village

ABOVE = (22, 60)  # tenths of the living standard a head: above every line that a locality has set
MINIMUM = "minimum-living-allowance"
BEGAN = date(2021, 1, 1)
PENSION_AGE = 60


def state(village: Village) -> None:
    """State the income of every household of the register in which somebody lives, unless a planted case has."""
    standard = bounds_of(village.township, village.day)("living_standard")
    assert isinstance(standard, float | int)
    for household in village.households:
        members = [person for person in household.members if person.died is None and person.left is None]
        is_open = household.basis == "registered" and household.until is None
        if is_open and members and household.id not in village.stated:
            _state(village, household, members, float(standard))


def stated(village: Village, household: Household, monthly: float) -> None:
    """State what a household has a month, so that nothing else is stated of it."""
    village.stated.add(household.id)
    if monthly:
        village.fact("income", household, "farming", monthly, BEGAN)


def due(village: Village, household: Household) -> float | None:
    """What is paid to a household a month to make up what it lacks; None: nothing."""
    running = [award for award in village.awards if award.holder is household and award.policy == MINIMUM]
    paid = [award.monthly or 0.0 for award in running if award.runs(village.day)]
    return paid[-1] if paid else None


def _state(village: Village, household: Household, members: list[Person], standard: float) -> None:
    lacks = due(village, household)
    if lacks is not None:
        stated(village, household, standard * len(members) - lacks)
    elif not any(_in_hardship(person, village) for person in members):
        head = standard * village.rng.randint(*ABOVE) / 10
        earner = next((person for person in members if person.work is not None or _retired(person, village)), None)
        if earner is None:
            stated(village, household, round(head * len(members)))
        else:
            kind = "wage" if earner.work is not None else "pension"
            village.fact("income", earner, kind, float(round(head * len(members))), BEGAN)


def _in_hardship(person: Person, village: Village) -> bool:
    return any(award.policy == "extreme-hardship" and award.runs(village.day) for award in person.awards)


def _retired(person: Person, village: Village) -> bool:
    return person.age(village.day) >= PENSION_AGE
