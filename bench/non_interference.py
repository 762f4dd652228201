"""Does anything outside the scope show inside it? Changes it at random and expects the same bytes of every endpoint."""

from __future__ import annotations

import os
import random
import statistics
import time
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from base.keyring import keys
from base.settings import Settings
from bench.asking import Answer, Officers, Question, Send, areas, ask, questions
from bench.manner import Figure, Measured, Office, aside, main
from bench.outside import Ground, changed
from bench.random_graph import drawn
from tests.conftest import Program, asking

os.environ.setdefault("HUIMIN_RATE_PER_MINUTE", "1000000")


@dataclass
class Survey:
    """What was asked of so many graphs, and every question whose answer changed."""

    seconds: list[float] = field(default_factory=list)
    compared: Counter[str] = field(default_factory=Counter)
    statuses: Counter[int] = field(default_factory=Counter)
    findings: int = 0
    leaks: list[dict[str, Any]] = field(default_factory=list)


def officers(settings: Settings) -> Officers:
    """Every role that sees people, of the scope, new to everything."""
    return {role: asking(settings, role, *areas()) for role in ("caseworker", "dispatcher", "auditor", "approver")}


def one(ground: Ground, send: Send, settings: Settings, seed: int, number: int, survey: Survey, every: int = 1) -> None:
    """Lay one graph, ask, change what is outside, in place or by loading all again in another order, and ask again.

    With `every` 2 a graph is asked every second question beside the patterns, the next graph the others.
    """
    started, graph, signed = time.perf_counter(), drawn(seed, number), officers(settings)
    chance = random.Random(f"{seed}.{number}.after")
    turn = number // 2  # so that either way of changing a graph meets every question
    asked = [
        it for at, it in enumerate(questions(graph)) if it.operation.startswith("patterns.") or (at + turn) % every == 0
    ]
    ground.lay(graph)
    before = [ask(send, signed, question) for question in asked]
    after = changed(graph, chance)
    ground.lay(after, chance) if number % 2 else ground.change(graph, after)
    for question, first in zip(asked, before, strict=True):
        _compare(survey, number, question, first, ask(send, signed, question))
    survey.seconds.append(time.perf_counter() - started)


def _compare(survey: Survey, number: int, question: Question, first: Answer, then: Answer) -> None:
    survey.compared[question.operation] += 1
    survey.statuses[first.status] += 1
    if question.operation == "patterns.run_all":
        survey.findings += first.body.count(b'"subjects":')
    if first != then:
        survey.leaks.append({"graph": number, **question._asdict(), "before": first, "after": then})


def measure(office: Office) -> Measured:
    """So many random graphs, one after another on one server."""
    from api.app import create

    ground, survey = Ground(office.operator, keys(office.settings)), Survey()
    with Program(create(office.settings), raise_server_exceptions=False) as api:
        for number in range(office.people):
            one(ground, api.request, office.settings, office.seed, number, survey)
            if number % 50 == 49:
                aside.print(f"{number + 1} graphs, {len(survey.leaks)} differences", style="dim")
    for leak in survey.leaks[:5]:
        aside.print({name: leak[name] for name in ("graph", "operation", "path")}, markup=False)
    report = {"compared": dict(survey.compared), "statuses": dict(survey.statuses), "findings": survey.findings}
    return Measured(
        report | {"leaks": [f"{leak['graph']} {leak['path']}" for leak in survey.leaks]},
        [
            Figure("graphs", office.people),
            Figure("answers compared", survey.compared.total()),
            Figure("endpoints", len(survey.compared)),
            Figure("findings", survey.findings, at_least=1),
            Figure("differences", len(survey.leaks), at_most=0),
            Figure("a graph, median", statistics.median(survey.seconds), unit="s"),
        ],
    )


if __name__ == "__main__":
    main("Does anything outside the scope show inside it?", measure, sizes=(1000,), seeded=False, counted="graphs")
