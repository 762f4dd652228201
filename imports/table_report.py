"""What became of a table that was imported: counts of each kind, and the rows that are wrong or wait."""

from collections import Counter
from collections.abc import Iterable

from pydantic import Field

from base.model import Model, Said

SHOWN = 1000  # rows a report names; beyond that they are counted


class Wrong(Model):
    """One row that was not taken, and why; never what its cells say, for the report stays in the list of jobs."""

    row: int
    field: str | None = None
    reason: Said


class Batch(Model):
    """What became of one batch: the number of its last row, the counts, and the first rows that were wrong."""

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


def report(table: str, source: str, batches: Iterable[Batch], arrived: int = 0) -> TableReport:
    """All batches of one file together; of the wrong rows the first."""
    counts: Counter[str] = Counter()
    fields: Counter[str] = Counter()
    refusals: list[Wrong] = []
    read = 0
    for one in batches:
        read += one.read
        counts.update(one.counts)
        fields.update(one.fields)
        refusals += one.wrong[: SHOWN - len(refusals)]
    named = ("new", "changed", "unchanged", "ended", "waiting", "wrong")
    told = {name: counts[name] for name in named}
    return TableReport(
        table=table, source=source, read=read, **told, arrived=arrived, fields=dict(fields), refusals=refusals
    )
