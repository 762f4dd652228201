"""Which ties among what is shown have been doubted, so that the doubt stands wherever the tie does."""

from collections.abc import Iterable

from base.model import Model
from graph.door import Reader
from graph.marks import Mark, Stated, mark
from graph.statements import load

AMONG = load("doubts/among")
Marks = dict[frozenset[str], Mark]


class _Doubt(Model):
    start: str
    end: str
    doubt: Stated


def marks(db: Reader, ids: Iterable[str]) -> Marks:
    """The mark of every doubted tie between two of these ids, by its ends; a confirmed doubt before one that is not."""
    asked = sorted(set(ids))
    rows = db.read(AMONG, _Doubt, ids=asked) if asked else []
    told = [(frozenset((row.start, row.end)), it) for row in rows if (it := mark(row.doubt)) is not None]
    return dict(sorted(told, key=lambda one: one[1].status == "confirmed"))
