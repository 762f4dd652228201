"""A trial run: what a table would change, compared as the import compares it, with nothing written and no job."""

from collections.abc import Iterator
from itertools import islice

from base.keyring import keys
from graph import writing
from graph.door import OperatorGraph
from imports.table_batch import counted
from imports.table_job import Coming, taken
from imports.table_report import Batch, TableReport, report


def trial(db: OperatorGraph, rows: Iterator[Coming], table: str, source: str) -> TableReport:
    """What would become of each row; what the file itself brings is not yet there for its later rows."""
    return report(table, source, _batches(db, rows))


def _batches(db: OperatorGraph, rows: Iterator[Coming]) -> Iterator[Batch]:
    while part := list(islice(rows, writing.BATCH)):
        coming, so_far = taken(part)
        with db.trail.closing():
            found = writing.compare(db, keys(db.settings), coming)
        yield counted(found, so_far)
