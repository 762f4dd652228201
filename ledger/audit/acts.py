"""What is done with the log itself is put on record in it."""

from datetime import UTC, datetime

from base.evidence import Asking, Entry, named


def act(asking: Asking, outcome: str, count: int = 0, reason: str | None = None, *subjects: str) -> Entry:
    """An act of whoever asks; `count` says how many records or people it was about."""
    return Entry(
        **asking.model_dump(),
        at=datetime.now(UTC),
        act="act",
        statements=(),
        subjects=tuple(map(named, subjects)),
        count=count,
        outcome=outcome,
        reason=reason,
    )
