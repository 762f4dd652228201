"""Brings the ledger's tables up to date with the numbered files of ledger/migrations."""

from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, text

FOLDER = Path(__file__).parent / "migrations"


def migrate(engine: Engine) -> None:
    """Apply what has not been applied; nothing is done when the ledger is up to date."""
    with engine.begin() as connection:
        if _revision(connection) == latest():
            return
        from alembic import command  # slow to import, and nearly every ledger is up to date
        from alembic.config import Config

        config = Config()
        config.set_main_option("script_location", str(FOLDER))
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def latest() -> str:
    """The number of the newest change: the first four figures of its file's name."""
    return max(file.name for file in (FOLDER / "versions").glob("[0-9]*.py"))[:4]


def _revision(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
