"""Marks what too many people share to mean anything: a school, a hospital, a switchboard."""

import secrets

from base.keyring import keys
from base.model import Model
from graph import generic
from graph.door import OperatorGraph
from graph.statements import load

MARK = load("hubs/mark")
TALLY = load("hubs/tally")
THRESHOLD = 20  # people; more than the largest family, fewer than the smallest dormitory


class Tally(Model):
    """How many hubs of a label, and the most people one of them has."""

    label: str
    hubs: int
    most: int


def tally(db: OperatorGraph) -> list[Tally]:
    """The hubs there are, by label."""
    return db.read(TALLY, Tally)


def mark(db: OperatorGraph, threshold: int = THRESHOLD) -> None:
    """Count again and label hubs; run after a load."""
    known = generic.blinds(db.settings, keys(db.settings))
    db.write(MARK, f"hubs-{secrets.token_hex(8)}", threshold=threshold, generic=known, as_of=db.day)
