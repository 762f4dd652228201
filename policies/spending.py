"""What somebody spent in the twelve months before a day."""

from datetime import date, timedelta

from policies.subject import Person, Stated

NET_OF_INSURANCE = "insurance-paid"


def spent(person: Person, kind: str, day: date) -> float:
    """Yuan of one kind of expenditure, each counted by the day on which it fell due; what has no day is left out."""
    return sum(one.amount or 0.0 for one in person.stated if _is(one, kind) and _counts(one, day))


def _is(one: Stated, kind: str) -> bool:
    return one.kind == kind == NET_OF_INSURANCE or (one.kind, one.value) == ("expenditure", kind)


def _counts(one: Stated, day: date) -> bool:
    return one.since is not None and day - timedelta(days=365) < one.since <= day
