"""Whether the asker may open a person, and by which masked name."""

from base.errors import NotFound
from base.model import Model
from graph import masking
from graph.door import Door
from graph.statements import load

ENDS = load("people/ends")


class Seen(Model):
    """A person the asker may open; the name masked."""

    id: str
    name: str


def seen(db: Door, person_id: str) -> Seen:
    """The person; NotFound outside the asker's areas, Forbidden where the role opens nobody so."""
    db.admit(person_id)
    rows = db.read(ENDS, Seen, ids=[person_id])
    if not rows:
        raise NotFound("person", person_id)
    return rows[0].model_copy(update={"name": masking.name(rows[0].name)})
