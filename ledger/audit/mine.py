"""Who looked at me, and why: the page a citizen may ask for."""

import json
from datetime import datetime
from typing import Any, Literal

from pydantic import Field
from sqlalchemy import func, select

from base.model import Model
from ledger.audit.search import LAST, about
from ledger.store import Ledger
from ledger.tables import AUDIT_RECORDS, OFFICERS

Did = Literal["looked", "changed", "acted"]
DID: dict[str, Did] = {"read": "looked", "done": "changed", "act": "acted"}
INTENT = '%"act":"intent"%'  # of a write the citizen is told what became of it, once; quotes within texts are escaped


class MyLooks(Model):
    """Which page is asked for."""

    after: int | None = Field(None, ge=1, le=LAST, description="`next` of the page before")
    at_most: int = Field(50, ge=1, le=200)


class Look(Model):
    """One officer's look at, or work on, this person; the case's own reference is nobody else's business."""

    at: datetime
    officer: str | None
    role: str
    areas: list[str]
    did: Did
    operation: str
    purpose: str | None
    has_case: bool


class Looks(Model):
    """A page of looks, newest first."""

    looks: list[Look]
    in_all: int
    next: int | None


def looks(ledger: Ledger, person_id: str, page: MyLooks) -> Looks:
    """Who looked at this person, newest first; nobody is an answer too."""
    records = AUDIT_RECORDS.c
    wanted = [records.seq.in_(about(person_id)), records.body.is_not(None), records.body.not_like(INTENT)]
    asked = (
        select(records.seq, records.body, OFFICERS.c.name, OFFICERS.c.areas)
        .select_from(AUDIT_RECORDS.outerjoin(OFFICERS, OFFICERS.c.id == records.officer_id))
        .where(*wanted)
        .order_by(records.seq.desc())
        .limit(page.at_most + 1)
    )
    if page.after is not None:
        asked = asked.where(records.seq < page.after)
    with ledger.reading() as connection:
        in_all = connection.scalar(select(func.count()).select_from(AUDIT_RECORDS).where(*wanted)) or 0
        rows = list(connection.execute(asked))
    shown = rows[: page.at_most]
    more = shown[-1].seq if len(rows) > page.at_most else None
    return Looks(looks=[_look(row.body, row.name, row.areas) for row in shown], in_all=in_all, next=more)


def _look(body: str, name: str | None, areas: list[str] | None) -> Look:
    told: dict[str, Any] = json.loads(body)
    return Look(
        at=told["at"],
        officer=name,
        role=told["role"],
        areas=areas or [],
        did=DID.get(told["act"], "acted"),
        operation=told["operation"],
        purpose=told["purpose"],
        has_case=bool(told["case"]),
    )
