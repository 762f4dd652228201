"""Ordinary lives: disability, school, work, things owned, needs, and who serves the village."""

from __future__ import annotations

from datetime import date

from seed.things import Family, Person
from seed.village import Village

DISABLED = ((15, 0.020), (60, 0.045), (200, 0.145))  # share below each age; 6.5 % of all in an ageing county
DISABILITY_KINDS = {"limb": 30, "hearing": 21, "sight": 16, "multiple": 12, "mind": 10, "intellect": 9, "speech": 2}
DISABILITY_GRADES = {1: 12, 2: 18, 3: 30, 4: 40}  # the light grades are the common ones
SPECIAL_SCHOOL = 0.4  # of severely disabled pupils; the others learn in ordinary classes, as the law prefers
EMPLOYED = 0.5  # of people of working age; the rest farm or work without contract, and no register says so
WORKPLACES = {"company": 70, "school": 8, "hospital": 8, "kitchen": 3, "care-home": 5, "agency": 6}
HOUSE_OWNERS = 0.25  # families with registered real estate; village homesteads mostly are not
CAR_OWNERS = 0.15
NEED_KNOWN = 0.5  # of needs that exist, those the office has heard of
SEEKS_WORK = 0.1  # of people without registered work, those who ask for it
REHABILITATION = {
    "limb": "limb-rehabilitation",
    "hearing": "hearing-rehabilitation",
    "sight": "sight-rehabilitation",
    "speech": "speech-rehabilitation",
    "intellect": "intellect-rehabilitation",
    "mind": "mind-rehabilitation",
    "multiple": "rehabilitation",
}


def live(village: Village) -> None:
    """Give everybody alive a school or a job, some a disability, families their things, the village its helpers."""
    for person in village.people:
        if person.died is None and person.left is None:
            _disability(village, person)
            _school(village, person)
            _work(village, person)
    _appoint(village, "meal-worker", "kitchen", 25, 58)
    _appoint(village, "carer", "agency", 30, 60)
    for family in village.families:
        _belongings(village, family)


def needs(village: Village) -> None:
    """What people lack, as far as the office knows."""
    for family in village.families:
        for person in family.living:
            if person.left is None and village.rng.random() < NEED_KNOWN:
                _needs(village, person, alone=len(family.living) == 1)


def lives_in(person: Person, kind: str) -> bool:
    """Whether the person stays, now, in an institution of this kind of stay."""
    return any(stay.kind == kind and stay.until is None for stay in person.stays)


def _disability(village: Village, person: Person) -> None:
    share = next(share for below, share in DISABLED if person.age(village.day) < below)
    if village.rng.random() < share:
        kinds, grades = DISABILITY_KINDS, DISABILITY_GRADES
        person.disability_kind = village.rng.choices(list(kinds), list(kinds.values()))[0]
        person.disability_grade = village.rng.choices(list(grades), list(grades.values()))[0]


def _school(village: Village, person: Person) -> None:
    age = person.age(village.day)
    if not 6 <= age <= 17:
        return
    special = (person.disability_grade or 4) <= 2 and village.rng.random() < SPECIAL_SCHOOL
    place = village.place("special-school") if special else None
    schools = [school for school in village.places("school") if _stage_fits(school.name, age)][:2]
    place = place or (village.rng.choice(schools) if schools else None)
    if place is not None:
        entered = date(village.day.year - 1 - (age - 6) % 6, 9, 1)
        village.studies_at(person, place, max(entered, person.born), boards=True if special else None)


def _stage_fits(school: str, age: int) -> bool:
    """Primary schools teach to eleven, middle schools from twelve; what a name does not tell, anybody may attend."""
    return not ("小学" in school and age >= 12) and not ("中学" in school and age < 12)


def _work(village: Village, person: Person) -> None:
    age = person.age(village.day)
    if not 20 <= age <= 59 or (person.disability_grade or 4) <= 2 or village.rng.random() >= EMPLOYED:
        return
    kind = village.rng.choices(list(WORKPLACES), list(WORKPLACES.values()))[0]
    places = village.places(kind)[:3]
    if places:
        since = village.ago(village.rng.randrange(90, (age - 18) * 330))
        paid = "public payroll" if kind in ("school", "hospital") else "job"
        village.works_at(person, village.rng.choice(places), since, paid)


def _appoint(village: Village, role: str, kind: str, youngest: int, oldest: int) -> None:
    """Somebody of the village who brings help to others; anybody grown up when nobody fits better."""
    grown = [person for person in village.people if person.died is None and person.left is None and person.role is None]
    grown = [person for person in grown if 20 <= person.age(village.day) <= 70]
    fitting = [one for one in grown if youngest <= one.age(village.day) <= oldest and one.disability_grade is None]
    free = [one for one in fitting if one.work is None]
    person = village.rng.choice(free or fitting or grown)
    person.role, person.device = role, village.device("phone", person)
    place = village.place(kind)
    if person.work is None and place is not None:
        village.works_at(person, place, village.ago(village.rng.randrange(200, 1500)), "service")


def _belongings(village: Village, family: Family) -> None:
    adults = [person for person in family.living if person.age(village.day) >= 20 and person.left is None]
    if adults and village.rng.random() < HOUSE_OWNERS:
        village.property(adults[0], value=float(village.rng.randrange(8, 60) * 10_000))
    working = [person for person in adults if person.age(village.day) <= 60]
    if working and village.rng.random() < CAR_OWNERS:
        village.vehicle(working[0], value=float(village.rng.randrange(2, 16) * 10_000))


def _needs(village: Village, person: Person, alone: bool) -> None:
    age, since = person.age(village.day), village.ago(village.rng.randrange(10, 400))
    if person.disability_kind:
        village.need(person, REHABILITATION[person.disability_kind], since)
    if alone and age >= 75 and not person.meals and not lives_in(person, "resident"):
        village.need(person, village.rng.choice(("home-meals", "visiting-elders", "home-adaptation")), since)
    if person.school is not None and person.household and len(person.parents) < 2:
        village.need(person, village.rng.choice(("school-grant", "after-school-care", "child-companionship")), since)
    idle = 20 <= age <= 50 and person.work is None and person.disability_kind is None
    if idle and village.rng.random() < SEEKS_WORK:
        village.need(person, "employment-support", since)
