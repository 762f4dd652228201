"""Codes of divisions as they were given out and given up; the first six digits of a citizen number are one."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from sqlalchemy import delete, insert, select

from ledger.import_tables import DIVISIONS
from ledger.store import Ledger

CHUNK = 500


class Span(NamedTuple):
    """The years in which a code was in use; no last one: it still is."""

    since: int
    until: int | None


class Division(NamedTuple):
    """One code at one time: its name, its span, and the codes that took its place."""

    code: str
    name: str
    since: int
    until: int | None
    successors: str


def replace(ledger: Ledger, rows: Iterable[Division]) -> int:
    """Take a whole history in the place of the one there was; how many rows it has."""
    values = [{"id": at, **row._asdict()} for at, row in enumerate(rows)]
    with ledger.writing() as db:
        db.execute(delete(DIVISIONS))
        for at in range(0, len(values), CHUNK):
            db.execute(insert(DIVISIONS), values[at : at + CHUNK])
    return len(values)


def history(ledger: Ledger) -> Mapping[str, Sequence[Span]] | None:
    """The spans of each code; None when no history was imported."""
    found: dict[str, list[Span]] = {}
    with ledger.reading() as db:
        for code, since, until in db.execute(select(DIVISIONS.c.code, DIVISIONS.c.since, DIVISIONS.c.until)):
            found.setdefault(code, []).append(Span(since, until))
    return found or None
