"""What became of a table that was imported: counts of each kind, and the rows that are wrong or wait."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path

from pydantic import Field

from base.files import write_private
from base.model import Model, Said

SHOWN = 1000  # rows a report names; beyond that they are counted


class Wrong(Model):
    """One row that was not taken, and why; never what its cells say, for the report stays in the list of jobs."""

    row: int
    field: str | None = None
    reason: Said


class Batch(Model):
    """What became of one batch: the number of its last row, the counts, and the rows that were wrong."""

    after: int
    read: int = 0
    counts: dict[str, int] = Field(default_factory=dict)
    fields: dict[str, int] = Field(default_factory=dict)
    wrong: tuple[Wrong, ...] = ()


class TableReport(Model):
    """What became of every row; `read` is new, changed, unchanged, waiting and wrong together."""

    table: str
    source: str
    read: int
    new: int
    changed: int
    unchanged: int
    ended: int
    waiting: int
    wrong: int
    arrived: int = 0  # rows of earlier imports that waited and were written now
    fields: dict[str, int] = Field(default_factory=dict)
    refusals: list[Wrong] = Field(default_factory=list)

    @property
    def is_nothing(self) -> bool:
        """Whether the file brought nothing the graph did not know."""
        return not (self.new or self.changed or self.arrived)


def report(
    table: str, source: str, batches: Iterable[Batch], wrong: Callable[[], Iterable[Wrong]], arrived: int = 0
) -> TableReport:
    """All batches of one file together; of the wrong rows the first."""
    counts: Counter[str] = Counter()
    fields: Counter[str] = Counter()
    read = 0
    for one in batches:
        read += one.read
        counts.update(one.counts)
        fields.update(one.fields)
    named = ("new", "changed", "unchanged", "ended", "waiting", "wrong")
    told = {name: counts[name] for name in named}
    refusals = [*islice(wrong(), SHOWN)]
    return TableReport(
        table=table, source=source, read=read, **told, arrived=arrived, fields=dict(fields), refusals=refusals
    )


def note(folder: Path, number: str, batch: Batch) -> None:
    """Write down what became of a batch, all its wrong rows with it: they are too many for the list of jobs."""
    write_private(_notes(folder) / f"{number}.json", batch.model_dump_json())


def noted(folder: Path, number: str) -> Batch | None:
    """What was written down of a batch; None when nothing was."""
    path = _notes(folder) / f"{number}.json"
    return Batch.model_validate_json(path.read_bytes()) if path.exists() else None


def wrong_rows(folder: Path) -> Iterator[Wrong]:
    """Every wrong row of a file in its order, from the notes of its batches."""
    for path in sorted(_notes(folder).glob("*.json")):
        yield from Batch.model_validate_json(path.read_bytes()).wrong


def _notes(folder: Path) -> Path:
    return folder / "batches"
