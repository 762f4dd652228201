"""What happened: noted when a register brings it or an officer tells of it, and waiting until it was looked into."""

import hashlib
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime

from sqlalchemy import Connection, func, select, update

from base.model import Model
from ledger.store import Ledger
from ledger.tables import JOBS
from ledger.upsert import insert_new
from ledger.watch_tables import EVENTS

CALENDAR = "calendar"  # who tells of what the days bring by themselves
SCREENING = "screening"  # the kind of job by which a register begins to be watched
CHUNK = 500
SHOWN = ("id", "kind", "about", "happened", "told_by", "at")


class Event(Model):
    """One thing that happened: to whom or what, on which day, and who told of it."""

    id: str
    kind: str
    about: str
    happened: date
    told_by: str
    at: datetime


def is_watching(ledger: Ledger) -> bool:
    """Whether a region has been screened: only then is there something to stand otherwise than."""
    screened = (JOBS.c.kind == SCREENING) & (JOBS.c.state == "done")
    with ledger.reading() as db:
        return db.execute(select(JOBS.c.id).where(screened).limit(1)).first() is not None


def event(kind: str, about: str, happened: date, told_by: str) -> Event:
    """An event by its own name: told a second time by the same it is the same."""
    name = hashlib.sha256("\n".join((kind, about, str(happened), told_by)).encode()).hexdigest()[:24]
    return Event(id=f"Ev-{name}", kind=kind, about=about, happened=happened, told_by=told_by, at=datetime.now(UTC))


def note(ledger: Ledger, some: Iterable[Event], note_sealed: str | None = None) -> None:
    """Note events that wait to be looked into; one that is noted already stays as it is."""
    rows = [{**one.model_dump(), "happened": str(one.happened), "note_sealed": note_sealed} for one in some]
    with ledger.writing() as db:
        for at in range(0, len(rows), CHUNK):
            db.execute(insert_new(db, EVENTS), rows[at : at + CHUNK])


def waiting(ledger: Ledger, at_most: int) -> list[Event]:
    """The events that nobody has looked into yet, the oldest first."""
    order = (EVENTS.c.at, EVENTS.c.id)
    asked = select(*(EVENTS.c[name] for name in SHOWN)).where(EVENTS.c.done.is_(None)).order_by(*order).limit(at_most)
    with ledger.reading() as db:
        return [Event.model_validate(dict(row)) for row in db.execute(asked).mappings()]


def in_line(ledger: Ledger) -> int:
    """How many events wait."""
    with ledger.reading() as db:
        return int(db.execute(select(func.count()).select_from(EVENTS).where(EVENTS.c.done.is_(None))).scalar_one())


def named(ledger: Ledger, ids: Sequence[str]) -> dict[str, Event]:
    """Events by their ids."""
    asked = select(*(EVENTS.c[name] for name in SHOWN)).where(EVENTS.c.id.in_(sorted(set(ids))))
    with ledger.reading() as db:
        return {row["id"]: Event.model_validate(dict(row)) for row in db.execute(asked).mappings()}


def done(db: Connection, ids: Sequence[str]) -> None:
    """These were looked into, in the transaction that keeps what came of it."""
    for at in range(0, len(ids), CHUNK):
        these = EVENTS.c.id.in_(ids[at : at + CHUNK])
        db.execute(update(EVENTS).where(these).values(done=datetime.now(UTC)))


def last_day(ledger: Ledger, told_by: str) -> date | None:
    """The latest day of which one has told."""
    asked = select(func.max(EVENTS.c.happened)).where(EVENTS.c.told_by == told_by)
    with ledger.reading() as db:
        found = db.execute(asked).scalar_one()
    return None if found is None else date.fromisoformat(found)
