"""Opening times written by people, as far as they can be read; what cannot be read is unknown, never closed."""

import re
from datetime import datetime

DAYS = {
    **{name: at for at, name in enumerate(("mon", "tue", "wed", "thu", "fri", "sat", "sun"))},
    **{f"{week}{name}": at for week in ("周", "星期") for at, name in enumerate("一二三四五六日")},
    "周天": 6,
    "星期天": 6,
}
DAY = r"(?:周|星期)[一二三四五六日天]|(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*"
SPAN = re.compile(rf"({DAY})(?:\s*(?:-|–|—|至|到|~|to)\s*({DAY}))?")
EVERY = re.compile(r"每天|每日|全天|daily|every day")
CLOCK = r"(\d{1,2})(?:[:：.](\d{2}))?\s*(am|pm|noon)?"
HOURS = re.compile(rf"{CLOCK}\s*(?:-|–|—|至|到|~|to)\s*{CLOCK}")
FILL = re.compile(r"(?:[\s,，、:：和&]|and)+")


def open_at(text: str | None, at: datetime) -> bool | None:
    """Whether it is open at this time; None when the text does not say so in a form we read."""
    if not text:
        return None
    seen: list[bool | None] = [_part_open(part, at) for part in re.split(r"[;；\n]", text.lower()) if part.strip()]
    return None if None in seen or not seen else any(seen)


def _part_open(part: str, at: datetime) -> bool | None:
    hours = HOURS.findall(part)
    named = _days(HOURS.sub(" ", part))
    rest = FILL.sub("", EVERY.sub("", SPAN.sub("", HOURS.sub("", part))))
    if rest in ("closed", "休息", "关闭") and named:
        return False
    if rest or not hours or not named:
        return None
    now = at.hour * 60 + at.minute
    spans = [(_minute(*span[:3]), _minute(*span[3:])) for span in hours]
    return at.weekday() in named and any(start <= now < end for start, end in spans)


def _days(part: str) -> set[int]:
    if EVERY.search(part):
        return set(range(7))
    found: set[int] = set()
    for first, last in SPAN.findall(part):
        start = DAYS[_short(first)]
        end = DAYS[_short(last)] if last else start
        found |= {(start + step) % 7 for step in range((end - start) % 7 + 1)}
    return found


def _short(day: str) -> str:
    return day[:3] if day[0].isascii() else day


def _minute(hour: str, minute: str, half: str) -> int:
    afternoon = half == "pm" and int(hour) < 12
    return (int(hour) + 12 * afternoon) * 60 + int(minute or 0)
