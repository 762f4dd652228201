"""Looks at the machine and sweeps the graph for what Neo4j Community cannot enforce."""

from base.settings import Settings
from graph import doctor_graph, doctor_keys, doctor_machine
from graph.door import OperatorGraph
from graph.report import Report


def examine(settings: Settings, db: OperatorGraph) -> Report:
    """Every check, in the order a person would ask; it names ids and never a person."""
    checks = [*doctor_machine.checks(settings), *doctor_graph.checks(db), doctor_keys.check(settings, db)]
    return Report(ok=all(check.ok for check in checks), checks=checks)
