"""Ordinary service: residents of care homes, in-patients, and the meals and care brought home on other days."""

from __future__ import annotations

from datetime import date, timedelta

from seed.days import at
from seed.things import Family, Person
from seed.village import Village

RESIDENT_FROM, RESIDENT = 72, 0.15  # about one in seven of the old who live alone has moved to a care home
PATIENT = ((60, 0.05), (200, 0.14))  # stays in hospital a person and year, below each age
STAY_DAYS = (3, 14)
MEALS_FROM, MEALS = 76, 0.35  # of the old who live alone or as a couple, those who have meals brought
CARE_FROM, CARE = 60, 0.45  # of severely disabled old people at home
VISIT_DAYS = 60  # visits are written for two months
ABSENT = 0.04  # days on which the person is away or cancels, and nothing is brought
MEAL_MINUTES = 4  # from door to door
MEAL_PRICE, CARE_PRICE = 12.0, 60.0  # yuan billed
MOST_MEALS, MOST_CARED_FOR = 40, 20  # in one village: what one worker can do
MEALS_ALLOWANCE = "home-meals-subsidy"
CARE_ALLOWANCE = "home-care-subsidy"


def stays(village: Village) -> None:
    """Who lives in a care home, and who was in hospital in the last year."""
    for family in village.families:
        if family.shape == "elder-alone" and not family.serves and family.living:
            _resident(village, family.living[0])
    for person in village.people:
        if person.left is None and not person.stays:
            _patient(village, person)


def visits(village: Village) -> None:
    """Meals each noon and care once a week, on the days the person is at home."""
    eaters = [
        person for family in village.families for person in _old_at_home(family, village.day) if _chance(village, MEALS)
    ]
    for order, person in enumerate(eaters[:MOST_MEALS]):
        person.meals = True
        village.award(MEALS_ALLOWANCE, person, village.ago(village.rng.randrange(90, 900)))
        _bring_meals(village, person, order)
    disabled = [person for person in village.people if _needs_care(village, person) and _chance(village, CARE)]
    for order, person in enumerate(disabled[:MOST_CARED_FOR]):
        person.care = True
        village.award(CARE_ALLOWANCE, person, village.ago(village.rng.randrange(90, 900)))
        _bring_care(village, person, order)


def _resident(village: Village, elder: Person) -> None:
    home = village.place("care-home")
    if home is None or elder.age(village.day) < RESIDENT_FROM or not _chance(village, RESIDENT):
        return
    since = village.ago(village.rng.randrange(120, 1400))
    village.stay(elder, home, since, reason="frail")
    elder.point = home.point
    for tie in village.ties_of(elder.id, "LIVES_AT"):
        if tie.properties["until"] is None:
            tie.properties.update(until=since)


def _patient(village: Village, person: Person) -> None:
    yearly = next(share for below, share in PATIENT if person.age(village.day) < below)
    hospitals = village.places("hospital")[:2]
    if not hospitals or not _chance(village, yearly):
        return
    since = village.ago(village.rng.randrange(20, 360))
    until = since + timedelta(days=village.rng.randint(*STAY_DAYS))
    if person.born < since and (person.died is None or person.died >= until):
        village.stay(person, village.rng.choice(hospitals), since, until, kind="in-patient")


def _old_at_home(family: Family, day: date) -> list[Person]:
    if family.shape not in ("elder-alone", "elder-couple") or family.serves:
        return []
    return [person for person in family.living if _at_home(person) and person.age(day) >= MEALS_FROM]


def _needs_care(village: Village, person: Person) -> bool:
    severe = person.disability_grade is not None and person.disability_grade <= 2
    old = person.age(village.day) >= CARE_FROM and person.died is None and person.left is None
    return severe and old and person.role is None and _at_home(person)


def _at_home(person: Person) -> bool:
    return not any(stay.kind == "resident" for stay in person.stays)


def _bring_meals(village: Village, person: Person, order: int) -> None:
    kitchen = village.place("kitchen")
    if kitchen is None:
        return
    minutes = 30 + order * MEAL_MINUTES
    worker = village.worker("meal-worker")
    for day in _days_at_home(village, person):
        starts = at(day, 10) + timedelta(minutes=minutes)
        village.visit("home-meals", person, worker, kitchen, starts, MEAL_PRICE, MEAL_MINUTES - 1, device=worker.device)


def _bring_care(village: Village, person: Person, order: int) -> None:
    agency = village.place("agency")
    if agency is None:
        return
    worker, weekday, hour = village.worker("carer"), order % 5, (8, 9, 14, 15)[order // 5]
    for day in _days_at_home(village, person):
        if day.weekday() == weekday:
            village.visit("home-care", person, worker, agency, at(day, hour), CARE_PRICE, 50, device=worker.device)


def _days_at_home(village: Village, person: Person) -> list[date]:
    days = [village.ago(back) for back in range(VISIT_DAYS, 0, -1)]
    return [day for day in days if not _chance(village, ABSENT) and not away(person, day)]


def away(person: Person, day: date) -> bool:
    """Whether the person was in an institution on this day, the days of coming and going included."""
    return any(stay.since <= day and (stay.until is None or day <= stay.until) for stay in person.stays)


def _chance(village: Village, share: float) -> bool:
    return village.rng.random() < share
