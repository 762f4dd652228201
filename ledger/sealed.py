"""Secrets in the ledger under the office's keys: every column named `..._sealed` holds texts of `seal_text`."""

from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

from sqlalchemy import Column, Select, and_, func, not_, select, update

from base.errors import Unopened
from base.keys import Keys
from base.sealing import Resealed, Tally, open_text, seal_text, sealed_under
from ledger.store import Ledger
from ledger.tables import METADATA

BATCH = 500  # rows changed in one transaction: others wait no longer than it takes


def bound_to(column: "Column[Any]", *key: object) -> str:
    """What a sealed text of this column and row is bound to; give it to `seal_text` and `open_text` as `of`."""
    return ".".join((column.table.name, *map(str, key), column.name))


def tally(ledger: Ledger) -> Tally:
    """How many secrets need each key, those of keys we do not hold included."""
    told = Tally(Counter(), Counter())
    with ledger.reading() as connection:
        for column in columns():
            for text in connection.scalars(select(func.substr(column, 1, 40)).where(column.is_not(None))):
                told.sealing[sealed_under(text)] += 1
    return told


def reseal(ledger: Ledger, keys: Keys, say: Callable[[int], object] = int) -> Resealed:
    """Put every secret under the current key, a batch at a time; after a kill it goes on where it was."""
    done, unopened = 0, []
    for column in columns():
        with ledger.reading() as connection:
            rows = [tuple(row) for row in connection.execute(_waiting(column, keys))]
        for start in range(0, len(rows), BATCH):
            closed = _reseal(ledger, column, rows[start : start + BATCH], keys)
            unopened += closed
            done += len(rows[start : start + BATCH]) - len(closed)
            say(done)
    return Resealed(done, tuple(unopened))


def _waiting(column: "Column[Any]", keys: Keys) -> "Select[Any]":
    """The keys of the rows whose text is under another key."""
    current = column.startswith(f"{keys.current}:", autoescape=True)
    return select(*column.table.primary_key).where(column.is_not(None), not_(current))


def _reseal(ledger: Ledger, column: "Column[Any]", rows: list[tuple[Any, ...]], keys: Keys) -> list[str]:
    """Seal one batch anew in one transaction; what could not be opened, by table, row and column."""
    closed = []
    with ledger.writing() as connection:
        for row in rows:
            here = and_(*(part == value for part, value in zip(column.table.primary_key, row, strict=True)))
            sealed, of = connection.scalar(select(column).where(here)), bound_to(column, *row)
            if sealed is None:
                continue  # taken away meanwhile
            try:
                anew = seal_text(keys, open_text(keys, sealed, of), of)
            except Unopened:
                closed.append(of)
                continue
            connection.execute(update(column.table).where(here, column == sealed).values({column.name: anew}))
    return closed


def columns() -> "Iterator[Column[Any]]":
    """Every column that holds sealed texts."""
    for table in METADATA.sorted_tables:
        yield from (column for column in table.columns if column.name.endswith("_sealed"))
