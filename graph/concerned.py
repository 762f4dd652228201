"""Whom what happened can concern, through the graph: everybody whose reading by the law includes what changed."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from base.model import Model
from graph import facts
from graph.entitlement import EntitlementGraph
from graph.facts import Gathered
from graph.registers import known_registers
from graph.statements import load

CONCERNED = load("watching/concerned")
BIRTHDAYS = load("watching/birthdays")
SILENT = load("watching/silent")


class _Concerned(Model):
    about: str
    holders: list[str]
    people: list[str]
    homes: list[str]


class _People(Model):
    people: list[str]


class Concerned(NamedTuple):
    """By what changed, who it is about and whom it can concern; and all of these as the evaluator reads them.

    What is no longer in the graph, or sealed, is about nobody.
    """

    about: Mapping[str, tuple[str, ...]]
    whom: Mapping[str, frozenset[str]]
    told: Gathered

    def township(self, holder: str) -> str | None:
        """Where a holder is; none for a compartment, and for who is not among them."""
        one = self.told.people.get(holder) or self.told.households.get(holder)
        return one.area if one is not None and one.area is not None and one.area.isdecimal() else None


def concerned(db: EntitlementGraph, changed: Sequence[tuple[str, date]]) -> Concerned:
    """Whom changes can concern, each a node's id and the day from which a tie that has ended since still counts."""
    since: dict[str, date] = {}
    for id, day in changed:
        since[id] = min(day, since.get(id, day))
    rows = db.read(CONCERNED, _Concerned, rows=[{"id": id, "since": day} for id, day in since.items()])
    people = sorted({id for row in rows for id in row.people})
    homes = sorted({id for row in rows for id in row.homes})
    return Concerned(
        {row.about: tuple(row.holders) for row in rows},
        {row.about: frozenset((*row.people, *row.homes)) for row in rows},
        facts.with_kin(db, people, homes, known_registers(db)),
    )


def born_on(db: EntitlementGraph, days: Sequence[date]) -> list[str]:
    """Whoever alive was born on one of these days."""
    return db.read(BIRTHDAYS, _People, days=list(days))[0].people if days else []


def silent_since(db: EntitlementGraph, after: date, until: date) -> list[str]:
    """Whoever is paid something and gave the last sign of life after one day and by another, and none since."""
    return db.read(SILENT, _People, after=after, until=until)[0].people
