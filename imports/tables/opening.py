"""Opens the file of an import again, whenever its job goes on."""

from collections.abc import Iterator
from pathlib import Path

from imports.table_job import Asked, Coming, Opened, Opener
from imports.tables.contracts import TABLES
from imports.tables.reading import TableFile
from imports.tables.rules import Rules
from ledger import divisions
from ledger.store import Ledger


def opener(ledger: Ledger) -> Opener:
    """What opens the file of a job, as it was asked for."""

    def opened(path: Path, asked: Asked, mapping: Path | None) -> Opened:
        file = TableFile(path, TABLES[asked.table], mapping, asked.source)
        rules = Rules(asked.day, asked.invented, divisions.history(ledger))

        def begin(after: int) -> Iterator[Coming]:
            return file.after(after, rules)

        return Opened(begin, file.give_back)

    return opened
