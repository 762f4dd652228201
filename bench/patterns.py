"""Does each pattern find what was planted, and nothing else: recall, precision and seconds over the county."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any, NamedTuple

from base.model import Model
from bench.manner import Figure, Measured, Office, aside, main
from bench.scoring import Score, score, wrong
from graph.catalogue import Pattern, catalogue
from graph.patterns import findings
from graph.statements import parse

FLAT = Path(__file__).with_name("flat_address_join.cypher")
INFERRED_GOAL = 0.85  # of recall and of precision; exact patterns are asked for 1
ALL_SECONDS = 20.0  # all patterns together, over a county of 100,000


class Group(Model):
    """One row of the flat join."""

    subjects: list[str]


class Result(NamedTuple):
    """One pattern over the county."""

    pattern: Pattern
    score: Score
    seconds: float

    @property
    def goal(self) -> float:
        """What is asked of its recall and of its precision."""
        return 1.0 if self.pattern.card.exact else INFERRED_GOAL


def measure(office: Office) -> Measured:
    """Run every pattern once over the whole county."""
    results = [_run(office, pattern) for pattern in catalogue().values()]
    flat = _flat(office)
    hidden = next(it.score for it in results if it.pattern.card.id == "hidden-household")
    figures = [figure for result in results for figure in _figures(result)]
    figures += [
        Figure("flat address join: recall", flat.recall),
        Figure("flat address join: precision", flat.precision),
        Figure("hidden-household: F1 above the flat join", _f1(hidden) - _f1(flat), at_least=0.05),
        Figure("all patterns", sum(it.seconds for it in results), at_most=ALL_SECONDS, unit="s"),
    ]
    report = {"patterns": [_told(result) for result in results], "flat_address_join": _numbers(flat)}
    return Measured(report, figures)


def _run(office: Office, pattern: Pattern) -> Result:
    started = time.perf_counter()
    found = [row.subjects for row in findings(office.auditor, pattern, pattern.card.params)]
    seconds = time.perf_counter() - started
    for kind, count in wrong(found, office.answers.cases, pattern.card.id).items():
        aside.print(f"{pattern.card.id}: {kind} × {count}", style="dim")
    return Result(pattern, score(found, office.answers.cases, pattern.card.id), seconds)


def _flat(office: Office) -> Score:
    statement = parse("bench/flat_address_join", FLAT.read_text(encoding="utf-8"))
    policies = catalogue()["hidden-household"].card.params["policies"]
    rows = office.auditor.read(statement, Group, policies=policies)
    return score([row.subjects for row in rows], office.answers.cases, "hidden-household")


def _figures(result: Result) -> list[Figure]:
    name = result.pattern.card.id
    return [
        Figure(f"{name}: recall", result.score.recall, at_least=result.goal),
        Figure(f"{name}: precision", result.score.precision, at_least=result.goal),
        Figure(f"{name}: seconds", result.seconds, unit="s"),
    ]


def _told(result: Result) -> dict[str, Any]:
    goal = {"precision": result.goal, "recall": result.goal}
    return {"id": result.pattern.card.id, **_numbers(result.score), "seconds": round(result.seconds, 3), "goal": goal}


def _numbers(score: Score) -> dict[str, Any]:
    shares = {"precision": round(score.precision, 4), "recall": round(score.recall, 4)}
    return {**score._asdict(), **shares}


def _f1(score: Score) -> float:
    both = score.precision + score.recall
    return 2 * score.precision * score.recall / both if both else 0.0


if __name__ == "__main__":
    main("Do the patterns find what was planted?", measure)
