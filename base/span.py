"""Whole months and years between two days, as the law counts them."""

from datetime import date


def months(since: date, day: date) -> int:
    """Whole months from one day to another; the month is whole on the same day of the month."""
    return (day.year - since.year) * 12 + day.month - since.month - (day.day < since.day)


def years(since: date, day: date) -> int:
    """Whole years from one day to another; from 29 February a year is whole on 1 March."""
    return day.year - since.year - ((day.month, day.day) < (since.month, since.day))
