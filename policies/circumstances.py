"""What an officer or a register states of somebody's circumstances: care, guardianship, a sudden event, its class."""

from collections.abc import Callable
from datetime import date

from policies.facts import Department
from policies.of_person import disability_grade, receives
from policies.subject import Asked, Stated
from policies.tree import Value

RELIEF = ("temporary-relief", "temporary-relief-urgent")


def yes_or_no(kind: str, yes: str, no: str, department: Department | None = None) -> Callable[[Asked], bool | None]:
    """Whether the newest statement of a kind says yes; where it says neither, whether a register was asked in vain."""

    def found(it: Asked) -> bool | None:
        told = _newest(it, kind)
        if told is not None and told.value in (yes, no):
            return told.value == yes
        return False if department is not None and department in it.person.asked else None

    return found


def sudden_event_days(it: Asked) -> int | None:
    """Days since the newest sudden event of them or of those they live with."""
    event = _event(it)
    return None if event is None or event.since is None else (it.day - event.since).days


def same_cause_this_year(it: Asked) -> bool | None:
    """Whether relief was given for the same cause since 1 January."""
    event = _event(it)
    if event is None or event.value is None or "civil-affairs" not in it.person.asked:
        return None
    given = (one for each in (it.person, *it.members) for one in each.held if one.policy in RELIEF)
    year = date(it.day.year, 1, 1)
    return any(one.cause == event.value and one.since is not None and year <= one.since <= it.day for one in given)


def child_class(it: Asked) -> str | None:
    """The class of a child in difficulty, the gravest first; unknown while a graver one is."""
    days, within = sudden_event_days(it), it.bounds("sudden_days")
    poor = [receives(name)(it) for name in ("receives_minimum", "is_edge")]
    grade = disability_grade(it)
    told: dict[str, bool | None] = {
        "unsafe": guardian_fails(it),
        "disabled": None if grade is None else grade >= 1,
        "poor": True if True in poor else None if None in poor else False,
        "sudden": False if days is None else days <= within if isinstance(within, float | int) else None,
    }
    for name, holds in told.items():
        if holds is not False:
            return name if holds else None
    return "none"


def _event(it: Asked) -> Stated | None:
    events = [event for one in (it.person, *it.members) for event in one.states("sudden-event", it.day) if event.since]
    return max(events, key=lambda event: event.since or date.min, default=None)


def _newest(it: Asked, kind: str) -> Stated | None:
    return max(it.person.states(kind, it.day), key=lambda one: one.since or date.min, default=None)


needs_long_care = yes_or_no("long-term-care", "needed", "not-needed")
guardian_fails = yes_or_no("guardianship", "fails", "sound", "police")
is_urgent = yes_or_no("urgency", "urgent", "ordinary")
FOUND: dict[str, Callable[[Asked], Value | None]] = {
    "needs_long_care": needs_long_care,
    "guardian_fails": guardian_fails,
    "is_urgent": is_urgent,
    "sudden_event_days": sudden_event_days,
    "same_cause_this_year": same_cause_this_year,
    "child_class": child_class,
}
