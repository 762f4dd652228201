"""Opening times as one readable text, in the words of the source."""

from collections.abc import Mapping
from itertools import groupby

DAYS = {
    "monday": ("周一", "Mon"),
    "tuesday": ("周二", "Tue"),
    "wednesday": ("周三", "Wed"),
    "thursday": ("周四", "Thu"),
    "friday": ("周五", "Fri"),
    "saturday": ("周六", "Sat"),
    "sunday": ("周日", "Sun"),
}


def opening_times(cells: Mapping[str, str | None]) -> str | None:
    """What the source wrote, or its seven columns joined, like days together; nothing is interpreted."""
    if cells["opens"] is not None:
        return cells["opens"]
    days = [(*names, cells[day]) for day, names in DAYS.items()]
    stretches = [list(same) for _, same in groupby(days, key=lambda day: day[2])]
    told = [f"{_days(stretch)} {stretch[0][2]}" for stretch in stretches if stretch[0][2] is not None]
    return "; ".join(told) or None


def _days(stretch: list[tuple[str, str, str | None]]) -> str:
    (first_zh, first_en, _), (last_zh, last_en, _) = stretch[0], stretch[-1]
    if len(stretch) == 1:
        return f"{first_zh} {first_en}"
    return f"{first_zh}至{last_zh} {first_en}–{last_en}"
