"""Holders of benefits as a list names them: a masked name of a person, the members of a household."""

from collections.abc import Sequence

from base.model import Model
from graph.door import Door
from graph.seen import among
from graph.statements import load

HOMES = load("entitlement/homes")


class Holder(Model):
    """A person or a household in scope; `people` are whom it is about."""

    id: str
    name: str | None
    people: tuple[str, ...]


class _Home(Model):
    id: str
    members: tuple[str, ...]


def holders(db: Door, ids: Sequence[str]) -> dict[str, Holder]:
    """Those of them who lie in the asker's areas; whoever does not, or no longer does, is left out."""
    homes = db.read(HOMES, _Home, ids=list(ids))
    found = {id: Holder(id=id, name=one.name, people=(id,)) for id, one in among(db, ids).items()}
    return found | {home.id: Holder(id=home.id, name=None, people=home.members) for home in homes}
