"""Pattern 7: two benefits that exclude each other; and two that only seem to."""

from __future__ import annotations

from datetime import date, timedelta

from seed.planted.people import elder, grown, helped
from seed.planting import planter
from seed.things import Award, Person
from seed.village import Village

PATTERN = "mutually-exclusive-benefits"


def _severe(village: Village) -> tuple[Person, Award]:
    """A new severely disabled person with the care subsidy."""
    person = elder(village, 55, 75)
    person.disability_kind, person.disability_grade = "limb", village.rng.choice((1, 2))
    since = village.ago(village.rng.randrange(500, 1200))
    return person, village.award("disability-care-subsidy", person, since)


def _hardship_and_care(village: Village) -> list[str] | None:
    person, award = _severe(village)
    village.award("extreme-hardship", person, award.since + timedelta(days=village.rng.randrange(30, 300)))
    return [person.id]


def _past_overlap(village: Village) -> list[str] | None:
    """Both have ended by now; for some months both were paid."""
    person, award = _severe(village)
    award.until = village.ago(village.rng.randrange(40, 100))
    other = village.award("extreme-hardship", person, award.until - timedelta(days=village.rng.randrange(45, 200)))
    other.until = village.ago(20)
    return [person.id]


def _orphan_in_helped_household(village: Village) -> list[str] | None:
    family = helped(village, children=village.rng.randint(1, 2))
    child = village.rng.choice(family.members[1:])
    since = village.awards[-1].since + timedelta(days=village.rng.randrange(10, 100))
    village.award("orphan", child, since)
    return [child.id]


def _changeover(village: Village) -> list[str] | None:
    person, award = _severe(village)
    award.until = village.ago(village.rng.randrange(60, 300))
    village.award("extreme-hardship", person, award.until - timedelta(days=village.rng.randrange(1, 29)))
    return [person.id]


def _one_after_the_other(village: Village) -> list[str] | None:
    person, award = _severe(village)
    award.until = village.ago(village.rng.randrange(60, 300))
    village.award("extreme-hardship", person, award.until)
    return [person.id]


def _suspended(village: Village) -> list[str] | None:
    person, award = _severe(village)
    award.status = "suspended"
    village.award("extreme-hardship", person, award.since + timedelta(days=100))
    return [person.id]


def _husband_and_wife(village: Village) -> list[str] | None:
    """Each has one of the two, lawfully."""
    person, _ = _severe(village)
    other = grown(village, 60, 78)
    village.people_at_home([other], date(2010, 1, 1), address=person.address)
    village.marry(person, other, village.ago(9000))
    village.award("extreme-hardship", other, village.ago(village.rng.randrange(100, 500)))
    return sorted([person.id, other.id])


PLANTERS = (
    planter(PATTERN, "hardship-and-care", True, _hardship_and_care, 0.4),
    planter(PATTERN, "past-overlap", True, _past_overlap, 0.3),
    planter(PATTERN, "orphan-in-helped-household", True, _orphan_in_helped_household, 0.3),
    planter(PATTERN, "changeover-month", False, _changeover),
    planter(PATTERN, "one-after-the-other", False, _one_after_the_other),
    planter(PATTERN, "suspended", False, _suspended),
    planter(PATTERN, "husband-and-wife", False, _husband_and_wife),
)
