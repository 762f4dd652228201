"""The ledger's database as a verifier opens it: read only, one snapshot, no server, no migration."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import sqlalchemy
from sqlalchemy import Connection, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool

from base.errors import LedgerDown
from base.settings import Settings
from ledger.store import address
from ledger.tables import AUDIT_RECORDS, AUDIT_SUBJECTS, AUDIT_TREE

TABLES = (AUDIT_RECORDS, AUDIT_SUBJECTS, AUDIT_TREE)


@contextmanager
def snapshot(settings: Settings) -> Iterator[Connection | None]:
    """A connection that cannot write, on one state of the log; none when there is no log at all."""
    url = address(settings)
    file = url.removeprefix("sqlite:///")
    if file != url and not Path(file).exists():
        yield None
        return
    try:
        with _engine(url, file).connect() as connection, connection.begin():
            missing = [table for table in TABLES if not sqlalchemy.inspect(connection).has_table(table.name)]
            yield None if missing else connection
    except DBAPIError as error:
        raise LedgerDown(
            "账本数据库无法读取，可能已损坏。请从备份恢复后再验证。",
            "The ledger cannot be read; it may be damaged. Restore it from a backup and verify again.",
        ) from error


def _engine(url: str, file: str) -> sqlalchemy.Engine:
    if file == url:
        options = {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
        return sqlalchemy.create_engine(url, poolclass=NullPool, hide_parameters=True, execution_options=options)
    told = f"sqlite:///file:{file}?mode=ro&uri=true"
    engine = sqlalchemy.create_engine(told, poolclass=NullPool, hide_parameters=True)

    @event.listens_for(engine, "begin")
    def _begun(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN")

    @event.listens_for(engine, "connect")
    def _connected(connection: object, _: object) -> None:
        connection.isolation_level = None  # type: ignore[attr-defined]

    return engine
