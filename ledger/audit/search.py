"""Finds audit records by officer, person and time; whoever searches looks at people too and is put on record."""

from datetime import datetime
from typing import Any

from pydantic import Field
from sqlalchemy import ColumnElement, func, select

from base.model import Model
from ledger.audit.body import Record
from ledger.store import Ledger
from ledger.tables import AUDIT_RECORDS, AUDIT_SUBJECTS

AT_MOST = 1_000
LAST = 2**53  # no record will ever have a larger number, and every program can read it


class Search(Model):
    """What is looked for; nothing said means everything."""

    officer_id: str | None = Field(None, max_length=64)
    person_id: str | None = Field(None, max_length=64)
    since: datetime | None = None
    until: datetime | None = None
    after: int | None = Field(None, ge=1, le=LAST, description="`next` of the page before")
    at_most: int = Field(50, ge=1, le=AT_MOST)


class Found(Model):
    """A page of records, newest first."""

    records: list[Record]
    in_all: int
    next: int | None


def search(ledger: Ledger, asked: Search) -> Found:
    """The records that fit, newest first; months that are retired have none."""
    records, wanted = AUDIT_RECORDS.c, _wanted(asked)
    page = select(records.body).where(*wanted).order_by(records.seq.desc()).limit(asked.at_most + 1)
    if asked.after is not None:
        page = page.where(records.seq < asked.after)
    with ledger.reading() as connection:
        in_all = connection.scalar(select(func.count()).select_from(AUDIT_RECORDS).where(*wanted)) or 0
        bodies = list(connection.scalars(page))
    found = [Record.model_validate_json(body) for body in bodies[: asked.at_most]]
    return Found(records=found, in_all=in_all, next=found[-1].seq if len(bodies) > asked.at_most else None)


def only(found: Found, person_id: str | None = None) -> Found:
    """The same page, naming this person at most, and nobody's reasons: `count` still says how many there were."""
    return found.model_copy(update={"records": [_named(one, person_id) for one in found.records]})


def _named(record: Record, person_id: str | None) -> Record:
    named = tuple(it for it in record.subjects if it == person_id)
    return record.model_copy(update={"subjects": named, "reason": None})


def _wanted(asked: Search) -> list[ColumnElement[Any]]:
    records = AUDIT_RECORDS.c
    wanted: list[ColumnElement[Any]] = [records.body.is_not(None)]
    if asked.officer_id is not None:
        wanted.append(records.officer_id == asked.officer_id)
    if asked.person_id is not None:
        wanted.append(records.seq.in_(about(asked.person_id)))
    if asked.since is not None:
        wanted.append(records.at >= asked.since)
    if asked.until is not None:
        wanted.append(records.at < asked.until)
    return wanted


def about(person_id: str) -> Any:
    """The numbers of the records that name this person."""
    return select(AUDIT_SUBJECTS.c.seq).where(AUDIT_SUBJECTS.c.person_id == person_id)
