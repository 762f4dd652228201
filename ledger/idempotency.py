"""Which requests that change something were sent before, by whom, and what was answered: so that none is done twice."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any, Literal, NamedTuple

from sqlalchemy import ColumnElement, Connection, and_, delete, not_, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite

from ledger.sealed import bound_to
from ledger.store import Ledger
from ledger.tables import IDEMPOTENCY

KEPT = timedelta(hours=48)
ABANDONED = timedelta(minutes=3)  # longer than any request may take, so that its process is dead
INSERT: dict[str, Callable[..., Any]] = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}


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
    """The key was used before: for another payload, by a request still under way, or the answer stands here."""

    state: Literal["other", "in-flight", "answered"]
    status: int = 0
    answer_sealed: str = ""


def begin(ledger: Ledger, request: Request, now: datetime | None = None) -> Mine | Before:
    """Take the key; of many that try at once exactly one gets `Mine`."""
    at = now or datetime.now(UTC)
    with ledger.writing() as connection:
        _forget(connection, request, at)
        insert = INSERT[connection.dialect.name](IDEMPOTENCY)
        values = {"operation": request.operation, "payload_hash": request.payload, "at": at}
        row = {"officer_id": request.officer_id, "key": request.key, **values}
        taking = insert.values(row).on_conflict_do_nothing().returning(IDEMPOTENCY.c.at)
        if connection.execute(taking).one_or_none():
            return Mine(request, at)
        return _before(connection, request)


def finish(ledger: Ledger, mine: Mine, status: int, answer_sealed: str) -> None:
    """Keep the answer for whoever sends the same request again."""
    with ledger.writing() as connection:
        connection.execute(update(IDEMPOTENCY).where(_is(mine)).values(status=status, answer_sealed=answer_sealed))


def free(ledger: Ledger, mine: Mine) -> None:
    """Give the key back: the request came to nothing and may be sent again."""
    with ledger.writing() as connection:
        connection.execute(delete(IDEMPOTENCY).where(_is(mine)))


def _forget(connection: Connection, request: Request, at: datetime) -> None:
    """Everybody's keys that have run out, and this one where its first request died."""
    same = and_(IDEMPOTENCY.c.officer_id == request.officer_id, IDEMPOTENCY.c.key == request.key)
    under_way = IDEMPOTENCY.c.at.between(at - ABANDONED, at + ABANDONED)  # further ahead: the clock was set back
    died = and_(same, IDEMPOTENCY.c.status.is_(None), not_(under_way))
    connection.execute(delete(IDEMPOTENCY).where(or_(IDEMPOTENCY.c.at < at - KEPT, died)))


def _before(connection: Connection, request: Request) -> Before:
    kept = connection.execute(
        select(IDEMPOTENCY).where(IDEMPOTENCY.c.officer_id == request.officer_id, IDEMPOTENCY.c.key == request.key)
    ).one_or_none()
    if kept is None:  # given back between the two statements
        return Before("in-flight")
    if (kept.operation, kept.payload_hash) != (request.operation, request.payload):
        return Before("other")
    if kept.status is None:
        return Before("in-flight")
    return Before("answered", kept.status, kept.answer_sealed)


def _is(mine: Mine) -> ColumnElement[bool]:
    taken = mine.request
    return and_(
        IDEMPOTENCY.c.officer_id == taken.officer_id, IDEMPOTENCY.c.key == taken.key, IDEMPOTENCY.c.at == mine.since
    )


def bound(officer_id: str, key: str) -> str:
    """What a kept answer is bound to: nobody else's, and no other key's."""
    return bound_to(IDEMPOTENCY.c.answer_sealed, officer_id, key)
