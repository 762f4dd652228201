"""Days as the law counts them: what holds on one, and the whole months and years between two."""

from calendar import monthrange
from datetime import date


def holds(since: date | None, until: date | None, day: date) -> bool:
    """Whether what begins and ends so holds on a day; on its last day it no longer does, and no day is no bound."""
    return (since is None or since <= day) and (until is None or until > day)


def months(since: date, day: date) -> int:
    """Whole months from one day to another; the month is whole on the same day of the month."""
    return (day.year - since.year) * 12 + day.month - since.month - (day.day < since.day)


def years(since: date, day: date) -> int:
    """Whole years from one day to another; from 29 February a year is whole on 1 March."""
    return day.year - since.year - ((day.month, day.day) < (since.month, since.day))


def later(day: date, more: int) -> date:
    """The day so many months later; the last of the month where that month has no such day."""
    months_on = day.year * 12 + day.month - 1 + more
    year, month = divmod(months_on, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
