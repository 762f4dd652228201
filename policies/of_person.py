"""The facts of a person, each found in plain objects: a value, or None where nobody was asked.

Sources: Interim Measures art. 14 and the rules on extreme hardship for the ability to work; the others are registers.
"""

from collections.abc import Callable
from typing import TypeVar

from base.span import years
from policies import parents
from policies.facts import Department
from policies.spending import NET_OF_INSURANCE, spent
from policies.subject import Asked, Person
from policies.tree import Value

OLD, CHILD = 60, 16  # years from which, and below which, the law takes nobody to be able to work
UNABLE_GRADES = {"intellect": 2, "mind": 2, "limb": 1}  # the mildest grade that counts as unable to work
AWAY = ("custody", "missing", "conscript", "clergy")
HELD = {
    "receives_minimum": ("minimum-living-allowance",),
    "receives_extreme": ("extreme-hardship",),
    "is_edge": ("edge-household",),
    "is_rigid": ("rigid-expenditure",),
    "receives_orphan": ("orphan", "child-without-carers"),
}


def age(it: Asked) -> int | None:
    """Whole years on the day; who was born on 29 February is a year older on 1 March."""
    return None if it.person.born is None else years(it.person.born, it.day)


def is_alive(it: Asked) -> bool | None:
    """Dead from the day of death; alive where the police were asked and know of none."""
    died = it.person.died
    if died is not None:
        return died > it.day
    return True if "police" in it.person.asked else None


def lives_here(it: Asked) -> bool | None:
    """Whether the place where they live lies in the area that is asked; not the dead, nor whoever has moved away."""
    if it.person.moved or it.person.has_died(it.day):
        return False
    return None if it.person.area is None else it.person.area.startswith(it.area)


def registered_here(it: Asked) -> bool | None:
    """Whether the household register has them in the area that is asked."""
    return None if it.person.registered is None else it.person.registered.startswith(it.area)


def is_away(it: Asked) -> bool | None:
    """Whether a register has them in custody, missing, in military service or ordained."""
    if any(one.kind in AWAY and one.holds(it.day) for one in it.person.stated):
        return True
    return False if "police" in it.person.asked else None


def disability_grade(it: Asked) -> int | None:
    """1 to 4; 0 where the federation was asked and has no card of them."""
    return _none_if_asked(it.person.disability_grade, 0, it.person, "disabled-federation")


def disability_kind(it: Asked) -> str | None:
    """The kind on the card; `none` where the federation was asked and has no card of them."""
    return _none_if_asked(it.person.disability_kind, "none", it.person, "disabled-federation")


def can_work(it: Asked) -> bool | None:
    """Not the old, not children, not whom the law takes to be unable; else as the health office has judged."""
    old, grade, kind = age(it), disability_grade(it), disability_kind(it)
    if old is not None and not CHILD <= old < OLD:
        return False
    if grade and kind in UNABLE_GRADES and grade <= UNABLE_GRADES[kind]:
        return False
    judged = next(it.person.states("labour-capacity", it.day), None)
    return judged.value != "none" if judged is not None and judged.value else None


def has_income(it: Asked) -> bool | None:
    """Whether anything comes in on the day, to them or to the household together."""
    together = (one for one in it.stated if one.kind == "income" and one.holds(it.day))
    if any((one.amount or 0) > 0 for one in (*it.person.states("income", it.day), *together)):
        return True
    return False if "social-insurance" in it.person.asked else None


def school_stage(it: Asked) -> str | None:
    """The stage of school; `none` where the education office was asked and has no pupil of them."""
    told = next((one.value for one in it.person.states("school-stage", it.day)), None)
    return _none_if_asked(told, "none", it.person, "education")


def at_school(it: Asked) -> bool | None:
    """Whether a school has them; postgraduates do not count."""
    stage = school_stage(it)
    return None if stage is None else stage not in ("none", "postgraduate")


def father(it: Asked) -> str | None:
    """What is known of the father."""
    return parents.state(it.of(it.person.father), it.day)


def mother(it: Asked) -> str | None:
    """What is known of the mother."""
    return parents.state(it.of(it.person.mother), it.day)


def receives_injury_care(it: Asked) -> bool | None:
    """Whether the social insurance pays the nursing benefit."""
    if it.person.holds("work-injury-nursing", it.day):
        return True
    return False if "social-insurance" in it.person.asked else None


def medical_own_share(it: Asked) -> float | None:
    """Medical costs of the twelve months before the day, net of insurance, in yuan; never below zero."""
    if "medical-insurance" not in it.person.asked:
        return None
    cost = spent(it.person, "medical", it.day) - spent(it.person, NET_OF_INSURANCE, it.day)
    return round(max(cost, 0.0), 2)


def receives(name: str) -> Callable[[Asked], bool | None]:
    """A fact that says whether an award of some policies runs; civil affairs know their own."""

    def found(it: Asked) -> bool | None:
        if any(it.person.holds(policy, it.day) for policy in HELD[name]):
            return True
        return False if "civil-affairs" in it.person.asked else None

    return found


Told = TypeVar("Told", int, str)


def _none_if_asked(told: Told | None, none: Told, person: Person, department: Department) -> Told | None:
    return told if told is not None else none if department in person.asked else None


FOUND: dict[str, Callable[[Asked], Value | None]] = {
    "age": age,
    "is_alive": is_alive,
    "lives_here": lives_here,
    "registered_here": registered_here,
    "is_away": is_away,
    "disability_grade": disability_grade,
    "disability_kind": disability_kind,
    "can_work": can_work,
    "has_income": has_income,
    "school_stage": school_stage,
    "at_school": at_school,
    "father": father,
    "mother": mother,
    "receives_injury_care": receives_injury_care,
    "medical_own_share": medical_own_share,
    **{name: receives(name) for name in HELD},
}
