"""A trial run: what a table would change, compared as the import compares it, with nothing written and no job."""

from collections.abc import Iterator
from itertools import islice

from base.keyring import keys
from graph import writing
from graph.door import OperatorGraph
from imports.table_batch import counted
from imports.table_job import Coming
from imports.table_report import SHOWN, Batch, TableReport, report


def trial(db: OperatorGraph, rows: Iterator[Coming], table: str, source: str) -> TableReport:
    """What would become of each row; what the file itself brings is not yet there for its later rows."""
    return report(table, source, _batches(db, rows))


def _batches(db: OperatorGraph, rows: Iterator[Coming]) -> Iterator[Batch]:
    while part := list(islice(rows, writing.BATCH)):
        wrong = tuple(each for one in part for each in one.wrong)[:SHOWN]
        failed = sum(one.brought is None for one in part)
        so_far = Batch(after=part[-1].row, read=len(part), counts={"wrong": failed}, wrong=wrong)
        with db.trail.closing():
            found = writing.compare(db, keys(db.settings), [one.brought for one in part if one.brought is not None])
        yield counted(found, so_far)
