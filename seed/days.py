"""Days and months of the county."""

from datetime import date, datetime

from base.clock import CHINA


def at(day: date, hour: int, minute: int = 0) -> datetime:
    """A moment of a day by the county's clock."""
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=CHINA)


def months(first: date, last: date) -> list[date]:
    """The first days of the months from one day's to another's, both included."""
    count = (last.year - first.year) * 12 + last.month - first.month + 1
    start = first.year * 12 + first.month - 1
    return [date((start + step) // 12, (start + step) % 12 + 1, 1) for step in range(count)]
