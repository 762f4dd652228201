"""Which batches have been applied: a batch's name says what it brings, so nothing is brought twice."""

import hashlib
import json
from typing import Any

from base.model import Model
from graph.door import OperatorGraph, Reader
from graph.statements import Statement, load

APPLIED = load("batches/applied")


class _Count(Model):
    number: int


def applied(db: Reader, prefix: str) -> int:
    """How many batches whose names begin so have been applied."""
    return db.read(APPLIED, _Count, prefix=prefix)[0].number


def write_once(db: OperatorGraph, statement: Statement, about: str, rows: list[dict[str, Any]]) -> bool:
    """Write `$rows` under a name made of them; False when these very rows were written before."""
    batch = f"{about}-{hashlib.sha256(json.dumps(rows, sort_keys=True).encode()).hexdigest()[:16]}"
    return not applied(db, batch) and db.write(statement, batch=batch, rows=rows)
