"""Pattern 40: entitled to the old-age allowance and without it; and people who lawfully have none."""

from __future__ import annotations

from datetime import timedelta

from seed.planted.people import elder
from seed.planting import planter
from seed.things import Person
from seed.village import Village

PATTERN = "missed-entitlement"
POLICY = "old-age-allowance"


def _without(village: Village) -> Person:
    """A new person well over eighty who never got the allowance."""
    person = elder(village, 81, 95)
    village.awards.remove(person.awards.pop())
    return person


def _never_granted(village: Village) -> list[str] | None:
    return [_without(village).id]


def _wrongly_ended(village: Village) -> list[str] | None:
    person = elder(village, 82, 95)
    award = person.awards[-1]
    award.until, award.end_reason = village.ago(village.rng.randrange(40, 300)), "asset-hit"
    return [person.id]


def _refused_application(village: Village) -> list[str] | None:
    """The office refused: no proof of age, though the register knows it."""
    person = _without(village)
    on = village.ago(village.rng.randrange(100, 500))
    village.application(person, person, POLICY, on, status="refused", decided=on)
    return [person.id]


def _declined(village: Village) -> list[str] | None:
    person = _without(village)
    village.application(person, person, POLICY, village.ago(village.rng.randrange(60, 700)), status="withdrawn")
    return [person.id]


def _under_way(village: Village) -> list[str] | None:
    person = _without(village)
    village.application(person, person, POLICY, village.ago(village.rng.randrange(3, 25)), status="open")
    return [person.id]


def _just_turned(village: Village) -> list[str] | None:
    turned = village.ago(village.rng.randrange(2, 50))
    person = village.person("female", turned.replace(year=turned.year - 80, day=min(turned.day, 28)))
    village.people_at_home([person], village.ago(6000))
    return [person.id]


def _in_custody(village: Village) -> list[str] | None:
    person, place = _without(village), village.place("agency") or village.place("hospital")
    assert place is not None
    village.stay(person, place, village.ago(village.rng.randrange(200, 900)), kind="custody")
    return [person.id]


def _declared_missing(village: Village) -> list[str] | None:
    person = _without(village)
    village.fact("missing", person, since=village.ago(village.rng.randrange(400, 1500)))
    return [person.id]


def _moved_away(village: Village) -> list[str] | None:
    """Gone to a son in another province, where the allowance is that place's to pay."""
    person = _without(village)
    person.left = village.ago(village.rng.randrange(100, 1500))
    return [person.id]


def _clergy(village: Village) -> list[str] | None:
    person = _without(village)
    village.fact("clergy", person, since=village.day - timedelta(days=5 * 365))
    return [person.id]


PLANTERS = (
    planter(PATTERN, "never-granted", True, _never_granted, 0.5),
    planter(PATTERN, "wrongly-ended", True, _wrongly_ended, 0.3),
    planter(PATTERN, "wrongly-refused", True, _refused_application, 0.2),
    planter(PATTERN, "refused-voluntarily", False, _declined),
    planter(PATTERN, "application-under-way", False, _under_way),
    planter(PATTERN, "just-turned-eighty", False, _just_turned),
    planter(PATTERN, "in-custody", False, _in_custody),
    planter(PATTERN, "declared-missing", False, _declared_missing),
    planter(PATTERN, "moved-away", False, _moved_away),
    planter(PATTERN, "clergy", False, _clergy),
)
