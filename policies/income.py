"""What a household that is counted together has a month, after what the law leaves out of account, in yuan."""

from datetime import date

from base.span import months, years
from policies.counted import counted
from policies.judging import Bounds
from policies.once import once
from policies.subject import Asked, Person, Stated

NOT_INCOME = (
    "allowance",
    "subsidy",
    "relief",
)  # State Council Opinion [2015] 52
IMPLAUSIBLE = 100  # times the living standard: a monthly figure so large is asked about before it refuses anybody
GROWN = 16


@once
def per_head(it: Asked) -> float | None:
    """Monthly income a head; None where somebody's is not known, or a figure cannot be right."""
    people = counted(it)
    if people is None or not people:
        return None
    each = [of(one, it.day, it.bounds) for one in people] + [_together(it)]
    return None if any(one is None for one in each) else round(sum(filter(None, each)) / len(people), 2)


def of(person: Person, day: date, bounds: Bounds) -> float | None:
    """What one person has a month on a day; children whom nobody says to earn have nothing."""
    standard = bounds("living_standard")
    told = [one for one in person.states("income", day) if one.value not in NOT_INCOME]
    if not _are_right(told, standard):
        return None
    if not told and not _is_child(person, day) and "social-insurance" not in person.asked:
        return None
    return sum((one.amount or 0.0) - _disregarded(one, day, bounds) for one in told)


def _together(it: Asked) -> float | None:
    """What the household has a month as one, such as the yield of its fields."""
    told = [one for one in it.stated if one.kind == "income" and one.value not in NOT_INCOME and one.holds(it.day)]
    return sum(one.amount or 0.0 for one in told) if _are_right(told, it.bounds("living_standard")) else None


def _are_right(told: list[Stated], standard: object) -> bool:
    """Each can be a monthly figure: none below zero, none a hundred times the standard."""
    if not isinstance(standard, float | int):
        return False
    return all(one.amount is not None and 0 <= one.amount <= IMPLAUSIBLE * standard for one in told)


def _is_child(person: Person, day: date) -> bool:
    return person.born is not None and years(person.born, day) < GROWN


def _disregarded(one: Stated, day: date, bounds: Bounds) -> float:
    """Of a new job, so much as the locality leaves out for so many months (Zhejiang Regulations art. 50)."""
    most, times, standard = (bounds(name) for name in ("new_job_months", "new_job_times", "living_standard"))
    if one.value != "wage" or one.since is None or not isinstance(most, float | int):
        return 0.0
    if months(one.since, day) >= most or not isinstance(times, float | int) or not isinstance(standard, float | int):
        return 0.0
    return min(one.amount or 0.0, times * standard)
