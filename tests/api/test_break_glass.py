"""Break-glass: one person elsewhere, for a reason, for a while, nobody else, with an alert and a review."""

import json
from datetime import UTC, datetime, timedelta

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import select, update

from base.settings import Settings
from ledger.store import open_ledger
from ledger.tables import AUDIT_RECORDS, BREAK_GLASS
from tests.conftest import Signed
from tests.small_graph import SmallGraph

REASON = "老人突发疾病，需立即联系家属"
PEOPLE = "/api/v1/people"


@pytest.fixture
def far(graph: SmallGraph) -> SmallGraph:
    """Two people of another county, and one of our own."""
    far = "area: '990199001', county: '990199'"
    graph.create(
        f"(a:Person {{id: 'P-1', name: '王芳', {far}}})-[:SPOUSE_OF]->(b:Person {{id: 'P-2', name: '李强', {far}}}), "
        "(b)-[:PARENT_OF]->(:Person {id: 'P-3', name: '李小明'})"
    )
    return graph


def broken(api: TestClient, headers: dict[str, str], person: str = "P-1") -> dict[str, str]:
    """The same headers with a glass broken for a person."""
    answer = api.post("/api/v1/break-glass", headers=headers, json={"person_id": person, "reason": REASON})
    assert answer.status_code == 201, answer.text
    return {**headers, "Huimin-Break-Glass": answer.json()["id"]}


def test_the_glass_opens_the_one_person_and_nobody_else(far: SmallGraph, api: TestClient, signed: Signed) -> None:
    mine = signed("caseworker")
    before = api.get(f"{PEOPLE}/P-1", headers=mine).status_code

    glass = broken(api, mine)

    told = [
        api.get(f"{PEOPLE}/{path}", headers=glass).status_code for path in ("P-1", "P-1/neighbourhood", "P-2", "P-3")
    ]
    unmasked = api.post(f"{PEOPLE}/P-1/unmask", headers=glass, json={"field": "name", "reason": REASON})
    assert (before, told) == (404, [200, 200, 403, 403])
    assert unmasked.json()["values"] == ["王芳"]
    assert api.get(f"{PEOPLE}/P-1", headers=mine).status_code == 404


def test_paths_and_searches_do_not_go_through_it(far: SmallGraph, api: TestClient, signed: Signed) -> None:
    glass = broken(api, signed("caseworker"))

    for path in ("/P-1/paths?to=P-2", "?q=王芳"):
        assert api.get(f"{PEOPLE}{path}", headers=glass).status_code == 403
    assert api.post(f"{PEOPLE}/search", headers=glass, json={"phone": "13800000001"}).status_code == 403


def test_nobody_there_stays_nobody(far: SmallGraph, api: TestClient, signed: Signed) -> None:
    answer = api.post("/api/v1/break-glass", headers=signed("caseworker"), json={"person_id": "P-0", "reason": REASON})

    assert answer.status_code == 404


def test_another_officer_cannot_use_it_and_it_runs_out(
    far: SmallGraph, api: TestClient, signed: Signed, settings: Settings
) -> None:
    glass = broken(api, signed("caseworker"))
    stolen = {**signed("caseworker"), "Huimin-Break-Glass": glass["Huimin-Break-Glass"]}

    theirs = api.get(f"{PEOPLE}/P-1", headers=stolen).status_code
    with open_ledger(settings).writing() as connection:
        over = datetime.now(UTC) - timedelta(seconds=1)
        connection.execute(update(BREAK_GLASS).values(until=over))

    assert (theirs, api.get(f"{PEOPLE}/P-1", headers=glass).status_code) == (403, 403)


@pytest.mark.parametrize("reason", ["急", "", "急" * 501])
def test_without_a_reason_it_holds(far: SmallGraph, api: TestClient, signed: Signed, reason: str) -> None:
    asked = {"person_id": "P-1", "reason": reason}

    assert api.post("/api/v1/break-glass", headers=signed("caseworker"), json=asked).status_code == 422


def test_the_security_administrator_is_alerted_reviews_once_and_sees_only_the_id(
    far: SmallGraph, api: TestClient, signed: Signed
) -> None:
    administrator = signed("security-administrator")
    id = broken(api, signed("caseworker"))["Huimin-Break-Glass"]

    alert = api.get("/api/v1/alerts?unseen=true", headers=administrator).json()["alerts"][0]
    queue = api.get("/api/v1/break-glass?unreviewed=true", headers=administrator)
    seen = api.post(f"/api/v1/alerts/{alert['id']}/seen", headers=administrator)
    verdicts = [
        api.post(f"/api/v1/break-glass/{id}/review", headers=administrator, json={"verdict": verdict}).status_code
        for verdict in ("justified", "justified", "unjustified")
    ]

    assert (alert["kind"], alert["about"]["break_glass"], alert["about"]["person"]) == ("break-glass", id, "P-1")
    assert queue.json()["broken"][0]["id"] == id
    assert "王" not in queue.text
    assert "990199001" not in queue.text
    assert seen.json()["seen_by"] is not None
    assert verdicts == [200, 200, 409]
    assert api.get("/api/v1/break-glass?unreviewed=true", headers=administrator).json()["broken"][:1] != [id]


def test_a_sealed_person_can_be_reached_through_the_glass_and_the_alert_says_so(
    far: SmallGraph, api: TestClient, signed: Signed
) -> None:
    sealed = {"person_id": "P-3", "kind": "witness", "reason": "证人保护，检察院来函要求"}
    assert api.post("/api/v1/seals", headers=signed("caseworker"), json=sealed).status_code == 201
    colleague = signed("caseworker")

    glass = broken(api, colleague, "P-3")

    administrator = signed("security-administrator")
    alert = api.get("/api/v1/alerts", headers=administrator).json()["alerts"][0]
    compartment = api.get("/api/v1/seals", headers=administrator).json()["seals"][0]["code"]
    queue = api.get("/api/v1/break-glass", headers=administrator)
    assert api.get(f"{PEOPLE}/P-3", headers=colleague).status_code == 404
    assert api.get(f"{PEOPLE}/P-3", headers=glass).status_code == 200
    assert (alert["kind"], alert["about"]["person"]) == ("sealed-opened", "P-3")
    assert queue.json()["broken"][0]["sealed"]
    assert compartment not in str(alert) + queue.text, "whom the case is about stays apart from its kind and officers"


def test_a_person_of_another_area_is_not_told_as_sealed(far: SmallGraph, api: TestClient, signed: Signed) -> None:
    broken(api, signed("caseworker"))

    administrator = signed("security-administrator")
    assert api.get("/api/v1/alerts", headers=administrator).json()["alerts"][0]["kind"] == "break-glass"
    assert not api.get("/api/v1/break-glass", headers=administrator).json()["broken"][0]["sealed"]


def test_whose_glass_a_list_names_is_on_record(
    far: SmallGraph, api: TestClient, signed: Signed, settings: Settings
) -> None:
    broken(api, signed("caseworker"))

    for operation, path in (("glass.queue", "break-glass"), ("alerts.alerts", "alerts")):
        api.get(f"/api/v1/{path}", headers=signed("security-administrator"))

        bodies = select(AUDIT_RECORDS.c.body).order_by(AUDIT_RECORDS.c.seq.desc()).limit(1)
        with open_ledger(settings).reading() as connection:
            last = json.loads(connection.execute(bodies).scalar_one())
        assert (last["operation"], last["act"], last["outcome"]) == (operation, "read", "answered")
        assert "P-1" in last["subjects"]


@pytest.mark.parametrize("role", ["dispatcher", "auditor", "approver", "security-administrator"])
def test_only_a_caseworker_breaks_it(far: SmallGraph, api: TestClient, signed: Signed, role: str) -> None:
    asked = {"person_id": "P-1", "reason": REASON}

    assert api.post("/api/v1/break-glass", headers=signed(role), json=asked).status_code == 403
