"""Every pattern proves itself both ways, on its own cases, against the real server."""

from typing import Any

import pytest

from graph.catalogue import Pattern, catalogue
from graph.door import AuditorGraph
from tests.patterns import harness
from tests.small_graph import SmallGraph

CASES = [(it, case) for it in catalogue().values() for case in it.statement.cases]


@pytest.mark.parametrize("pattern", catalogue().values(), ids=lambda it: it.card.id)
def test_a_pattern_has_cases_both_ways(pattern: Pattern) -> None:
    assert sum("finds" in case for case in pattern.statement.cases) >= 2
    assert sum("ignores" in case for case in pattern.statement.cases) >= 3


@pytest.mark.parametrize(("pattern", "case"), CASES, ids=[f"{it.card.id} {harness.title(case)}" for it, case in CASES])
def test_a_pattern_proves_itself(
    graph: SmallGraph, auditor: AuditorGraph, pattern: Pattern, case: dict[str, Any]
) -> None:
    rows = harness.found(graph, auditor, pattern, case)

    assert [{name: row[name] for name in told} for row, told in zip(rows, case["rows"], strict=False)] == case["rows"]
    assert len(rows) == len(case["rows"])
