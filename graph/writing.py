"""Brings one batch of rows into the graph: compared with what stands, then written in one transaction."""

from collections.abc import Sequence

from base.keys import Keys
from graph.batches import applied
from graph.brought import Brought
from graph.coming import Change, change
from graph.door import OperatorGraph, Reader
from graph.standing import standing
from graph.statements import load

WRITE = load("writing/write")
BATCH = 4000  # rows: the server's heap holds them with their phones, accounts and ties


def compare(db: Reader, keys: Keys, rows: Sequence[Brought], version: str = "") -> Change:
    """What these rows would change; nothing is written."""
    return change(db.day, keys, rows, standing(db, keys, rows), version)


def is_applied(db: Reader, batch: str) -> bool:
    """Whether a batch stands in the graph, which its writer may not have lived to see."""
    return applied(db, batch) > 0


def write(db: OperatorGraph, found: Change, batch: str, job: str) -> bool:
    """Write what was found; False when this batch stood there before."""
    return db.write(
        WRITE,
        batch,
        len(found.ties) + len(found.replaced),
        batch_id=batch,
        job=job,
        created=found.created,
        changed=found.changed,
        replaced=found.replaced,
        ties=found.ties,
    )
