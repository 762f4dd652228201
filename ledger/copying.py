"""A copy of the ledger taken while others write to it, what it holds, and what its audit log stands at."""

import os
import sqlite3
from pathlib import Path

from sqlalchemy import func, select

from base.errors import SetUp
from base.model import Model
from base.settings import Settings
from ledger.audit.verify import verify
from ledger.store import Ledger
from ledger.tables import METADATA

FILE = "ledger.db"
DUMP = "ledger.dump"


class AuditHead(Model):
    """How many records the audit log has, the root of its tree, and whether it is as it was signed."""

    size: int
    root: str
    sound: bool


def on_sqlite(ledger: Ledger) -> bool:
    """Whether the ledger is a file we can copy ourselves."""
    return ledger.engine.dialect.name == "sqlite"


def copy(ledger: Ledger, target: Path) -> Path:
    """The SQLite ledger as of one moment, into a folder; others may go on writing."""
    file = target / FILE
    os.close(os.open(file, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    with ledger.reading() as db:
        source = db.connection.driver_connection
        assert isinstance(source, sqlite3.Connection)
        out = sqlite3.connect(file)
        try:
            source.backup(out)
        finally:
            out.close()
    return file


def settle(home: Path) -> None:
    """Leave one file of a ledger that nobody has open: no log and no lock beside it."""
    if (home / FILE).exists():
        db = sqlite3.connect(home / FILE)
        db.execute("PRAGMA journal_mode=DELETE")
        db.close()
    for beside in ("ledger.lock", f"{FILE}-wal", f"{FILE}-shm"):
        (home / beside).unlink(missing_ok=True)


def dump_command(folder: Path) -> str:
    """What to run for a ledger on PostgreSQL; the address stays in the environment, for it holds a password."""
    return f'pg_dump --format=custom --file={folder / DUMP} "$HUIMIN_LEDGER_URL"'


def load_command(folder: Path) -> str:
    """What to run to put it back."""
    return f'pg_restore --clean --if-exists --dbname="$HUIMIN_LEDGER_URL" {folder / DUMP}'


def whole(file: Path) -> None:
    """Refuse a file that SQLite finds damaged."""
    with sqlite3.connect(f"file:{file}?mode=ro", uri=True) as db:
        found = db.execute("PRAGMA integrity_check").fetchone()[0]
    db.close()
    if found != "ok":
        raise SetUp(f"{file.name} 已损坏：{found}。", f"{file.name} is damaged: {found}.")


def rows(ledger: Ledger) -> dict[str, int]:
    """How many rows each of our tables has."""
    with ledger.reading() as db:
        return {
            table.name: int(db.execute(select(func.count()).select_from(table)).scalar_one())
            for table in METADATA.sorted_tables
        }


def audit_head(settings: Settings) -> AuditHead:
    """Where the audit log stands, gone through from its first record to its last signature."""
    found = verify(settings)
    return AuditHead(size=found.size, root=found.root, sound=found.sound)
