"""The facts of an institution, each found in a plain object."""

from collections.abc import Callable
from datetime import date

from base.span import months, years
from policies.judging import Known
from policies.policy import Policy
from policies.subject import Institution
from policies.tree import Value

CARE_HOME = "care-home"
OLD = 60
BUILT = "beds-built"
NEW_MONTHS = 12  # so long a bed that was built counts as new; to be confirmed


def is_care_home(it: Institution, day: date) -> bool:
    """Whether its register has it as a care home."""
    return it.kind == CARE_HOME


def is_licensed(it: Institution, day: date) -> bool | None:
    """Whether a register has given it a number; unknown where none was asked."""
    if it.is_registered:
        return True
    return False if "business-register" in it.asked else None


def beds_new(it: Institution, day: date) -> int | None:
    """The beds it has built in the twelve months before the day."""
    built = [one for one in it.stated if one.kind == BUILT and one.amount is not None and one.since is not None]
    new = [one.amount or 0 for one in built if one.since and one.since <= day and months(one.since, day) < NEW_MONTHS]
    return int(sum(new)) if new or "civil-affairs" in it.asked else None


def residents_in_need(it: Institution, day: date) -> int | None:
    """How many old people live there on the day; unknown while somebody's day of birth is."""
    if "civil-affairs" not in it.asked and not it.residents:
        return None
    if any(born is None for born in it.residents):
        return None
    return sum(years(born, day) >= OLD for born in it.residents if born is not None)


FOUND: dict[str, Callable[[Institution, date], Value | None]] = {
    "is_care_home": is_care_home,
    "is_licensed": is_licensed,
    "beds_new": beds_new,
    "residents_in_need": residents_in_need,
}


def known(policy: Policy, it: Institution, day: date) -> Known:
    """The facts of one policy by name."""
    return {name: FOUND[name](it, day) for name in policy.evidence}
