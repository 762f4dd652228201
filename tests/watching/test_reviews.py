"""Whose awards are to be looked at again: by the class of the holder, since the last decision about them."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from fastapi.testclient import TestClient

from base.clock import CHINA
from base.span import later
from tests.conftest import TOWNSHIP, Signed
from tests.screening.test_job import ELSEWHERE, LOW
from tests.small_graph import SmallGraph
from tests.watching.test_watch import Watch, act, proposed, watch

__all__ = ["watch"]
TODAY = date.today()


def due(api: TestClient, headers: dict[str, str], **asked: Any) -> list[Any]:
    """What is due in one's areas."""
    found: list[Any] = api.get("/api/v1/reviews", params=asked, headers=headers).json()["reviews"]
    return found


def begun(graph: SmallGraph, months: int) -> date:
    """The household's award began so many months ago."""
    since = later(TODAY, -months)
    graph.run("MATCH (n:Award {id: 'N-1'}) SET n.since = $since", since=since)
    return since


def stated(graph: SmallGraph, kind: str, value: str) -> None:
    """Something is stated of the one who lives in it."""
    told = {"kind": kind, "value": value, "id": f"K-{kind}"}
    graph.run(
        "MATCH (p:Person {id: 'P-w2'}) CREATE (:Fact {id: $id, kind: $kind, value: $value})-[:ABOUT]->(p)", **told
    )


@pytest.mark.parametrize(
    ("facts", "months", "asks"),
    [
        ({}, 1, 2),
        ({"labour-capacity": "full", "school-stage": "postgraduate"}, 1, 0),
        ({"labour-capacity": "none"}, 6, 1),
        ({"labour-capacity": "none", "illness": "severe"}, 12, 0),
    ],
)
def test_the_class_of_the_holder_says_after_how_many_months(
    watch: Watch, graph: SmallGraph, api: TestClient, signed: Signed, facts: dict[str, str], months: int, asks: int
) -> None:
    graph.run("MATCH (x:Fact {id: 'X-1'}) SET x.until = date('2021-01-01')")
    for kind, value in facts.items():
        stated(graph, kind, value)
    since = begun(graph, months)
    caseworker = signed("caseworker", TOWNSHIP)

    (one,) = due(api, caseworker)

    assert (one["id"], one["policy"], one["months"], one["last"]) == ("H-w2", LOW, months, str(since))
    assert one["due"] == str(later(since, months))
    assert len(one["to_ask"]) == asks
    assert due(api, signed("caseworker", ELSEWHERE)) == []
    begun(graph, 0)
    assert due(api, caseworker) == []
    assert len(due(api, caseworker, by=str(later(TODAY, months)))) == 1


def test_what_was_decided_after_a_visit_is_a_review(
    watch: Watch, graph: SmallGraph, api: TestClient, signed: Signed
) -> None:
    begun(graph, 14)
    caseworker = signed("caseworker", TOWNSHIP)
    visit = {"kind": "visit-note", "person_id": "P-w2", "note": "情况未变"}
    assert len(due(api, caseworker)) == 1

    api.post("/api/v1/events", json=visit, headers=caseworker)
    watch()
    (again,) = [one for one in proposed(api, caseworker, kind="look-again") if one["holder"] == "P-w2"]
    act(api, caseworker, again["id"], "accept")

    assert due(api, caseworker) == []
    assert due(api, caseworker, by=str(TODAY + timedelta(days=200)))[0]["last"] == str(datetime.now(CHINA).date())


def test_an_award_of_which_nobody_knows_when_it_began_is_due(
    watch: Watch, graph: SmallGraph, api: TestClient, signed: Signed
) -> None:
    graph.run("MATCH (n:Award {id: 'N-1'}) REMOVE n.since")

    (one,) = due(api, signed("caseworker", TOWNSHIP), policy=LOW)

    assert (one["last"], one["due"]) == (None, None)
