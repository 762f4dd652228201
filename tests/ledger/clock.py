"""Lets time pass in a ledger: every moment it keeps is put back."""

from datetime import timedelta

from sqlalchemy import Table, select, update

from ledger.store import Ledger


def passes(ledger: Ledger, table: Table, seconds: float) -> None:
    """These seconds go by for what stands in a table."""
    moments = [column for column in table.c if column.type.__class__.__name__ == "Moment"]
    key = next(iter(table.primary_key))
    with ledger.writing() as connection:
        for row in connection.execute(select(key, *moments)).mappings().all():
            moved = {it.name: row[it.name] and row[it.name] - timedelta(seconds=seconds) for it in moments}
            connection.execute(update(table).where(key == row[key.name]).values(**moved))
