"""Sealed cases in the graph: whoever is sealed is moved to a compartment, an area that only named officers have."""

import secrets

from base.errors import NotFound
from base.model import Model
from graph.door import Door, SealingGraph
from graph.statements import load

SEAL = load("seals/seal")
LIFT = load("seals/lift")
AREA = load("glass/area")


class _Kept(Model):
    area: str


def seal(db: SealingGraph, person_id: str, code: str) -> None:
    """Move a person and what is theirs into the compartment; a second time moves what has come since."""
    db.write(SEAL, _batch("seal"), person_id=person_id, code=code)


def lift(db: SealingGraph, person_id: str, code: str) -> None:
    """Move everything in the compartment back to where it was."""
    db.write(LIFT, _batch("lift"), person_id=person_id, code=code)


def kept_in(db: Door, person_id: str) -> str:
    """The township or compartment a person is kept in, for who breaks the glass."""
    rows = db.read(AREA, _Kept, person_id=person_id)
    if not rows:
        raise NotFound("person", person_id)
    return rows[0].area


def _batch(kind: str) -> str:
    return f"{kind}-{secrets.token_hex(8)}"
