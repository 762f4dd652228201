"""The seed's traces in the graph: whether one stands there, recording it, wiping it, and places to seed around."""

import secrets
from datetime import date

from base.model import Model
from graph.door import OperatorGraph
from graph.statements import load

STATE = load("seed/state")
LEFT = load("seed/left")
WIPE = load("seed/wipe")
FORGET = load("seed/forget")
RECORD = load("seed/record")
SITES = load("seed/sites")
FOREIGN = load("seed/foreign")
AT_MOST = 5000  # nodes deleted in one transaction: they fit into half a gigabyte of heap with their ties
ORDER = ("Y-", "S-", "N-", "Q-", "K-", "P-", "H-", "")  # what leans on others goes first, so that no node is dense


class State(Model):
    """What stands in the graph before a seed; `begun` names the first batches of seeds, finished or not."""

    people: bool
    others: bool
    finished: bool
    begun: list[str]


class SeedLeft(Model):
    """Whether some nodes of the seed are left."""

    some: bool


class Foreign(Model):
    """A node that no seed wrote: what it is, and its source."""

    label: str | None
    source: str | None


class ImportedSite(Model):
    """An imported institution with its place on the map."""

    id: str
    name: str
    kind: str
    lon: float
    lat: float


def foreign(db: OperatorGraph) -> list[Foreign]:
    """A few of the nodes that no seed wrote; none when there are none."""
    return db.read(FOREIGN, Foreign)


def state(db: OperatorGraph) -> State:
    """What stands in the way of a seed."""
    return db.read(STATE, State)[0]


def sites(db: OperatorGraph) -> list[ImportedSite]:
    """Every imported institution that has a point, by id."""
    return db.read(SITES, ImportedSite)


def record(db: OperatorGraph, batch: str, seed: int, people: int, day: date) -> None:
    """Say that a seed is complete, and let every door look at the graph anew."""
    db.write(RECORD, f"{batch}-recorded", seed=seed, people=people, as_of=day, at=db.moment())
    db.client.forget()


def wipe(db: OperatorGraph) -> None:
    """Delete what the seed wrote and what was offered since; imported institutions stay."""
    for prefix in ORDER:
        while db.read(LEFT, SeedLeft, prefix=prefix)[0].some:
            db.write(WIPE, f"wipe-{secrets.token_hex(8)}", prefix=prefix, at_most=AT_MOST)
    db.write(FORGET, f"wipe-{secrets.token_hex(8)}")
    db.client.forget()
