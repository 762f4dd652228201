"""A trial run: what a table would change, compared as the import compares it, with nothing written and no job."""

from collections.abc import Iterator
from itertools import count, islice
from pathlib import Path

from base.keyring import keys
from graph import writing
from graph.door import OperatorGraph
from imports.table_batch import counted
from imports.table_job import Coming, taken
from imports.table_report import Batch, TableReport, note, report, wrong_rows


def trial(db: OperatorGraph, rows: Iterator[Coming], table: str, source: str, folder: Path) -> TableReport:
    """What would become of each row; what the file itself brings is not yet there for its later rows.

    `folder` keeps the notes of the batches, from which the file is given back with its errors marked.
    """
    return report(table, source, _batches(db, rows, folder), lambda: wrong_rows(folder))


def _batches(db: OperatorGraph, rows: Iterator[Coming], folder: Path) -> Iterator[Batch]:
    for number in count():
        part = list(islice(rows, writing.BATCH))
        if not part:
            return
        coming, so_far = taken(part)
        with db.trail.closing():
            found = writing.compare(db, keys(db.settings), coming)
        batch = counted(found, so_far)
        note(folder, f"{number:06d}", batch)
        yield batch
