"""Sealing a person, naming officers, lifting: who may, what is answered, and that twice is harmless."""

import json

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import select

from base.settings import Settings
from ledger.sessions import by_token
from ledger.store import open_ledger
from ledger.tables import AUDIT_RECORDS, COMPARTMENTS
from tests.conftest import Signed
from tests.small_graph import SmallGraph

REASON = "法院已签发人身安全保护令"
SEAL = {"person_id": "P-1", "kind": "domestic-violence", "reason": REASON}


@pytest.fixture
def wang(graph: SmallGraph, settings: Settings) -> SmallGraph:
    """One person, on an empty book of compartments."""
    with open_ledger(settings).writing() as connection:
        connection.exec_driver_sql("DELETE FROM compartment_officers")
        connection.exec_driver_sql("DELETE FROM compartments")
    graph.create("(:Person {id: 'P-1', name: '王芳'}), (:Person {id: 'P-9', name: '远', area: '990199001'})")
    return graph


def officer_of(api: TestClient, settings: Settings, headers: dict[str, str]) -> str:
    """Whose headers these are."""
    return by_token(open_ledger(settings), headers["Authorization"].removeprefix("Bearer ")).officer.id


def shows(api: TestClient, headers: dict[str, str]) -> int:
    """The status of the person's page."""
    return api.get("/api/v1/people/P-1", headers=headers).status_code


def test_only_the_sealing_officer_sees_a_sealed_person_and_after_lifting_everybody(
    wang: SmallGraph, api: TestClient, signed: Signed, settings: Settings
) -> None:
    mine, colleague, administrator = signed("caseworker"), signed("caseworker"), signed("security-administrator")

    sealed = api.post("/api/v1/seals", headers=mine, json=SEAL)
    while_sealed = (shows(api, mine), shows(api, colleague))
    code, tag = sealed.json()["code"], sealed.headers["ETag"]
    lifted = api.post(f"/api/v1/seals/{code}/lift", headers={**administrator, "If-Match": tag}, json={"reason": REASON})

    assert sealed.status_code == 201, sealed.text
    assert while_sealed == (200, 404)
    assert lifted.status_code == 200, lifted.text
    assert (shows(api, mine), shows(api, colleague)) == (200, 200)
    assert lifted.json()["closed"] is not None


def test_sealing_and_lifting_twice_is_harmless(wang: SmallGraph, api: TestClient, signed: Signed) -> None:
    mine, administrator = signed("caseworker"), signed("security-administrator")
    first, second = (api.post("/api/v1/seals", headers=mine, json=SEAL).json() for _ in range(2))
    match = {**administrator, "If-Match": '"v1"'}

    lifts = [api.post(f"/api/v1/seals/{first['code']}/lift", headers=match, json={"reason": REASON}) for _ in range(2)]

    assert first == second
    assert [it.status_code for it in lifts] == [200, 200]
    assert lifts[0].json() == lifts[1].json()
    assert wang.rows("MATCH (p:Person {id: 'P-1'}) RETURN p.area AS area, p.true_area AS true_area") == [
        {"area": "990101001", "true_area": None}
    ]


def test_the_administrator_names_officers_and_sees_nothing_of_whom_it_is_about(
    wang: SmallGraph, api: TestClient, signed: Signed, settings: Settings
) -> None:
    mine, far, administrator = signed("caseworker"), signed("caseworker", "990199001"), signed("security-administrator")
    code = api.post("/api/v1/seals", headers=mine, json=SEAL).json()["code"]
    name = f"/api/v1/seals/{code}/officers"
    wanted = {"officers": [officer_of(api, settings, far)]}

    read = api.get(f"/api/v1/seals/{code}", headers=administrator)
    stale = api.put(name, headers={**administrator, "If-Match": '"v7"'}, json=wanted)
    named = api.put(name, headers={**administrator, "If-Match": read.headers["ETag"]}, json=wanted)
    shown = api.get(f"/api/v1/seals/{code}", headers=administrator)
    listed = api.get("/api/v1/seals?open_only=true", headers=administrator)

    assert (stale.status_code, stale.headers["ETag"], named.status_code) == (412, '"v1"', 200)
    assert named.headers["ETag"] == shown.headers["ETag"] == '"v2"'
    assert shown.json() == named.json()
    assert (shows(api, far), shows(api, mine)) == (200, 404)
    assert listed.json()["seals"] == [named.json()]
    assert [part for part in ("P-1", "王", REASON) if part in listed.text + named.text + read.text] == []


def test_an_administrator_is_no_officer_to_be_named(
    wang: SmallGraph, api: TestClient, signed: Signed, settings: Settings
) -> None:
    mine, administrator = signed("caseworker"), signed("security-administrator")
    code = api.post("/api/v1/seals", headers=mine, json=SEAL).json()["code"]

    administrators = [officer_of(api, settings, administrator)]
    for officers, status in ((administrators, 409), (["F-nobody"], 409), ([], 422)):
        answer = api.put(
            f"/api/v1/seals/{code}/officers",
            headers={**administrator, "If-Match": '"v1"'},
            json={"officers": officers},
        )
        assert answer.status_code == status
    assert shows(api, mine) == 200


def test_nobody_seals_a_person_they_do_not_see_and_no_other_role_seals(
    wang: SmallGraph, api: TestClient, signed: Signed
) -> None:
    for person in ("P-9", "P-0"):
        answer = api.post("/api/v1/seals", headers=signed("caseworker"), json={**SEAL, "person_id": person})
        assert answer.status_code == 404
    for role in ("dispatcher", "auditor", "approver", "security-administrator", "system-administrator"):
        assert api.post("/api/v1/seals", headers=signed(role), json=SEAL).status_code == 403
    assert api.get("/api/v1/seals", headers=signed("caseworker")).status_code == 403


def test_why_is_on_record_before_and_after_and_an_alert_is_raised(
    wang: SmallGraph, api: TestClient, signed: Signed, settings: Settings
) -> None:
    mine, administrator = signed("caseworker"), signed("security-administrator")

    code = api.post("/api/v1/seals", headers=mine, json=SEAL).json()["code"]

    officer = officer_of(api, settings, mine)
    with open_ledger(settings).reading() as connection:
        asked = select(AUDIT_RECORDS.c.body).where(AUDIT_RECORDS.c.officer_id == officer).order_by(AUDIT_RECORDS.c.seq)
        entries = [json.loads(body) for body in connection.execute(asked).scalars()]
        state = connection.execute(select(COMPARTMENTS.c.state).where(COMPARTMENTS.c.code == code)).scalar()
    assert [(it["act"], it["outcome"]) for it in entries] == [
        ("intent", "intended"),
        ("act", "sealing:domestic-violence"),
        ("intent", "intended"),
        ("done", "done"),
        ("read", "answered"),
    ]
    assert entries[1]["reason"] == REASON
    assert state == "sealed"
    alerts = api.get("/api/v1/alerts?unseen=true", headers=administrator).json()["alerts"]
    assert alerts[0]["about"] == {"compartment": code, "kind": "domestic-violence", "officer": officer}
