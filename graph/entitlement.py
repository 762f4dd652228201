"""The door by which the law's question is asked: whom it names is read wherever they live, and only judged."""

from datetime import date

from base.errors import Forbidden
from base.evidence import Asking, Entry, Trail
from base.settings import Settings
from graph.client import Client
from graph.door import Door

PURPOSES = ("casework", "verification", "complaint", "correction", "oversight")


class EntitlementGraph(Door):
    """The graph as a policy's conditions see it: the people the law names, for the evaluator and nobody's page.

    The asker's own compartments stay: somebody sealed is read only for who may see them.
    """

    role = "entitlement"


def entitlement_door(db: Door) -> EntitlementGraph:
    """The asker's door for the evaluator, bound to the purpose for which they ask; on their record."""
    if db.trail.asking.purpose not in PURPOSES:
        raise Forbidden(
            "核对待遇资格要说明目的（Huimin-Purpose，--purpose）：个案办理、核实情况、处理投诉、更正信息或监督检查。",
            f"Who is entitled is looked into for a purpose (Huimin-Purpose, --purpose): {', '.join(PURPOSES)}.",
        )
    return EntitlementGraph(db.client, db.settings, db.trail, db.areas, db.day, db.known)


def sweeping(
    client: Client, settings: Settings, asking: Asking, areas: tuple[str, ...], day: date, known: date | None = None
) -> EntitlementGraph:
    """The evaluator's door for a sweep: whom it reads is not put on record one by one, whom the asker is shown is."""
    return EntitlementGraph(client, settings, Trail(asking, _unkept), areas, day, known)


def _unkept(entry: Entry) -> None:
    """The sweep itself is on record with the asker's own trail, or with the job."""
