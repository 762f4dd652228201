"""One field of one person as it is: what masking hides, for somebody who has said why."""

from typing import Literal

from base.errors import NotFound
from base.keyring import open_sealed
from base.model import Model
from graph.door import Door
from graph.statements import Statement, load

Field = Literal["name", "citizen_number", "address", "phone"]
PLAIN: dict[Field, Statement] = {"name": load("unmasking/name"), "address": load("unmasking/address")}
SEALED: dict[Field, Statement] = {
    "citizen_number": load("unmasking/citizen_number"),
    "phone": load("unmasking/phone"),
}


class _Plain(Model):
    plain: tuple[str, ...]


class _Number(Model):
    of: str
    number: str


class _Sealed(Model):
    sealed: tuple[_Number, ...]


def values(db: Door, person_id: str, field: Field) -> tuple[str, ...]:
    """Every value the field has on the door's day; empty when none is known."""
    db.admit(person_id)
    if field in PLAIN:
        plain = db.read(PLAIN[field], _Plain, person_id=person_id)
        found = plain[0].plain if plain else None
    else:
        sealed = db.read(SEALED[field], _Sealed, person_id=person_id)
        found = _opened(db, sealed[0].sealed) if sealed else None
    if found is None:
        raise NotFound("person", person_id)
    return found


def _opened(db: Door, sealed: tuple[_Number, ...]) -> tuple[str, ...]:
    return tuple(open_sealed(db.settings, it.number, it.of) for it in sealed)
