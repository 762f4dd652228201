"""Which batches have been applied: a batch's name says what it brings, so nothing is brought twice."""

from base.model import Model
from graph.door import Reader
from graph.statements import load

APPLIED = load("batches/applied")


class _Count(Model):
    number: int


def applied(db: Reader, prefix: str) -> int:
    """How many batches whose names begin so have been applied."""
    return db.read(APPLIED, _Count, prefix=prefix)[0].number
