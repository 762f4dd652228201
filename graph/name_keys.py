"""Gives the people of an older graph the search keys their names have today."""

import secrets

from base.model import Model
from graph import names
from graph.door import OperatorGraph
from graph.statements import load

LACKING = load("names/lacking")
WRITE = load("names/write")
BATCH = 2000
CHANGED_BY = frozenset({"006_names", "012_names_alone"})  # the schema files with which the keys of names changed


class _Named(Model):
    id: str
    name: str


def mend(db: OperatorGraph) -> int:
    """Compute the keys of everybody who lacks them, a batch at a time; how many. After a kill it goes on."""
    done, after = 0, ""
    while part := db.read(LACKING, _Named, after=after, at_most=BATCH):
        rows = [{"id": it.id, "name": it.name, "keys": names.keys_of(it.name)} for it in part]
        db.write(WRITE, f"names-{secrets.token_hex(8)}", rows=rows)
        done, after = done + len(rows), part[-1].id
    return done
