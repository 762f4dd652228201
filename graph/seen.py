"""Whether the asker may open people, and by which masked names."""

from collections.abc import Sequence

from base.errors import NotFound
from base.model import Model
from graph import masking
from graph.door import Door, Reader
from graph.statements import load

ENDS = load("people/ends")


class Seen(Model):
    """A person the asker may open; the name masked."""

    id: str
    name: str


def seen(db: Door, person_id: str) -> Seen:
    """The person; NotFound outside the asker's areas, Forbidden where the role opens nobody so."""
    db.admit(person_id)
    return in_scope(db, [person_id])[person_id]


def in_scope(db: Reader, ids: Sequence[str]) -> dict[str, Seen]:
    """These people by their ids; NotFound names the first who is not in the asker's areas."""
    found = among(db, ids)
    for person_id in ids:
        if person_id not in found:
            raise NotFound("person", person_id)
    return found


def among(db: Reader, ids: Sequence[str]) -> dict[str, Seen]:
    """Those of these people who are in the asker's areas, by their ids."""
    rows = db.read(ENDS, Seen, ids=list(ids))
    return {one.id: one.model_copy(update={"name": masking.name(one.name)}) for one in rows}
