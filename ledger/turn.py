"""Whose turn it is to run jobs: one process at a time, and a turn ends with the process that has it."""

from collections.abc import Iterator
from contextlib import contextmanager

from filelock import FileLock, Timeout
from sqlalchemy import text

from ledger.store import Ledger, translated

TURN = 7_201_046  # the number of our advisory lock on PostgreSQL


@contextmanager
def turn(ledger: Ledger) -> Iterator[bool]:
    """Whether it is ours for the body: a locked file beside SQLite, a lock of the session on PostgreSQL."""
    with _by_session(ledger) if ledger.engine.dialect.name == "postgresql" else _by_file(ledger) as ours:
        yield ours


@contextmanager
def _by_file(ledger: Ledger) -> Iterator[bool]:
    lock = FileLock(ledger.home / "jobs.lock", mode=0o600)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        yield False
        return
    try:
        yield True
    finally:
        lock.release()


@contextmanager
def _by_session(ledger: Ledger) -> Iterator[bool]:
    with translated(), ledger.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        ours = bool(connection.execute(text("SELECT pg_try_advisory_lock(:turn)"), {"turn": TURN}).scalar_one())
        try:
            yield ours
        finally:
            if ours:
                connection.execute(text("SELECT pg_advisory_unlock(:turn)"), {"turn": TURN})
