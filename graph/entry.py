"""Opens the door that belongs to an officer's role, or the local operator's."""

from collections.abc import Callable, Sequence
from datetime import date

from base.errors import Forbidden
from base.evidence import Trail
from base.model import Model
from base.settings import Settings
from graph.areas import townships
from graph.client import Client
from graph.door import ApproverGraph, AuditorGraph, CaseworkerGraph, DispatcherGraph, Door, OperatorGraph, SealingGraph
from graph.statements import load

SEEDED = load("batches/seeded")
DOORS: dict[str, type[Door]] = {
    "caseworker": CaseworkerGraph,
    "dispatcher": DispatcherGraph,
    "auditor": AuditorGraph,
    "approver": ApproverGraph,
}


class Seeded(Model):
    """The seed a graph was filled with, how many people, and its day."""

    seed: int | None
    people: int | None
    day: date | None


def officer_door(
    client: Client,
    settings: Settings,
    trail: Trail,
    areas: Sequence[str],
    compartments: Sequence[str] = (),
    subjects: Callable[[str], bool] = lambda person_id: False,
    only: str | None = None,
) -> Door:
    """The door of the asker's role over these divisions and the sealed compartments that name them.

    `subjects` says whom a finding has named to them; `only` is the one person a broken glass opens.
    """
    role, codes = trail.asking.role, tuple(areas)
    if role not in DOORS:
        raise Forbidden("您的角色不能查看个人信息。", "Your role sees no person's data.")
    expanded = client.keep(codes, lambda: townships(client, codes, settings.query_seconds)) if codes else ()
    scope = (*expanded, *compartments)
    return DOORS[role](client, settings, trail, scope, today(client, settings), subjects=subjects, only=only)


def sealing_door(client: Client, settings: Settings, trail: Trail) -> SealingGraph:
    """The door through which an officer seals a person or lifts a seal."""
    return SealingGraph(client, settings, trail, (), today(client, settings))


def operator_door(client: Client, settings: Settings, trail: Trail) -> OperatorGraph:
    """The local operator's door, which sees no person's page."""
    return OperatorGraph(client, settings, trail, (), today(client, settings))


def today(client: Client, settings: Settings) -> date:
    """The seeded day on a seeded graph, else the calendar's."""
    found = client.keep("seeded", lambda: seeded(client, settings))
    return found.day if found and found.day else date.today()


def seeded(client: Client, settings: Settings) -> Seeded | None:
    """What this graph was seeded with; None on an office's own graph."""
    stamp = {"statement": SEEDED.name, "officer": "door"}
    rows = client.read(SEEDED, {}, settings.query_seconds, stamp)
    return Seeded.model_validate(rows[0]) if rows else None
