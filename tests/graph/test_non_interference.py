"""What lies outside an asker's areas changes no byte of any answer; and a leak that is planted does."""

import random
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from fastapi.testclient import TestClient

from base.keyring import keys
from base.settings import Settings
from bench.asking import ask, questions
from bench.non_interference import Survey, officers, one
from bench.outside import Ground, changed
from bench.random_graph import MOST, drawn
from graph.door import OperatorGraph
from graph.statements import load

SEED = 7
GRAPHS = 50
READING = {
    "people.find_people", "people.find_by_number", "people.show", "people.expand", "people.explain", "matches.match",
    "matches.why_not", "offers.make", "offers.accept", "offers.decline", "patterns.run", "patterns.run_all",
    "doubts.doubts", "doubts.show", "around.share", "around.days", "around.steps", "around.kin_tree",
    "around.households", "around.flows", "around.open_hub", "people.explain_groups",
}  # fmt: skip
PLANTED = {  # statement: the condition taken out of it
    "people/neighbourhood": ("OR other.area IN $areas)", "OR true)"),
    "people/count_ties": ("OR other.area IN $areas)", "OR true)"),
    "people/sharing": ("AND other.area IN $areas", "AND true"),
    "people/page": ("member.area IN $areas", "true"),
    "people/by_phone": ("person.area IN $areas", "true"),
    "people/by_village": ("person.area IN $areas", "true"),
    "people/namesakes": ("WHERE person.area IN $areas", "WHERE person.area STARTS WITH '99'"),
    "people/paths": ("OR node.area IN $areas)", "OR true)"),
    "patterns/payment-after-death": ("payment.area IN $areas", "true"),
    "patterns/collector-account": ("AND person.area IN $areas", "AND true"),
    "around/money": ("WHERE payment.area IN $areas", "WHERE true"),
    "around/paid": ("WHERE payment.area IN $areas", "WHERE true"),
    "around/timeline": ("AND payment.area IN $areas", "AND true"),
    "around/together": ("AND other.area IN $areas", "AND true"),
    "around/two_steps": ("OR far.area IN $areas)", "OR true)"),
    "doubts/list": ("AND NOT hidden.area IN $areas", "AND false"),
}


@pytest.fixture
def ground(operator: OperatorGraph, settings: Settings, api: TestClient) -> Ground:
    """The run's server, ready for random graphs; the day an earlier test's graph had is forgotten."""
    api.app.state.client.forget()  # type: ignore[attr-defined]  # else it lapses in the middle of a comparison
    return Ground(operator, keys(settings))


def test_nothing_outside_the_scope_changes_a_byte_of_any_answer(
    ground: Ground, api: TestClient, settings: Settings
) -> None:
    survey = Survey()

    for number in range(GRAPHS):
        one(ground, api.request, settings, SEED, number, survey, every=2)

    assert [(leak["graph"], leak["operation"], leak["path"]) for leak in survey.leaks] == []
    assert set(survey.compared) == READING
    assert survey.findings > GRAPHS
    assert {200, 201, 404, 409} <= set(survey.statuses) <= {200, 201, 403, 404, 409}


def test_a_graph_has_at_most_sixty_nodes_and_its_change_leaves_the_inside_alone() -> None:
    for number in range(GRAPHS):
        graph = drawn(SEED, number)
        after = changed(graph, random.Random(number))
        inside = {id: node for id, node in graph.nodes.items() if id not in graph.outside}
        ties = {key: tie for key, tie in graph.ties.items() if not graph.lies_outside(key)}

        assert max(len(graph.nodes), len(after.nodes)) <= MOST
        assert {id: node for id, node in after.nodes.items() if id not in after.outside} == inside
        assert {key: tie for key, tie in after.ties.items() if not after.lies_outside(key)} == ties
        assert after.nodes != graph.nodes


def test_a_planted_leak_is_noticed(ground: Ground, api: TestClient, settings: Settings) -> None:
    unnoticed = set(PLANTED)

    for number in range(12):
        if unnoticed:
            unnoticed -= _noticed(ground, api, settings, number, sorted(unnoticed))

    assert unnoticed == set()


def _noticed(ground: Ground, api: TestClient, settings: Settings, number: int, names: list[str]) -> set[str]:
    """Those leaks through which the change of one graph shows."""
    graph = drawn(SEED, number)
    asked, signed = questions(graph), officers(settings)

    def answers(name: str) -> list[object]:
        with leaking(name):
            return [ask(api.request, signed, it) for it in asked if it.operation in _asks(name)]

    ground.lay(graph)
    before = {name: answers(name) for name in names}
    ground.change(graph, changed(graph, random.Random(number)))
    return {name for name in names if answers(name) != before[name]}


def _asks(name: str) -> set[str]:
    """The operations that run a statement."""
    folder, _, which = name.partition("/")
    by = {"neighbourhood": "expand", "count_ties": "expand", "sharing": "expand", "paths": "explain",
          "by_phone": "find_by_number", "by_village": "find_people", "namesakes": "find_people"}  # fmt: skip
    around = {"money": "flows", "paid": "flows", "timeline": "days", "together": "households", "two_steps": "steps"}
    if folder == "around":
        return {f"around.{around[which]}"}
    return {"patterns": {"patterns.run_all", "patterns.run"}, "doubts": {"doubts.doubts"}}.get(
        folder, {f"people.{by.get(which, 'show')}"}
    )


@contextmanager
def leaking(name: str) -> Iterator[None]:
    """A statement without one of its conditions on the areas."""
    statement = load(name)
    whole, (condition, instead) = statement.text, PLANTED[name]
    assert condition in whole
    object.__setattr__(statement, "text", whole.replace(condition, instead, 1))
    try:
        yield
    finally:
        object.__setattr__(statement, "text", whole)
