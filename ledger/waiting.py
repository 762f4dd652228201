"""Rows of imports that point to somebody who is not there: kept sealed, listed, and tried again after each import."""

import hashlib
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

from sqlalchemy import delete, func, select

from base.keys import Keys
from base.model import Model
from base.sealing import open_text, seal_text
from ledger.import_tables import WAITING_ROWS
from ledger.sealed import bound_to
from ledger.store import Ledger
from ledger.upsert import insert_new

CHUNK = 500  # names asked for at once: SQLite takes no more than some thousand values in a statement
SHOWN = ("table_name", "source", "source_id", "row", "job_id", "needs_source", "needs", "at")


class WaitingRow(Model):
    """One row that waits, and whom for; what it says beyond that stays sealed."""

    table_name: str
    source: str
    source_id: str
    row: int
    job_id: str
    needs_source: str | None
    needs: str
    at: datetime


class Waiting(Model):
    """The rows that wait, the oldest first, and how many there are in all."""

    rows: tuple[WaitingRow, ...]
    in_all: int


def name_of(table: str, source: str, source_id: str) -> str:
    """The id under which a row waits: the same row comes to lie in the same place."""
    return hashlib.sha256("\n".join((table, source, source_id)).encode()).hexdigest()


def put(ledger: Ledger, keys: Keys, rows: Iterable[tuple[WaitingRow, str]]) -> None:
    """Keep rows with the text they are told as; what waited under the same name is replaced."""
    values = [_values(keys, line, text) for line, text in rows]
    with ledger.writing() as db:
        for at in range(0, len(values), CHUNK):
            part = values[at : at + CHUNK]
            db.execute(delete(WAITING_ROWS).where(WAITING_ROWS.c.id.in_([one["id"] for one in part])))
            db.execute(insert_new(db, WAITING_ROWS).values(part))


def drop(ledger: Ledger, names: Sequence[str]) -> None:
    """These rows wait no longer."""
    with ledger.writing() as db:
        for at in range(0, len(names), CHUNK):
            db.execute(delete(WAITING_ROWS).where(WAITING_ROWS.c.id.in_(names[at : at + CHUNK])))


def count(ledger: Ledger) -> int:
    """How many rows wait."""
    with ledger.reading() as db:
        return int(db.execute(select(func.count()).select_from(WAITING_ROWS)).scalar_one())


def listed(ledger: Ledger, at_most: int = 50) -> Waiting:
    """Who waits for whom, the oldest first."""
    order = (WAITING_ROWS.c.at, WAITING_ROWS.c.id)
    asked = select(*(WAITING_ROWS.c[name] for name in SHOWN)).order_by(*order).limit(at_most)
    with ledger.reading() as db:
        rows = db.execute(asked).mappings().all()
    return Waiting(rows=tuple(WaitingRow.model_validate(dict(row)) for row in rows), in_all=count(ledger))


def after(ledger: Ledger, keys: Keys, name: str, at_most: int) -> list[tuple[str, WaitingRow, str]]:
    """The next rows by name, each opened: name, line, and the text it was told as."""
    asked = select(WAITING_ROWS).where(WAITING_ROWS.c.id > name).order_by(WAITING_ROWS.c.id).limit(at_most)
    with ledger.reading() as db:
        rows = db.execute(asked).mappings().all()
    return [
        (
            row["id"],
            WaitingRow.model_validate({each: row[each] for each in SHOWN}),
            open_text(keys, row["row_sealed"], bound_to(WAITING_ROWS.c.row_sealed, row["id"])),
        )
        for row in rows
    ]


def line(table: str, source: str, source_id: str, row: int, job_id: str, needs: tuple[str | None, str]) -> WaitingRow:
    """A row that begins to wait now for `needs`: a source and a name there."""
    return WaitingRow(
        table_name=table,
        source=source,
        source_id=source_id,
        row=row,
        job_id=job_id,
        needs_source=needs[0],
        needs=needs[1],
        at=datetime.now(UTC),
    )


def _values(keys: Keys, line: WaitingRow, text: str) -> dict[str, object]:
    name = name_of(line.table_name, line.source, line.source_id)
    sealed = seal_text(keys, text, bound_to(WAITING_ROWS.c.row_sealed, name))
    return {"id": name, **line.model_dump(), "row_sealed": sealed}
