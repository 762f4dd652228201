"""The door by which the law's question is asked: whom it names is read wherever they live, and only judged."""

from base.errors import Forbidden
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
