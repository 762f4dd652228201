"""What the real operations do when they are sent again: an offer, an officer and a machine key, each once."""

import secrets

import pytest
from fastapi.testclient import TestClient

from base.errors import LedgerDown
from base.settings import Settings
from ledger import officers
from ledger.audit.search import Search, search
from ledger.sessions import begin, by_token
from ledger.store import open_ledger
from tests.api.operations import fill
from tests.conftest import Signed
from tests.small_graph import SmallGraph

OFFER = {"person_id": "P-own", "resource_id": "R-1", "need": "home-meals"}
OFFERS = "MATCH (offer:Offer)-[:TO]->(:Person {id: 'P-own'}) RETURN offer.id AS id"


def fresh() -> str:
    return secrets.token_hex(16)


@pytest.fixture
def meals(graph: SmallGraph, settings: Settings) -> SmallGraph:
    """Somebody who needs meals, and a kitchen with free places; nothing has been offered yet."""
    fill(graph, settings)
    graph.run("MATCH (offer:Offer) DETACH DELETE offer")
    return graph


def acts(settings: Settings, headers: dict[str, str]) -> list[tuple[str, str, list[str]]]:
    """What this officer has on record, oldest first: act, outcome and of whom."""
    officer = by_token(open_ledger(settings), headers["Authorization"].removeprefix("Bearer ")).officer.id
    found = search(open_ledger(settings), Search(officer_id=officer)).records
    return [(it.act, it.outcome, list(it.subjects)) for it in reversed(found)]


def test_an_offer_made_twice_is_one_offer_and_the_repetition_is_on_record(
    meals: SmallGraph, api: TestClient, signed: Signed, settings: Settings
) -> None:
    headers = {**signed("dispatcher"), "Idempotency-Key": fresh()}

    first, again = (api.post("/api/v1/offers", json=OFFER, headers=headers) for _ in range(2))
    under_another_key = api.post("/api/v1/offers", json=OFFER, headers=headers | {"Idempotency-Key": fresh()})

    assert first.status_code == again.status_code == 201
    assert (again.content, again.headers["idempotent-replayed"]) == (first.content, "true")
    assert under_another_key.json() == first.json()
    assert meals.rows(OFFERS) == [{"id": first.json()["id"]}]
    [replayed] = [it for it in acts(settings, headers) if it[1] == "replayed"]
    assert replayed[0] == "act"
    assert "P-own" in replayed[2]
    assert [it[0] for it in acts(settings, headers)].count("intent") == 1


def test_who_has_lost_the_role_gets_no_answer_a_second_time(
    meals: SmallGraph, api: TestClient, signed: Signed, settings: Settings
) -> None:
    headers = {**signed("dispatcher"), "Idempotency-Key": fresh()}
    api.post("/api/v1/offers", json=OFFER, headers=headers)
    books = open_ledger(settings)
    officer = by_token(books, headers["Authorization"].removeprefix("Bearer ")).officer.id

    officers.change(books, officer, officers.Change(role="caseworker"))
    old_session = api.post("/api/v1/offers", json=OFFER, headers=headers)
    headers["Authorization"] = f"Bearer {begin(books, officer, 'bearer')}"
    new_session = api.post("/api/v1/offers", json=OFFER, headers=headers)

    assert (old_session.status_code, new_session.status_code) == (401, 403)
    assert "P-own" not in old_session.text + new_session.text
    assert acts(settings, headers)[-1][1] == "refused"


def test_a_repetition_does_not_tell_that_the_person_was_sealed_meanwhile(
    meals: SmallGraph, api: TestClient, signed: Signed, settings: Settings
) -> None:
    headers = {**signed("dispatcher"), "Idempotency-Key": fresh()}
    first = api.post("/api/v1/offers", json=OFFER, headers=headers)
    seal = {"person_id": "P-own", "kind": "witness", "reason": "法院签发了人身安全保护令"}
    sealed = api.post("/api/v1/seals", json=seal, headers=signed("caseworker"))

    again = api.post("/api/v1/offers", json=OFFER, headers=headers)
    anew = api.post("/api/v1/offers", json=OFFER, headers=headers | {"Idempotency-Key": fresh()})

    assert sealed.status_code == 201
    assert (again.status_code, again.content) == (201, first.content), "as it was told before, and not a word more"
    assert anew.status_code == 404
    assert "P-own" in next(it for it in acts(settings, headers) if it[1] == "replayed")[2]


def test_an_officer_whose_invitation_was_lost_is_not_added_again(
    api: TestClient, signed: Signed, monkeypatch: pytest.MonkeyPatch
) -> None:
    def down(*_: object) -> str:
        raise LedgerDown("停了", "Down.")

    headers = {**signed("security-administrator"), "Idempotency-Key": fresh()}
    body = {"name": "李梅", "role": "caseworker", "areas": ["990101"], "login": f"li.{fresh()[:8]}"}
    with monkeypatch.context() as patch:
        patch.setattr("api.officers.invitation", down)
        failed = api.post("/api/v1/officers", json=body, headers=headers)
    again = api.post("/api/v1/officers", json=body, headers=headers)

    known = [it["login"] for it in api.get("/api/v1/officers", headers=headers).json()["officers"]]
    assert failed.status_code == 503
    assert (again.status_code, again.json()["type"]) == (409, "urn:huimin:problem:answer-lost")
    assert known.count(body["login"]) == 1


def test_no_second_machine_key_is_made_where_the_first_was_not_told(
    api: TestClient, signed: Signed, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    def down(*_: object) -> None:
        raise LedgerDown("停了", "Down.")

    whose = officers.add(open_ledger(settings), "平台", "dispatcher", ["990101"]).id
    headers = {**signed("security-administrator"), "Idempotency-Key": fresh()}
    body = {"officer_id": whose, "label": "平台", "operations": ["matches.match"]}
    with monkeypatch.context() as patch:
        patch.setattr("ledger.alerts.tell", down)
        failed = api.post("/api/v1/machine-keys", json=body, headers=headers)
    again = api.post("/api/v1/machine-keys", json=body, headers=headers)

    made = [it for it in api.get("/api/v1/machine-keys", headers=headers).json()["keys"] if it["officer_id"] == whose]
    assert (failed.status_code, again.status_code) == (503, 409)
    assert again.json()["type"] == "urn:huimin:problem:answer-lost"
    assert len(made) == 1
