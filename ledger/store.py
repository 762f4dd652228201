"""Opens the ledger: SQLite under HUIMIN_HOME, or the PostgreSQL the office names; its schema is brought up to date."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

import sqlalchemy
from filelock import FileLock
from sqlalchemy import Connection, Engine, event
from sqlalchemy.exc import ArgumentError, DataError, DBAPIError, IntegrityError, NotSupportedError, ProgrammingError
from sqlalchemy.exc import TimeoutError as PoolFull

from base import changes
from base.errors import LedgerDown, SetUp
from base.settings import Settings
from ledger import adopting
from ledger.migrating import migrate

IMMEDIATE = "huimin_immediate"
BUSY_SECONDS = 30
OURS = (IntegrityError, ProgrammingError, DataError, NotSupportedError)  # mistakes of ours, which must be seen as such
NO_RIGHT = "42501"  # but PostgreSQL counts a right that was taken away among them
CONNECTIONS = 15  # to the ledger at once, kept open: opening one costs more than most questions
PRAGMAS = (
    "journal_mode=WAL",
    "synchronous=FULL",
    f"busy_timeout={BUSY_SECONDS}000",
    "foreign_keys=ON",
    "cache_size=-32000",  # and checkpoints of 32 MB: people are named in no order, so the same pages come again soon
    "wal_autocheckpoint=8000",
)


class Ledger:
    """One database: SQLite for one machine, PostgreSQL for several."""

    def __init__(self, engine: Engine, home: Path) -> None:
        self.engine, self.home = engine, home

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that changes something: kept as a whole at the end of the body, or not at all."""
        with self.noting() as connection:
            yield connection
            changes.note()  # before the commit: of one that breaks off nobody knows whether it was kept

    @contextmanager
    def noting(self) -> Iterator[Connection]:
        """A transaction about a request and not of its work: the audit record, its key, when a session was seen."""
        with (
            translated(),
            self.engine.connect().execution_options(**{IMMEDIATE: True}) as connection,
            connection.begin(),
        ):
            yield connection

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction that only reads."""
        with translated(), self.engine.connect() as connection:
            yield connection

    def ping(self) -> None:
        """LedgerDown when it does not answer."""
        with self.reading() as connection:
            connection.exec_driver_sql("SELECT 1")

    def close(self) -> None:
        """Let go of every connection."""
        self.engine.dispose()


def open_ledger(settings: Settings) -> Ledger:
    """The ledger of these settings, its tables as this program needs them."""
    return _opened(address(settings), settings.home)


@cache
def _opened(url: str, home: Path) -> Ledger:
    home.mkdir(parents=True, exist_ok=True, mode=0o700)
    engine = _engine(url, home)
    opened = Ledger(engine, home)
    with FileLock(home / "ledger.lock"), translated():
        migrate(engine)
        with opened.noting() as connection:
            adopted = adopting.adopt(connection, home)
        if adopted:
            adopting.put_away(home)
    return opened


def address(settings: Settings) -> str:
    """The URL of the ledger, as SQLAlchemy reads it."""
    if settings.ledger_url is None:
        return f"sqlite:///{settings.home / 'ledger.db'}"
    told = settings.ledger_url.get_secret_value()
    for short in ("postgresql://", "postgres://"):
        told = told.replace(short, "postgresql+psycopg://", 1) if told.startswith(short) else told
    return told


def _engine(url: str, home: Path) -> Engine:
    try:
        engine = sqlalchemy.create_engine(
            url,
            pool_pre_ping=not url.startswith("sqlite"),
            pool_size=CONNECTIONS,
            max_overflow=0,
            hide_parameters=True,
        )
    except (ArgumentError, ModuleNotFoundError) as error:
        raise SetUp(
            "HUIMIN_LEDGER_URL 不是有效的地址。请写成 postgresql://用户:密码@主机/库名，或不设置而用本机文件。",
            "HUIMIN_LEDGER_URL is not an address. Write postgresql://user:password@host/name, or leave it unset.",
        ) from error
    if engine.dialect.name == "sqlite":
        _prepare_sqlite(engine, home / "ledger.db")
    return engine


def _prepare_sqlite(engine: Engine, file: Path) -> None:
    """Readable by its owner only, every commit on disk before it is answered, our own BEGIN."""
    os.close(os.open(file, os.O_CREAT | os.O_RDWR, 0o600))

    @event.listens_for(engine, "connect")
    def _connected(connection: Any, _: object) -> None:
        connection.isolation_level = None
        for pragma in PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def _begun(connection: Connection) -> None:
        begin = "BEGIN IMMEDIATE" if connection.get_execution_options().get(IMMEDIATE) else "BEGIN"
        connection.exec_driver_sql(begin)


@contextmanager
def translated() -> Iterator[None]:
    """Turn a ledger that does not answer, or takes nothing more, into our own error; what our SQL does wrong stays."""
    try:
        yield
    except PoolFull as error:
        raise LedgerDown(
            "账本数据库的连接都在使用中。请稍后再试；经常如此时，请检查数据库是否缓慢。",
            "Every connection to the ledger is in use. Try again in a moment; if it stays so, see why it is slow.",
        ) from error
    except DBAPIError as error:
        if isinstance(error, OURS) and getattr(error.orig, "sqlstate", None) != NO_RIGHT:
            raise
        raise LedgerDown(
            "账本数据库没有应答，或不能写入。请检查 HUIMIN_LEDGER_URL，或磁盘空间、文件权限和数据库是否只读。",
            "The ledger does not answer or cannot be written. Check HUIMIN_LEDGER_URL, or the disk's space, the file's "
            "rights, and whether the database is read-only.",
        ) from error
