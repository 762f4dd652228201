"""Does every condition of every pattern have a case that fails without it? Takes one away at a time and looks."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import yaml

from bench.manner import Figure, Measured, Office, aside, main, trail
from bench.mutants import Mutant, mutants
from graph.catalogue import Pattern, catalogue
from graph.door import AuditorGraph
from tests.conftest import DAY, TOWNSHIP
from tests.patterns import harness
from tests.small_graph import SmallGraph

EQUIVALENT = Path(__file__).with_name("equivalent.yml")


def measure(office: Office) -> Measured:
    """Every mutant of every pattern, or of the only one asked for, against the pattern's own cases, until one fails."""
    graph = SmallGraph(office.operator)
    auditor = AuditorGraph(office.client, office.settings, trail("auditor"), (TOWNSHIP,), DAY)
    known = yaml.safe_load(EQUIVALENT.read_text(encoding="utf-8")) or {}
    started = time.perf_counter()
    patterns = [pattern for name, pattern in catalogue().items() if office.only in (None, name)]
    report = [_survey(graph, auditor, pattern, known.get(pattern.card.id, {})) for pattern in patterns]
    survivors = [survivor for one in report for survivor in one["survivors"]]
    figures = [Figure(f"{one['id']}: mutants", one["mutants"]) for one in report]
    figures.append(Figure("survivors", len(survivors), at_most=0))
    figures.append(Figure("seconds", time.perf_counter() - started, unit="s"))
    return Measured({"patterns": report}, figures)


def _survey(graph: SmallGraph, auditor: AuditorGraph, pattern: Pattern, known: dict[str, str]) -> dict[str, Any]:
    """How many mutants a pattern has, which are told to be equivalent, and which no case notices."""
    made = mutants(pattern.statement.text)
    unknown = set(known) - {mutant.said for mutant in made}
    survivors = [f"told to be equivalent, and there is no such mutant: {said}" for said in sorted(unknown)]
    for mutant in made:
        if mutant.said not in known and not noticed(graph, auditor, pattern, mutant):
            aside.print(f"{pattern.card.id}: survives: {mutant.said}", markup=False)
            survivors.append(mutant.said)
    return {"id": pattern.card.id, "mutants": len(made), "equivalent": len(known), "survivors": survivors}


def noticed(graph: SmallGraph, auditor: AuditorGraph, pattern: Pattern, mutant: Mutant) -> bool:
    """Whether at least one case fails on the mutant; those nearest to the change are tried first."""
    changed = harness.changed(pattern, "CYPHER replan=skip " + mutant.text)
    return not all(harness.proves(graph, auditor, changed, case) for case in pattern.statement.cases)


if __name__ == "__main__":
    main("Does every condition have a case?", measure, sizes=(0,), seeded=False, parts=list(catalogue()))
