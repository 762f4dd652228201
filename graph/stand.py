"""How far the server's own numbers reach, and whether anything has been written since they were looked at."""

from datetime import date

from base.model import Model
from graph.door import OperatorGraph
from graph.statements import load

LARGEST = load("arithmetic/largest")


class Stand(Model):
    """What a look at the whole graph was of: the day, the largest number, and what changes with whatever is written."""

    day: date | None = None
    largest: int
    batches: int
    replaced: int


def stand_of(db: OperatorGraph) -> Stand:
    """The graph as it stands now, looked at as of the door's day."""
    return db.read(LARGEST, Stand)[0].model_copy(update={"day": db.day})
