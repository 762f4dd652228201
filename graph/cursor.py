"""Where a page of a list ended, as a short text that the next request hands back."""

import base64
import json
from datetime import date, datetime
from typing import Any

from base.errors import Invalid

LONGEST = 600


def wrap(*key: str | int | date | None) -> str:
    """The sort key of the last row shown, as text."""
    told = json.dumps([part.isoformat() if isinstance(part, date) else part for part in key], ensure_ascii=False)
    return base64.urlsafe_b64encode(told.encode()).decode().rstrip("=")


def unwrap(text: str, shape: tuple[type, ...]) -> list[Any]:
    """The sort key in a cursor of ours; Invalid when it was not made here."""
    try:
        padded = text + "=" * (-len(text) % 4)
        key = json.loads(base64.b64decode(padded, altchars=b"-_", validate=True)) if len(text) <= LONGEST else None
    except (ValueError, RecursionError):
        key = None
    if not isinstance(key, list) or [type(part) for part in key] != list(shape):
        raise _foreign()
    return key


def day(text: str) -> date:
    """A date out of a cursor."""
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise _foreign() from error


def moment(text: str) -> datetime:
    """A moment out of a cursor."""
    try:
        return datetime.fromisoformat(text)
    except ValueError as error:
        raise _foreign() from error


def _foreign() -> Invalid:
    return Invalid(
        "翻页标记（after）无效。请原样使用上一页给出的 next，或去掉它从头开始。",
        "The page mark (after) is not valid. Use `next` of the last page as it is, or leave it out to start again.",
    )
