"""What tests of the ledger share: every one of them runs on SQLite and on a real PostgreSQL."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pydantic import SecretStr

from base.settings import Settings
from ledger.store import Ledger, open_ledger
from tests.ledger.databases import fresh


@pytest.fixture(scope="session", params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest) -> Iterator[Callable[[], SecretStr | None]]:
    """Makes addresses of fresh databases: none for SQLite under the home, a new one on the PostgreSQL server."""
    if request.param == "sqlite":
        yield lambda: None
        return
    server = request.getfixturevalue("postgres")
    yield lambda: fresh(server)


@pytest.fixture
def ledger_settings(database: Callable[[], SecretStr | None], tmp_path: Path) -> Settings:
    """Settings of an office with an empty ledger."""
    return Settings(home=tmp_path / "home", ledger_url=database(), token=None)


@pytest.fixture
def ledger(ledger_settings: Settings) -> Iterator[Ledger]:
    """An empty ledger."""
    opened = open_ledger(ledger_settings)
    yield opened
    opened.close()
