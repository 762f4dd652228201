"""Numbers in the graph under the office's keys: how many under each, and putting all under the current ones."""

import secrets
from collections import Counter
from collections.abc import Callable, Iterator

from base.errors import Unopened
from base.keys import Keys
from base.model import Model
from base.sealing import Resealed, Tally
from graph import numbers
from graph.door import OperatorGraph
from graph.statements import load

TALLY = load("keys/tally")
PEOPLE = load("keys/people")
PHONES = load("keys/phones")
ACCOUNTS = load("keys/accounts")
RESEAL = load("keys/reseal")
HOLDERS = {"Person": PEOPLE, "Phone": PHONES, "Account": ACCOUNTS}
BATCH = 2000


class _Counted(Model):
    sealing: str | None
    blinding: str | None
    numbers: int


class _Sealed(Model):
    id: str
    sealed: str


def tally(db: OperatorGraph) -> Tally:
    """How many numbers need each key, those of keys we do not hold included."""
    told = Tally(Counter(), Counter())
    for row in db.read(TALLY, _Counted):
        for counts, key_id in ((told.sealing, row.sealing), (told.blinding, row.blinding)):
            if key_id is not None:
                counts[key_id] += row.numbers
    return told


def reseal(db: OperatorGraph, keys: Keys, say: Callable[[int], object] = int) -> Resealed:
    """Put every number under the current keys, a batch at a time; after a kill it goes on where it was.

    What does not open (its key is lost, or it was changed) stays as it is and is named by its node's id.
    """
    done, unopened = 0, []
    for label, part in _waiting(db, keys):
        rows = []
        for holder in part:
            try:
                number = numbers.unseal(keys, holder.sealed, numbers.bound_to(label, holder.id))
            except Unopened:
                unopened.append(holder.id)
                continue
            properties = numbers.stored(keys, label, holder.id, number)
            rows.append({"id": holder.id, "was": holder.sealed, "properties": properties})
        db.write(RESEAL, f"keys-{secrets.token_hex(8)}", rows=rows)
        done += len(rows)
        say(done)
    return Resealed(done, tuple(unopened))


def _waiting(db: OperatorGraph, keys: Keys) -> Iterator[tuple[str, list[_Sealed]]]:
    """Holders not under the current keys, in the order of their ids, so that what cannot be opened is passed once."""
    current = {"sealing": keys.current, "blinding": keys.current_blinding, "at_most": BATCH}
    for label, statement in HOLDERS.items():
        after = ""
        while part := db.read(statement, _Sealed, after=after, **current):
            yield label, part
            after = part[-1].id
