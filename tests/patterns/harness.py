"""Runs the cases of a pattern's file one by one against the real server, through an auditor's door."""

from dataclasses import replace
from typing import Any

from graph.catalogue import Pattern
from graph.door import AuditorGraph
from graph.patterns import findings
from tests.small_graph import SmallGraph


def title(case: dict[str, Any]) -> str:
    """The sentence of a case."""
    return f"finds {case['finds']}" if "finds" in case else f"ignores {case['ignores']}"


def found(graph: SmallGraph, auditor: AuditorGraph, pattern: Pattern, case: dict[str, Any]) -> list[dict[str, Any]]:
    """What the pattern finds in the case's graph, as of its day; what the case made is removed."""
    graph.wipe()
    given = case["given"]
    graph.run(given) if isinstance(given, str) else graph.create(", ".join(given))
    try:
        db = auditor.on(case.get("day", auditor.day))
        rows = findings(db, pattern, {**pattern.card.params, **case.get("params", {})})
        return [row.model_dump() for row in rows]
    finally:
        graph.wipe()


def proves(graph: SmallGraph, auditor: AuditorGraph, pattern: Pattern, case: dict[str, Any]) -> bool:
    """Whether the pattern finds exactly the rows the case tells of, in their order."""
    got, told = found(graph, auditor, pattern, case), case["rows"]
    return len(got) == len(told) and all(
        all(row[name] == value for name, value in wanted.items()) for row, wanted in zip(got, told, strict=True)
    )


def changed(pattern: Pattern, text: str) -> Pattern:
    """The pattern with another text of its query."""
    return replace(pattern, statement=replace(pattern.statement, text=text))
