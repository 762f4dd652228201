"""The minimum living allowance: households that are missed or paid too long, and others that look so and are not.

Subjects are households. The income of each is stated here, so that seed/incomes.py leaves it alone.
"""

from __future__ import annotations

from datetime import date

from policies.catalogue import bounds_of
from seed.incomes import stated
from seed.planted.people import grown, helped, sex
from seed.planting import planter
from seed.things import Family, Household
from seed.village import Village

POLICY = "minimum-living-allowance"
MISSED, LOOK_AGAIN = f"{POLICY}:missed", f"{POLICY}:look-again"
SOME = 0.5  # of the usual frequency, for each kind


def standard(village: Village) -> float:
    """The living standard of the village on its day, in yuan a head and month."""
    told = bounds_of(village.township, village.day)("living_standard")
    assert isinstance(told, float | int)
    return float(told)


def family(village: Village) -> Family:
    """A new family of an adult with up to two children, which is paid nothing."""
    head = grown(village, 30, 55)
    young = [
        village.person(sex(village), village.born(village.rng.randint(3, 15))) for _ in range(village.rng.randint(0, 2))
    ]
    for child in young:
        village.parent(head, child)
    return village.people_at_home([head, *young], village.ago(village.rng.randrange(1500, 4000)))


def home(of: Family) -> Household:
    """The household of the register."""
    household = of.members[0].household
    assert household is not None
    return household


def has(village: Village, of: Family, a_head: float) -> list[str]:
    """State what the family has a month for each of them; its household is the subject."""
    stated(village, home(of), round(a_head * len(of.members), 2))
    return [home(of).id]


def _below(village: Village) -> list[str]:
    return has(village, family(village), standard(village) * village.rng.randrange(20, 90) / 100)


def _a_fen_below(village: Village) -> list[str]:
    return has(village, family(village), standard(village) - 0.01)


def _nothing_at_all(village: Village) -> list[str]:
    return has(village, family(village), 0)


def _ended_too_early(village: Village) -> list[str]:
    of, since = helped(village), village.ago(village.rng.randrange(60, 150))
    village.awards[-1].until, village.awards[-1].end_reason = since, "income-above-limit"
    return has(village, of, standard(village) * 0.6)


def _just_enough(village: Village) -> list[str]:
    return has(village, family(village), standard(village))


def _two_homes(village: Village) -> list[str]:
    of = family(village)
    for _ in range(2):
        village.property(of.members[0])
    return has(village, of, standard(village) * 0.5)


def _asked_already(village: Village) -> list[str]:
    of = family(village)
    village.application(of.members[0], home(of), POLICY, village.ago(village.rng.randrange(3, 25)), status="open")
    return has(village, of, standard(village) * 0.5)


def _in_extreme_hardship(village: Village) -> list[str]:
    of = village.people_at_home([grown(village, 66, 78)], village.ago(5000))
    village.award("extreme-hardship", of.members[0], village.ago(900))
    return has(village, of, 0)


def _wages_since(village: Village) -> list[str]:
    of = helped(village)
    wage = standard(village) * len(of.members) * village.rng.randrange(11, 30) / 10
    village.stated.add(home(of).id)
    village.fact("income", of.members[0], "wage", round(wage), village.ago(village.rng.randrange(500, 800)))
    return [home(of).id]


def _second_home(village: Village) -> list[str]:
    of = helped(village)
    for _ in range(2):
        village.property(of.members[0])
    return has(village, of, standard(village) * 0.4)


def _dear_car(village: Village) -> list[str]:
    of = helped(village)
    village.vehicle(of.members[0], value=float(village.rng.randrange(31, 120) * 1000))
    return has(village, of, standard(village) * 0.4)


def _new_job(village: Village) -> list[str]:
    """In the first months a wage up to three times the standard is left out of account."""
    of = helped(village)
    village.stated.add(home(of).id)
    since = village.ago(village.rng.randrange(20, 120))
    village.fact("income", of.members[0], "wage", round(standard(village) * 2.5), since)
    return [home(of).id]


def _old_car(village: Village) -> list[str]:
    of = helped(village)
    village.vehicle(of.members[0], value=30_000.0)
    return has(village, of, standard(village) * 0.4)


def _wheelchair_car(village: Village) -> list[str]:
    of = helped(village)
    village.vehicle(of.members[0], kind="disability", value=80_000.0)
    return has(village, of, standard(village) * 0.4)


def _subsidies(village: Village) -> list[str]:
    """Subsidies of the state are no income."""
    of = helped(village)
    village.fact("income", of.members[0], "subsidy", standard(village) * 4, date(2025, 1, 1))
    return has(village, of, standard(village) * 0.4)


def _ended(village: Village) -> list[str]:
    of = helped(village)
    village.awards[-1].until, village.awards[-1].end_reason = village.ago(100), "income-above-limit"
    return has(village, of, standard(village) * 3)


PLANTERS = (
    planter(MISSED, "income-below", True, _below, SOME),
    planter(MISSED, "a-fen-below", True, _a_fen_below, SOME / 2),
    planter(MISSED, "no-income", True, _nothing_at_all, SOME / 2),
    planter(MISSED, "ended-too-early", True, _ended_too_early, SOME / 2),
    planter(MISSED, "just-enough", False, _just_enough),
    planter(MISSED, "two-homes", False, _two_homes),
    planter(MISSED, "application-under-way", False, _asked_already),
    planter(MISSED, "extreme-hardship", False, _in_extreme_hardship),
    planter(LOOK_AGAIN, "wages", True, _wages_since, SOME),
    planter(LOOK_AGAIN, "second-home", True, _second_home, SOME),
    planter(LOOK_AGAIN, "dear-car", True, _dear_car, SOME),
    planter(LOOK_AGAIN, "new-job", False, _new_job),
    planter(LOOK_AGAIN, "old-car", False, _old_car),
    planter(LOOK_AGAIN, "car-for-a-disability", False, _wheelchair_car),
    planter(LOOK_AGAIN, "subsidies", False, _subsidies),
    planter(LOOK_AGAIN, "allowance-ended", False, _ended),
)
