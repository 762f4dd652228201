"""What is known of a child's parent, in the words of the notice on children in fact without carers."""

from datetime import date

from base.span import months
from policies.subject import Person, Stated

MONTHS = 6  # of custody or no contact before they count (Civil Affairs Notice [2019] 62)
SEVERE = {1: None, 2: None, 3: ("intellect", "mind"), 4: ("intellect", "mind")}  # grades, and of which kinds
CUSTODY = {"prison": "in-prison", "detoxification": "in-detoxification", "other": "freedom-restricted"}


def state(parent: Person | None, day: date) -> str | None:
    """The gravest thing that is known; `able` where the police were asked and there is nothing; None: not known."""
    if parent is None:
        return None
    if parent.has_died(day):
        return "dead"
    found = _missing(parent, day) or _away(parent, day) or _unable(parent, day)
    return found or ("able" if "police" in parent.asked else None)


def _missing(parent: Person, day: date) -> str | None:
    for one in parent.states("missing", day):
        if one.value == "declared":
            return "declared-missing"
        if one.value == "not-found":
            return "not-found"
        if _long_ago(one, day):  # counted from the report to the police
            return "lost-contact"
    return None


def _away(parent: Person, day: date) -> str | None:
    for one in parent.states("custody", day):
        if one.value in CUSTODY and _long_ago(one, day):
            return CUSTODY[one.value]
    if any(parent.states("guardianship-revoked", day)):
        return "custody-revoked"
    return "deported" if any(parent.states("deported", day)) else None


def _unable(parent: Person, day: date) -> str | None:
    grade = parent.disability_grade
    if grade in SEVERE:
        kinds = SEVERE[grade]
        if kinds is None or parent.disability_kind in kinds:
            return "severely-disabled"
    severe = any(one.value == "severe" for one in parent.states("illness", day))
    return "severely-ill" if severe else None


def _long_ago(one: Stated, day: date) -> bool:
    """At least six months before a day."""
    return one.since is not None and months(one.since, day) >= MONTHS
