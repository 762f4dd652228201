"""The door of a signed-in officer: their areas and compartments, or the one person of a broken glass."""

from base.errors import Forbidden
from base.evidence import Trail
from base.settings import Settings
from graph.client import Client
from graph.door import Door
from graph.entry import officer_door
from ledger import compartments, glass, subjects
from ledger.officers import Officer
from ledger.store import Ledger

THROUGH_GLASS = frozenset({"people.show", "people.expand", "unmasking.unmask"})


def door(
    client: Client, settings: Settings, trail: Trail, ledger: Ledger, officer: Officer, broken: str | None = None
) -> Door:
    """The officer's door; with the id of a broken glass, one that opens that one person and nobody else."""
    named = subjects.reader(ledger, officer.id)
    if broken is None:
        sealed = compartments.naming(ledger, officer.id)
        return officer_door(client, settings, trail, officer.areas, sealed, named)
    if trail.asking.operation not in THROUGH_GLASS:
        raise Forbidden(
            "紧急查看只能打开一个人的页面和关系。请去掉 Huimin-Break-Glass（--break-glass）。",
            "A broken glass opens one person's page and ties only. Leave Huimin-Break-Glass (--break-glass) out.",
        )
    opening = glass.opening(ledger, broken, officer.id)
    trail.acted(f"break-glass:{broken}", [opening.person_id])
    return officer_door(client, settings, trail, (), (opening.area,), named, only=opening.person_id)
