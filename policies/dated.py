"""Values that change from day to day: the newest line that is not in the future counts; a change adds a line."""

from datetime import date
from itertools import pairwise

Amount = float | str
Dated = dict[date, Amount]


def on(lines: Dated, day: date) -> Amount | None:
    """What counts on a day; nothing before the first line."""
    begun = [since for since in lines if since <= day]
    return lines[max(begun)] if begun else None


def fault(lines: Dated) -> str | None:
    """What is wrong with the days of some lines, if anything."""
    days = list(lines)
    if not days:
        return "there is no line with a day"
    if days != sorted(days):
        late = next(day for before, day in pairwise(days) if day < before)
        return f"{late} stands after a later day; a change of law adds a line at the end"
    return None
