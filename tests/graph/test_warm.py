"""A cold server is given every question to plan before an officer waits for one."""

import api.app  # noqa: F401 - whose statements are what is planned
from graph.door import OperatorGraph
from graph.statements import loaded
from graph.warm import warm
from tests.small_graph import SmallGraph


def test_every_reading_statement_in_use_is_planned_and_none_is_run(graph: SmallGraph, operator: OperatorGraph) -> None:
    graph.create("(:Person {id: 'P-1', name: '王芳'})")

    planned = warm(operator)

    assert planned == len([statement for statement in loaded() if not statement.writes]) > 10
    assert graph.rows("MATCH (n:Person) RETURN count(n) AS n") == [{"n": 1}]
