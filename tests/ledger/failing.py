"""Makes a real ledger fail for a while: it takes nothing more, by its database's own means."""

from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
from sqlalchemy import event

from ledger.store import Ledger

READ_ONLY = "PRAGMA query_only = ON"
FULL = "PRAGMA max_page_count = 1"  # SQLite takes it as: not one page more than there are
ENDED = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> %s"


@contextmanager
def read_only(ledger: Ledger) -> Iterator[None]:
    """Every connection may read and none may write."""
    with _each(ledger, READ_ONLY) if ledger.engine.dialect.name == "sqlite" else _database(ledger):
        yield


@contextmanager
def full(ledger: Ledger) -> Iterator[None]:
    """An SQLite ledger whose disk has no room for one more page; what fits into the pages there are goes in."""
    with _each(ledger, FULL):
        yield


@contextmanager
def _each(ledger: Ledger, pragma: str) -> Iterator[None]:
    """The pragma for every connection that is used meanwhile; new ones afterwards."""

    def told(connection: object, *_: object) -> None:
        connection.execute(pragma)  # type: ignore[attr-defined]

    event.listen(ledger.engine, "checkout", told)
    try:
        yield
    finally:
        event.remove(ledger.engine, "checkout", told)
        ledger.close()


@contextmanager
def _database(ledger: Ledger) -> Iterator[None]:
    """A PostgreSQL database that was set read-only for whoever connects, as a standby is."""
    _set(ledger, "on")
    try:
        yield
    finally:
        _set(ledger, "off")


def _set(ledger: Ledger, told: str) -> None:
    url = ledger.engine.url
    address = url.set(drivername="postgresql").render_as_string(hide_password=False)
    with psycopg.connect(address, autocommit=True, options="-c default_transaction_read_only=off") as connection:
        connection.execute(f'ALTER DATABASE "{url.database}" SET default_transaction_read_only = {told}'.encode())
        connection.execute(ENDED, [connection.info.backend_pid])
