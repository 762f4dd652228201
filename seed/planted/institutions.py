"""Pattern 17: in two institutions at a time, or in one and served at home; and stays that only touch."""

from __future__ import annotations

from datetime import timedelta

from seed.planted.hospital import serve
from seed.planted.people import elder
from seed.planting import planter
from seed.things import Person, Place
from seed.village import Village

PATTERN = "two-institutions"


def _homes(village: Village) -> tuple[Place, Place]:
    first, second = village.rng.sample(village.places("care-home")[:3], 2)
    return first, second


def _resident(village: Village) -> tuple[Person, Place, Place]:
    """A new old person, resident of a care home for some months; and another home."""
    person, (home, other) = elder(village), _homes(village)
    village.stay(person, home, village.ago(village.rng.randrange(150, 500)))
    return person, home, other


def _two_homes(village: Village) -> list[str] | None:
    person, _, other = _resident(village)
    since = village.ago(village.rng.randrange(60, 140))
    over = since + timedelta(days=village.rng.randrange(5, 50))
    village.stay(person, other, since, village.rng.choice((None, over)))
    return [person.id]


def _served_at_home(village: Village) -> list[str] | None:
    person, _, _ = _resident(village)
    kind = village.rng.choice(("home-meals", "home-care"))
    for days in sorted(village.rng.sample(range(5, 140), village.rng.randint(1, 8)), reverse=True):
        serve(village, person, kind, village.ago(days))
    return [person.id]


def _transfer(village: Village) -> list[str] | None:
    person, _, other = _resident(village)
    moved = village.ago(village.rng.randrange(20, 140))
    person.stays[0].until = moved + timedelta(days=village.rng.randint(0, 1))
    village.stay(person, other, moved)
    return [person.id]


def _respite_leave(village: Village) -> list[str] | None:
    """Two weeks at home with the family, with meals; the home's register shows the gap."""
    person, home, _ = _resident(village)
    left = village.ago(village.rng.randrange(40, 140))
    back = left + timedelta(days=14)
    person.stays[0].until = left
    village.stay(person, home, back)
    for step in range(0, 14, 3):
        serve(village, person, "home-meals", left + timedelta(days=step))
    return [person.id]


def _respite_stay(village: Village) -> list[str] | None:
    """A fortnight in another home while the own one is painted."""
    person, _, other = _resident(village)
    since = village.ago(village.rng.randrange(40, 140))
    village.stay(person, other, since, since + timedelta(days=14), reason="respite")
    return [person.id]


def _bed_kept(village: Village) -> list[str] | None:
    person, _, _ = _resident(village)
    hospital, since = village.place("hospital"), village.ago(village.rng.randrange(40, 140))
    assert hospital is not None
    village.stay(person, hospital, since, since + timedelta(days=12), kind="in-patient")
    return [person.id]


def _moving_in(village: Village) -> list[str] | None:
    person, _, _ = _resident(village)
    for days in (0, 3, 5):
        serve(village, person, "home-care", person.stays[0].since - timedelta(days=days))
    return [person.id]


PLANTERS = (
    planter(PATTERN, "two-homes", True, _two_homes, 0.5),
    planter(PATTERN, "served-at-home", True, _served_at_home, 0.5),
    planter(PATTERN, "transfer-day", False, _transfer),
    planter(PATTERN, "respite-leave", False, _respite_leave),
    planter(PATTERN, "respite-stay", False, _respite_stay),
    planter(PATTERN, "bed-kept-in-hospital", False, _bed_kept),
    planter(PATTERN, "moving-in-day", False, _moving_in),
)
