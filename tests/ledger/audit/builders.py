"""Small makers for tests of the audit log."""

from datetime import UTC, datetime, timedelta

from base.evidence import Entry

AT = datetime(2026, 6, 30, 1, 0, tzinfo=UTC)


def entry(number: int = 0, *subjects: str, at: datetime | None = None, officer_id: str = "F-1") -> Entry:
    """A read of these people (or of one made up), a second after the one before."""
    return Entry(
        at=at or AT + timedelta(seconds=number),
        officer_id=officer_id,
        role="caseworker",
        operation="expand_person",
        origin="10.0.0.7",
        purpose="assistance",
        case=f"案{number}",
        request_id=f"{number:016x}",
        trace=None,
        act="read",
        statements=("people/neighbourhood",),
        subjects=subjects or (f"P-{number % 97}", f"P-{number % 89 + 100}"),
        count=len(subjects) or 2,
        outcome="answered",
    )
