"""Doubts over HTTP: the caseworker raises, the auditor decides what was read, and both see it on the tie."""

import secrets
from collections.abc import Callable
from typing import Any

import pytest
from fastapi.testclient import TestClient

from graph import doubts
from tests.small_graph import SmallGraph

Signed = Callable[..., dict[str, str]]
DOUBTS = "/api/v1/doubts"
WRONG = {"kind": "SPOUSE_OF", "start": "P-1", "end": "P-2", "reason": "双方均称从未登记结婚"}


def keyed(headers: dict[str, str]) -> dict[str, str]:
    """The headers with a fresh Idempotency-Key."""
    return headers | {"Idempotency-Key": secrets.token_hex(8)}


@pytest.fixture
def married(graph: SmallGraph) -> SmallGraph:
    """A couple, and somebody elsewhere."""
    graph.create(
        """
        (:Person {id: 'P-1', name: '王芳'})-[:SPOUSE_OF]->(:Person {id: 'P-2', name: '李强'}),
        (:Person {id: 'P-9', name: '赵六', area: '990199001', county: '990199'})
        """
    )
    return graph


def test_a_doubt_is_raised_shown_on_the_tie_and_decided(married: SmallGraph, api: TestClient, signed: Signed) -> None:
    caseworker, auditor = signed("caseworker"), signed("auditor")

    raised = api.post(DOUBTS, headers=keyed(caseworker), json=WRONG)
    shown = api.get(f"{DOUBTS}/{raised.json()['id']}", headers=auditor)
    decided = api.post(
        f"{DOUBTS}/{raised.json()['id']}/decision",
        headers=keyed(auditor) | {"If-Match": shown.headers["etag"]},
        json={"decision": "confirm", "reason": "已向婚姻登记处核实"},
    )
    seen = api.get("/api/v1/people/P-1/neighbourhood", headers=caseworker).json()["ties"][0]["doubt"]

    assert (raised.status_code, shown.status_code, decided.status_code) == (201, 200, 200)
    assert shown.json() == raised.json()
    assert decided.headers["etag"] == '"v2"'
    assert (seen["status"], seen["said"]["zh"], len(seen["history"])) == ("confirmed", "已确认有误", 2)
    assert api.get(f"{DOUBTS}?status=confirmed", headers=auditor).json()["in_all"] == 1


def test_a_decision_on_an_older_version_is_refused(married: SmallGraph, api: TestClient, signed: Signed) -> None:
    read = api.post(DOUBTS, headers=keyed(signed("caseworker")), json=WRONG)
    api.post(DOUBTS, headers=keyed(signed("caseworker")), json=WRONG)

    late = api.post(
        f"{DOUBTS}/{read.json()['id']}/decision",
        headers=keyed(signed("auditor")) | {"If-Match": read.headers["etag"]},
        json={"decision": "lift", "reason": "误会"},
    )

    assert (late.status_code, late.headers["etag"]) == (412, '"v2"')


def test_of_two_decisions_at_once_the_second_is_told_that_it_has_changed(
    married: SmallGraph, api: TestClient, signed: Signed, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = api.post(DOUBTS, headers=keyed(signed("caseworker")), json=WRONG)
    one, auditors = f"{DOUBTS}/{read.json()['id']}/decision", [signed("auditor"), signed("auditor")]
    lift = {"decision": "lift", "reason": "误会"}
    decide, firsts = doubts.decide, []

    def slow(*said: Any) -> Any:
        """Between the check of the version and the decision another auditor decides."""
        monkeypatch.setattr(doubts, "decide", decide)
        firsts.append(api.post(one, headers=keyed(auditors[1]) | {"If-Match": '"v1"'}, json=lift))
        return decide(*said)

    monkeypatch.setattr(doubts, "decide", slow)
    second = api.post(one, headers=keyed(auditors[0]) | {"If-Match": '"v1"'}, json=lift)

    assert [it.status_code for it in firsts] == [200]
    assert (second.status_code, second.headers["etag"]) == (412, '"v2"')
    assert second.json()["type"] == "urn:huimin:problem:changed"


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"same": ["P-1", "P-2"], "reason": "籍贯不同"}, 201),
        ({"same": ["P-1", "P-1"], "reason": "籍贯不同"}, 409),
        ({"same": ["P-1", "P-9"], "reason": "籍贯不同"}, 404),
        ({"same": ["P-1"], "reason": "籍贯不同"}, 422),
        ({"same": ["P-1", "P-2"], "reason": "  "}, 422),
        ({**WRONG, "kind": "NOT_SAME_AS"}, 422),
        ({**WRONG, "areas": ["99"]}, 422),
        ({**WRONG, "kind": "PARENT_OF"}, 404),
    ],
)
def test_what_cannot_be_doubted_is_told_apart(
    married: SmallGraph, api: TestClient, signed: Signed, body: dict[str, object], status: int
) -> None:
    assert api.post(DOUBTS, headers=keyed(signed("caseworker")), json=body).status_code == status


def test_a_caseworker_does_not_decide_and_an_auditor_does_not_raise(
    married: SmallGraph, api: TestClient, signed: Signed
) -> None:
    decision = {"decision": "lift", "reason": "误会"}

    assert api.post(f"{DOUBTS}/D-1/decision", headers=keyed(signed("caseworker")), json=decision).status_code == 403
    assert api.post(DOUBTS, headers=signed("auditor"), json=WRONG).status_code == 403
