"""What is so of somebody among those who count as the family: able and without work, severely ill or disabled."""

from collections.abc import Callable

from policies.counted import counted
from policies.of_person import at_school, can_work, disability_grade
from policies.subject import Asked
from policies.tree import Value
from policies.truth import Truth, every, fact, opposite, some, truth

EARNED = ("wage", "farming", "business")
SEVERE = 2  # disability grades so grave and graver


def is_without_work(it: Asked) -> bool | None:
    """Whether somebody is able to work, not at school, and no register has them earn anything."""
    return _of_somebody(it, _without_work)


def has_severe_member(it: Asked) -> bool | None:
    """Whether somebody is severely ill or severely disabled."""
    return _of_somebody(it, _severe)


def _without_work(it: Asked) -> Truth:
    earns = any(one.value in EARNED and one.amount for one in it.person.states("income", it.day))
    is_known = earns or "social-insurance" in it.person.asked
    works: Truth = "met" if earns else "not-met" if is_known else "unknown"
    return every([truth(can_work(it)), opposite(truth(at_school(it))), opposite(works)])


def _severe(it: Asked) -> Truth:
    is_ill = any(one.value == "severe" for one in it.person.states("illness", it.day))
    ill: Truth = "met" if is_ill else "not-met" if "health" in it.person.asked else "unknown"
    grade = disability_grade(it)
    return some([ill, truth(None if grade is None else 1 <= grade <= SEVERE)])


def _of_somebody(it: Asked, so: Callable[[Asked], Truth]) -> bool | None:
    people = counted(it)
    if people is None:
        return None
    return fact(some([so(Asked(one, it.area, it.day, it.people)) for one in people]))


FOUND: dict[str, Callable[[Asked], Value | None]] = {
    "is_without_work": is_without_work,
    "has_severe_member": has_severe_member,
}
