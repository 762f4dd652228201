"""A ledger that takes nothing more is told as such, whatever its database calls it; our own mistakes stay mistakes."""

from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import insert
from sqlalchemy.exc import IntegrityError, ProgrammingError

from base.errors import LedgerDown
from base.settings import Settings
from ledger.store import Ledger, open_ledger
from ledger.tables import ALERTS
from tests.ledger.failing import full, read_only

ALERT = {"id": "A-1", "kind": "of-a-test", "at": datetime(2026, 6, 30, tzinfo=UTC), "about": {}}


def write(ledger: Ledger, number: int = 1, size: int = 1) -> None:
    """One alert more."""
    with ledger.writing() as connection:
        connection.execute(insert(ALERTS).values(**ALERT | {"id": f"A-{number}", "about": {"text": "x" * size}}))


def test_a_ledger_that_may_only_be_read_is_told_and_goes_on_afterwards(ledger: Ledger) -> None:
    ledger.ping()

    with read_only(ledger):
        with pytest.raises(LedgerDown):
            write(ledger)
        ledger.ping()

    write(ledger)


def test_a_full_disk_is_told_and_goes_on_afterwards(tmp_path: Path) -> None:
    ledger = open_ledger(Settings(home=tmp_path, token=None))

    with full(ledger), pytest.raises(LedgerDown):
        write(ledger, size=100_000)

    write(ledger, size=100_000)


def test_a_ledger_whose_connections_are_all_in_use_is_told(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ledger.engine.pool, "_timeout", 0.1)

    with ExitStack() as taken:
        for _ in range(15):
            taken.enter_context(ledger.engine.connect())
        with pytest.raises(LedgerDown, match="in use"):
            ledger.ping()

    ledger.ping()


def test_a_right_that_was_taken_away_is_told(ledger: Ledger) -> None:
    if ledger.engine.dialect.name == "sqlite":
        pytest.skip("SQLite knows no rights but the file's")
    with ledger.writing() as connection:
        connection.exec_driver_sql("CREATE ROLE stranger_of_a_test")

    with pytest.raises(LedgerDown), ledger.reading() as connection:
        connection.exec_driver_sql("SET ROLE stranger_of_a_test; SELECT id FROM alerts")


def test_a_mistake_of_ours_is_not_taken_for_a_ledger_that_is_down(ledger: Ledger) -> None:
    write(ledger)

    with pytest.raises(IntegrityError):
        write(ledger)
    with pytest.raises(ProgrammingError), ledger.reading() as connection:
        connection.exec_driver_sql("SELECT 1", (1,))
