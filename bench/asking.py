"""Asks every reading operation about a random graph, about people inside the scope and outside it alike."""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable, Iterator
from http import HTTPStatus
from typing import Any, NamedTuple
from urllib.parse import urlencode

from bench.drawing import INSIDE, Graph

REQUEST_ID = re.compile(rb'"request_id":\s*"[^"]*"')
MOST_PAGES = 30
AROUND = {
    "around.share": "shared",
    "around.days": "timeline?at_most=200",
    "around.steps": "two-steps",
    "around.kin_tree": "kin",
    "around.households": "household",
}
Officers = dict[str, dict[str, str]]
Send = Callable[..., Any]


class Question(NamedTuple):
    """One request of an officer of some role; `pages` asks on until there is no next page."""

    operation: str
    role: str
    path: str
    body: dict[str, Any] | None = None
    pages: bool = False


class Answer(NamedTuple):
    """What came back for one question: status and body of every page, without the request's own id."""

    status: int
    body: bytes


def questions(graph: Graph) -> list[Question]:
    """Every reading operation, with ids of both sides; what opens people to the auditor is asked first."""
    inside, outside = graph.of("Person", False), graph.of("Person", True)
    about = [*_finding(graph, inside, outside), *_opening(inside, outside), *_matching(graph, inside, outside)]
    return [*_patterns(), *about, *_around(graph, inside, outside), *_doubts(graph)]


def _patterns() -> Iterator[Question]:
    yield Question("patterns.run_all", "auditor", "/patterns/run", {})
    yield Question(
        "patterns.run", "auditor", "/patterns/shared-identifiers/run", {"params": {"ring": 2, "density": 0.1}}
    )
    yield Question("patterns.run", "auditor", "/patterns/collector-account/run", {"params": {"strength": 1.0}})
    yield Question("patterns.run", "auditor", "/patterns/hidden-household/run", {"params": {"strength": 1.0}})


def _finding(graph: Graph, inside: list[str], outside: list[str]) -> Iterator[Question]:
    one, other = graph.nodes[inside[0]].properties, graph.nodes[(outside or inside)[0]].properties
    told: list[dict[str, object]] = [
        {"q": one["name"]}, {"q": other["name"]}, {"q": one["name"][0]}, {"q": "wang"}, {"q": "ls"}, {"q": "青石村"},
        {"q": "王 青石村1号"}, {"village": "青石村"}, {"born": one["born"].year}, {"born": other["born"].year},
        {"q": one["name"], "village": "青石村"}, {"name": one["name"]}, {"name": other["name"]}, {"like": inside[0]},
        {"like": (outside or inside)[0]}, {"q": one["name"], "phone_tail": "0000"}, {"q": "wangf"}, {"q": "张小"},
    ]  # fmt: skip
    for asked in told:
        yield Question("people.find_people", "caseworker", f"/people?{urlencode(asked)}")
    yield Question("people.find_people", "dispatcher", f"/people?{urlencode({'q': '王', 'at_most': 2})}", pages=True)
    yield Question("people.find_people", "auditor", f"/people?{urlencode({'q': '李'})}")
    for id in graph.of("Phone"):
        yield Question(
            "people.find_by_number", "caseworker", "/people/search", {"phone": graph.nodes[id].properties["number"]}
        )
    for known in (one, other):
        yield Question(
            "people.find_by_number", "caseworker", "/people/search", {"citizen_number": known["citizen_number"]}
        )


def _opening(inside: list[str], outside: list[str]) -> Iterator[Question]:
    for id in [*inside[:5], *outside[:2]]:
        yield Question("people.show", "caseworker", f"/people/{id}")
        yield Question("people.expand", "caseworker", f"/people/{id}/neighbourhood?at_most=200")
        yield Question("people.show", "auditor", f"/people/{id}")
        yield Question("people.show", "approver", f"/people/{id}")
    yield Question("people.expand", "approver", f"/people/{inside[0]}/neighbourhood")
    yield Question("people.expand", "caseworker", f"/people/{inside[0]}/neighbourhood?at_most=2", pages=True)
    yield Question("people.expand", "caseworker", f"/people/{inside[0]}/neighbourhood?as_of=2025-12-31")
    yield Question("people.expand", "auditor", f"/people/{inside[0]}/neighbourhood")
    for id in [*inside[1:5], *outside[:1]]:
        yield Question("people.explain", "caseworker", f"/people/{inside[0]}/paths?to={id}")
    yield Question("people.explain", "auditor", f"/people/{inside[0]}/paths?to={inside[1]}")


def _around(graph: Graph, inside: list[str], outside: list[str]) -> Iterator[Question]:
    one = inside[0]
    for operation, face in AROUND.items():
        yield Question(operation, "caseworker", f"/people/{one}/{face}")
    yield Question("around.days", "caseworker", f"/people/{inside[1]}/timeline?at_most=3", pages=True)
    for id in (one, *graph.of("Account"), *graph.of("Household")[:3], outside[0] if outside else inside[1]):
        yield Question("around.flows", "caseworker", f"/money/{id}")
    for hub in (*graph.of("Phone"), *graph.of("Address")):
        yield Question("around.open_hub", "caseworker", f"/people/{one}/hubs/{hub}")
    groups = {"starts": inside[:2], "ends": inside[2:4], "through_hubs": True}
    yield Question("people.explain_groups", "caseworker", "/people/paths", groups)


def _matching(graph: Graph, inside: list[str], outside: list[str]) -> Iterator[Question]:
    [resource] = graph.of("Resource")
    for id in [*inside[:2], *outside[:1]]:
        yield Question("matches.match", "dispatcher", "/matches", {"person_id": id, "need": "home-meals"})
        asked = {"person_id": id, "resource_id": resource}
        yield Question("matches.why_not", "dispatcher", "/matches/why-not", asked)
    for offer in graph.of("Offer"):
        [whom] = [tie.end for tie in graph.ties.values() if (tie.kind, tie.start) == ("TO", offer)]
        if graph.nodes[offer].properties["status"] == "offered" and offer not in graph.outside:
            again = {"person_id": whom, "resource_id": resource, "need": "home-meals"}
            yield Question("offers.make", "dispatcher", "/offers", again)
        else:  # answered before or out of scope: nothing changes, and the reply tells why
            yield Question("offers.accept", "dispatcher", f"/offers/{offer}/accept", {})
            yield Question("offers.decline", "dispatcher", f"/offers/{offer}/decline", {"code": "cost"})


def _doubts(graph: Graph) -> Iterator[Question]:
    yield Question("doubts.doubts", "caseworker", "/doubts?at_most=1", pages=True)
    yield Question("doubts.doubts", "auditor", "/doubts")
    for id in graph.of("Doubt"):
        yield Question("doubts.show", "caseworker", f"/doubts/{id}")


def ask(send: Send, officers: Officers, question: Question) -> Answer:
    """The whole answer to a question, page after page."""
    status, body, path = 0, b"", question.path
    for _ in range(MOST_PAGES):
        method = "GET" if question.body is None else "POST"
        headers = officers[question.role] | {"Idempotency-Key": secrets.token_hex(12)}
        told = send(method, f"/api/v1{path}", headers=headers, json=question.body)
        status, body = told.status_code, body + REQUEST_ID.sub(b"", told.content)
        after = told.json().get("next") if question.pages and status == HTTPStatus.OK else None
        if not after:
            break
        path = f"{question.path}&{urlencode({'after': after})}"
    return Answer(status, body)


def areas() -> tuple[str, ...]:
    """The townships of every asker."""
    return (INSIDE,)
