"""Months as an office counts them: by the clock of China."""

import re
from datetime import UTC, datetime

from base.clock import CHINA
from base.errors import Invalid

MONTH = re.compile(r"(\d{4})-(0[1-9]|1[0-2])")


def span(month: str) -> tuple[datetime, datetime]:
    """The first moment of a month (written 2026-06) and the first of the next."""
    number = _number(month)
    return _start(number), _start(number + 1)


def local(at: datetime | None) -> datetime | None:
    """A moment somebody typed: by the clock of China where no zone is named."""
    return at.replace(tzinfo=CHINA) if at is not None and at.tzinfo is None else at


def age(month: str, now: datetime) -> int:
    """How many months have ended since: 1 for the month before this one."""
    here = now.astimezone(CHINA)
    return here.year * 12 + here.month - 1 - _number(month)


def _number(month: str) -> int:
    found = MONTH.fullmatch(month)
    if found is None or not 1 <= int(found[1]) <= 9998:
        raise Invalid("月份请写成 2026-06 这样。", "Write a month as 2026-06.")
    return int(found[1]) * 12 + int(found[2]) - 1


def _start(number: int) -> datetime:
    return datetime(number // 12, number % 12 + 1, 1, tzinfo=CHINA).astimezone(UTC)
