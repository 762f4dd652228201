"""Divisions: writing them, and which townships a scope means, whose code of any level is expanded to those inside."""

from collections.abc import Sequence

from base.model import Model
from graph.batches import write_once
from graph.client import Client
from graph.door import OperatorGraph
from graph.statements import load

TOWNSHIPS = load("areas/townships")
WRITE = load("areas/write")
BATCH = 5000


class Division(Model):
    """One division there is now, and the code of the one it lies in."""

    code: str
    name: str
    level: str
    part_of: str | None


class Township(Model):
    """One township's code, 9 digits."""

    code: str


def townships(client: Client, codes: tuple[str, ...], seconds: float) -> tuple[str, ...]:
    """The townships within these codes; a code the graph does not know stands for itself."""
    stamp = {"statement": TOWNSHIPS.name, "officer": "door"}
    rows = client.read(TOWNSHIPS, {"codes": list(codes)}, seconds, stamp)
    found = {Township.model_validate(row).code for row in rows}
    return tuple(sorted(found | {code for code in codes if len(code) == 9}))


def write(db: OperatorGraph, divisions: Sequence[Division]) -> int:
    """Write divisions, the wider first; how many batches of them were not written before."""
    rows = [one.model_dump() for one in divisions]
    parts = (rows[at : at + BATCH] for at in range(0, len(rows), BATCH))
    return sum(write_once(db, WRITE, "areas", part) for part in parts)
