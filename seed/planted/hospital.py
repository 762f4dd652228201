"""Pattern 16: served at home while in hospital; and services that only fall near a stay."""

from __future__ import annotations

from datetime import date, timedelta

from seed.days import at
from seed.planted.people import elder
from seed.planting import planter
from seed.things import Person
from seed.village import Village

PATTERN = "hospital-and-home-meals"
VISITORS = {"home-meals": ("meal-worker", "kitchen", 11), "home-care": ("carer", "agency", 9)}


def serve(
    village: Village, person: Person, kind: str, on: date, status: str = "delivered", whom: str | None = None
) -> None:
    """A meal or an hour of care at home on a day."""
    role, provider, hour = VISITORS[kind]
    place = village.place(provider)
    assert place is not None
    starts = at(on, hour, village.rng.randrange(0, 50))
    village.visit(kind, person, village.worker(role), place, starts, 15.0, status=status, whom=whom)


def in_hospital(village: Village) -> tuple[Person, date, date]:
    """A new old person who lay in hospital for one to three weeks of the last year."""
    person, place = elder(village), village.place("hospital")
    assert place is not None
    since = village.ago(village.rng.randrange(40, 330))
    until = since + timedelta(days=village.rng.randrange(7, 22))
    village.stay(person, place, since, until, kind="in-patient")
    return person, since, until


def _served(village: Village) -> list[str] | None:
    person, since, until = in_hospital(village)
    kind = village.rng.choice(tuple(VISITORS))
    inside = [since + timedelta(days=step) for step in range(1, (until - since).days)]
    for day in sorted(village.rng.sample(inside, village.rng.randint(1, min(6, len(inside))))):
        serve(village, person, kind, day)
    return [person.id]


def _still_there(village: Village) -> list[str] | None:
    """Somebody who is in hospital to this day."""
    person, place = elder(village), village.place("hospital")
    assert place is not None
    since = village.ago(village.rng.randrange(5, 30))
    village.stay(person, place, since, kind="in-patient")
    serve(village, person, "home-meals", since + timedelta(days=village.rng.randint(1, 4)))
    return [person.id]


def _admission(village: Village) -> list[str] | None:
    person, since, _ = in_hospital(village)
    serve(village, person, "home-meals", since)
    serve(village, person, "home-meals", since - timedelta(days=1))
    return [person.id]


def _discharge(village: Village) -> list[str] | None:
    person, _, until = in_hospital(village)
    serve(village, person, "home-care", until)
    serve(village, person, "home-care", until + timedelta(days=2))
    return [person.id]


def _for_the_spouse(village: Village) -> list[str] | None:
    person, since, _ = in_hospital(village)
    for step in range(1, village.rng.randint(3, 6)):
        serve(village, person, "home-meals", since + timedelta(days=step), whom="spouse")
    return [person.id]


def _cancelled(village: Village) -> list[str] | None:
    person, since, _ = in_hospital(village)
    for step in range(1, village.rng.randint(3, 6)):
        serve(village, person, "home-meals", since + timedelta(days=step), status="cancelled")
    return [person.id]


PLANTERS = (
    planter(PATTERN, "served-meanwhile", True, _served, 0.75),
    planter(PATTERN, "still-in-hospital", True, _still_there, 0.25),
    planter(PATTERN, "admission-day", False, _admission),
    planter(PATTERN, "discharge-day", False, _discharge),
    planter(PATTERN, "meal-for-spouse", False, _for_the_spouse),
    planter(PATTERN, "cancelled", False, _cancelled),
)
