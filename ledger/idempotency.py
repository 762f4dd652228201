"""Which requests that change something were sent before, by whom, and what was answered: so that none is done twice."""

import hashlib
from datetime import UTC, datetime, timedelta
from typing import Literal, NamedTuple

from sqlalchemy import ColumnElement, Connection, and_, delete, select, update

from ledger.sealed import bound_to
from ledger.store import Ledger
from ledger.tables import IDEMPOTENCY
from ledger.upsert import insert_new

KEPT = timedelta(hours=48)
ABANDONED = timedelta(minutes=3)  # longer than any request may take: its process died, nobody knows how far it came


class Request(NamedTuple):
    """One request under its key; `payload` is a hash of everything it says."""

    officer_id: str
    key: str
    operation: str
    payload: str


class Mine(NamedTuple):
    """This request is the first with its key and may go on; `since` tells it from a later taker of the same key."""

    request: Request
    since: datetime


class Before(NamedTuple):
    """The key was used before: for another payload, by a request still under way, or the answer stands here; or it is
    lost: what was asked may have been done, and nobody can say what was answered.
    """

    state: Literal["other", "in-flight", "answered", "lost"]
    status: int = 0
    answer_sealed: str = ""


def begin(ledger: Ledger, request: Request, now: datetime | None = None) -> Mine | Before:
    """Take the key; of many that try at once exactly one gets `Mine`, and nobody gets one that was not given back."""
    at = now or datetime.now(UTC)
    with ledger.noting() as connection:
        connection.execute(delete(IDEMPOTENCY).where(IDEMPOTENCY.c.at < at - KEPT))
        values = {"operation": request.operation, "payload_hash": request.payload, "at": at}
        row = {"officer_id": request.officer_id, "key": _key(request), **values}
        taking = insert_new(connection, IDEMPOTENCY).values(row).returning(IDEMPOTENCY.c.at)
        if connection.execute(taking).one_or_none():
            return Mine(request, at)
        return _before(connection, request, at)


def finish(ledger: Ledger, mine: Mine, status: int, answer_sealed: str) -> None:
    """Keep the answer for whoever sends the same request again."""
    with ledger.noting() as connection:
        connection.execute(update(IDEMPOTENCY).where(_is(mine)).values(status=status, answer_sealed=answer_sealed))


def lose(ledger: Ledger, mine: Mine, status: int) -> None:
    """Keep that the request failed after it had changed something: it may not be done again under its key."""
    with ledger.noting() as connection:
        connection.execute(update(IDEMPOTENCY).where(_is(mine)).values(status=status))


def free(ledger: Ledger, mine: Mine) -> None:
    """Give the key back: the request changed nothing and may be sent again."""
    with ledger.noting() as connection:
        connection.execute(delete(IDEMPOTENCY).where(_is(mine)))


def _before(connection: Connection, request: Request, at: datetime) -> Before:
    kept = connection.execute(
        select(IDEMPOTENCY).where(IDEMPOTENCY.c.officer_id == request.officer_id, IDEMPOTENCY.c.key == _key(request))
    ).one_or_none()
    if kept is None:  # given back between the two statements
        return Before("in-flight")
    if (kept.operation, kept.payload_hash) != (request.operation, request.payload):
        return Before("other")
    if kept.status is None and abs(kept.at - at) <= ABANDONED:  # further ahead: the clock was set back
        return Before("in-flight")
    if kept.answer_sealed is None:
        return Before("lost")
    return Before("answered", kept.status, kept.answer_sealed)


def _is(mine: Mine) -> ColumnElement[bool]:
    taken = mine.request
    return and_(
        IDEMPOTENCY.c.officer_id == taken.officer_id, IDEMPOTENCY.c.key == _key(taken), IDEMPOTENCY.c.at == mine.since
    )


def bound(officer_id: str, key: str) -> str:
    """What a kept answer is bound to: nobody else's, and no other key's."""
    return bound_to(IDEMPOTENCY.c.answer_sealed, officer_id, key)


def _key(request: Request) -> str:
    """What is kept of a key: whoever makes one of somebody's number has not put the number on our disk."""
    return hashlib.sha256(f"{request.officer_id} {request.key}".encode()).hexdigest()
