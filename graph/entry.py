"""Opens the door that belongs to an officer's role, or the local operator's."""

from collections.abc import Callable
from datetime import date

from base.model import Model
from base.settings import Settings
from graph.areas import townships
from graph.client import Client
from graph.door import AuditorGraph, CaseworkerGraph, DispatcherGraph, Door, OperatorGraph
from graph.officers import Officer
from graph.statements import load

SEEDED = load("batches/seeded")
DOORS: dict[str, type[Door]] = {
    "caseworker": CaseworkerGraph,
    "dispatcher": DispatcherGraph,
    "auditor": AuditorGraph,
}


class Seeded(Model):
    """The seed a graph was filled with, how many people, and its day."""

    seed: int | None
    people: int | None
    day: date | None


def officer_door(client: Client, settings: Settings, officer: Officer, subjects: Callable[[str], bool]) -> Door:
    """The door of this officer's role; `subjects` says whom a finding has named to them."""
    codes = tuple(officer.areas)
    areas = client.keep(codes, lambda: townships(client, codes, settings.query_seconds))
    return DOORS[officer.role](client, settings, officer.id, areas, today(client, settings), subjects=subjects)


def operator_door(client: Client, settings: Settings) -> OperatorGraph:
    """The local operator's door, which sees no person's page."""
    return OperatorGraph(client, settings, "operator", (), today(client, settings))


def today(client: Client, settings: Settings) -> date:
    """The seeded day on a seeded graph, else the calendar's."""
    found = client.keep("seeded", lambda: seeded(client, settings))
    return found.day if found and found.day else date.today()


def seeded(client: Client, settings: Settings) -> Seeded | None:
    """What this graph was seeded with; None on an office's own graph."""
    stamp = {"statement": SEEDED.name, "officer": "door"}
    rows = client.read(SEEDED, {}, settings.query_seconds, stamp)
    return Seeded.model_validate(rows[0]) if rows else None
