"""The awards that run in an office's areas, with who holds them."""

from collections.abc import Sequence
from datetime import date

from base.model import Model
from graph.door import Door
from graph.statements import load

AWARDS = load("watching/awards")


class Running(Model):
    """One award that runs; nobody may know since when."""

    award: str
    policy: str
    holder: str
    township: str
    since: date | None


def running(db: Door, policies: Sequence[str], until: date) -> list[Running]:
    """Those under these policies that began by a day or nobody knows when, the oldest first."""
    return db.read(AWARDS, Running, policies=list(policies), until=until)
