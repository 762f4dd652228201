"""The dispatcher's questions over HTTP: who can help, why not, and what became of an offer."""

import secrets
from typing import Any

import pytest
from fastapi.testclient import TestClient

from tests.conftest import Signed
from tests.small_graph import SmallGraph

COUNTY = """MERGE (meals:Entity {id: 'home-meals'}) MERGE (deaf:Entity {id: 'hearing-rehabilitation'})
    WITH meals, deaf, point({longitude: 114.01, latitude: 30.5}) AS near,
         point({longitude: 114.2, latitude: 30.5}) AS far
    CREATE (:Person {id: 'P-1', name: '王建国', sex: 'male', born: date('1940-05-01'), village: '990101001003',
                     location: point({longitude: 114.0, latitude: 30.5})})-[:HAS]->(meals),
      (:Institution {id: 'I-1', name: '东风食堂', kind: 'kitchen', location: near})
        -[:OFFERS]->(:Resource {id: 'R-near', name: '送餐上门', capacity: 40, free: 10, updated: date('2026-06-30')})
        -[:MEETS]->(meals),
      (:Institution {id: 'I-2', name: '红旗食堂', kind: 'kitchen', location: near})
        -[:OFFERS]->(:Resource {id: 'R-full', name: '送餐上门', capacity: 40, free: 0, updated: date('2026-06-30')})
        -[:MEETS]->(meals),
      (:Institution {id: 'I-3', name: '康复中心', kind: 'rehabilitation-centre', location: far})
        -[:OFFERS]->(:Resource {id: 'R-deaf', name: '听力训练', disability_kinds: ['hearing'], max_age: 14})
        -[:MEETS]->(deaf)"""


@pytest.fixture
def ask(graph: SmallGraph, api: TestClient, signed: Signed) -> Any:
    """A question to a small county, asked by its dispatcher: (status, body)."""
    graph.run(COUNTY)
    headers = signed("dispatcher")

    def asked(path: str, **body: object) -> tuple[int, Any]:
        told = {**headers, "Accept-Language": "en", "Idempotency-Key": secrets.token_hex(8)}
        answer = api.post(f"/api/v1/{path}", json=body, headers=told)
        return answer.status_code, answer.json()

    return asked


def test_who_can_help_comes_with_reasons_and_who_cannot_with_codes(ask: Any) -> None:
    status, body = ask("matches", person_id="P-1", need="home-meals")

    assert status == 200
    assert [it["resource"]["id"] for it in body["candidates"]] == ["R-near"]
    assert [row["name"] for row in body["candidates"][0]["signals"]] == [
        "fits-need",
        "is-near",
        "continues",
        "finishes-well",
        "has-room",
    ]
    assert [(it["resource"]["id"], [r["code"] for r in it["reasons"]]) for it in body["refused"]] == [
        ("R-full", ["FULL"])
    ]
    assert body["refused_by_code"] == {"FULL": 1}


def test_the_same_question_gives_the_same_bytes(api: TestClient, ask: Any, signed: Signed) -> None:
    question = {"person_id": "P-1", "need": "老人做不了饭"}
    headers = signed("dispatcher")

    first, second = (api.post("/api/v1/matches", json=question, headers=headers).content for _ in range(2))

    assert first == second


def test_nothing_found_says_why(ask: Any) -> None:
    status, body = ask("matches", person_id="P-1", need="legal-aid")

    assert status == 200
    assert body["candidates"] == []
    assert body["said"]["en"].startswith("Nobody offers Legal aid")


@pytest.mark.parametrize(
    ("body", "status", "word"),
    [
        ({"person_id": "P-9", "need": "home-meals"}, 404, "no person P-9"),
        ({"person_id": "P-1", "need": "home-meal"}, 404, "Did you mean home-meals"),
        ({"person_id": "P-1", "need": "x" * 10000}, 422, "need"),
        ({"person_id": "P" * 10000, "need": "home-meals"}, 422, "person_id"),
        ({"person_id": "P-1", "need": "home-meals", "within_km": -1}, 422, "within_km"),
        ({"person_id": "P-1", "need": "home-meals", "areas": ["990102001"]}, 422, "areas"),
    ],
)
def test_a_question_that_cannot_be_answered_says_what_to_do(
    ask: Any, body: dict[str, Any], status: int, word: str
) -> None:
    answered, problem = ask("matches", **body)

    assert answered == status
    assert word in problem["detail"]


def test_why_not_without_a_need_is_about_what_the_person_or_the_resource_has(ask: Any) -> None:
    _, own = ask("matches/why-not", person_id="P-1", resource_id="R-full")
    _, other = ask("matches/why-not", person_id="P-1", resource_id="R-deaf")

    assert [(it["id"], it["how"]) for it in own["needs"]] == [("home-meals", "known")]
    assert [it["code"] for it in own["refusal"]["reasons"]] == ["FULL"]
    assert [(it["id"], it["how"]) for it in other["needs"]] == [("hearing-rehabilitation", "met-by-resource")]
    assert [it["code"] for it in other["refusal"]["reasons"]] == ["SEX_OR_AGE_LIMIT:age", "TOO_FAR"]


def test_why_not_for_a_need_the_resource_does_not_meet_is_the_wrong_kind(ask: Any) -> None:
    _, body = ask("matches/why-not", person_id="P-1", resource_id="R-deaf", need="home-meals", within_km=100)

    assert "WRONG_KIND" in [it["code"] for it in body["refusal"]["reasons"]]


def test_why_not_a_resource_nobody_has_is_not_found(ask: Any) -> None:
    status, problem = ask("matches/why-not", person_id="P-1", resource_id="R-9")

    assert (status, problem["detail"]) == (404, "There is no resource R-9.")


def test_an_offer_is_made_accepted_and_then_received(ask: Any) -> None:
    status, offer = ask("offers", person_id="P-1", resource_id="R-near", need="home-meals")
    _, accepted = ask(f"offers/{offer['id']}/accept")

    _, after = ask("matches", person_id="P-1", need="home-meals")

    assert status == 201
    assert (accepted["status"], accepted["free"]) == ("accepted", 9)
    assert after["refused_by_code"] == {"ALREADY_RECEIVES": 1, "FULL": 1}


def test_a_decline_takes_the_resource_off_the_list_with_its_code(ask: Any) -> None:
    _, offer = ask("offers", person_id="P-1", resource_id="R-near", need="home-meals")
    status, _ = ask(f"offers/{offer['id']}/decline", code="too-far")

    _, after = ask("matches", person_id="P-1", need="home-meals")
    again, problem = ask("offers", person_id="P-1", resource_id="R-near", need="home-meals")

    assert status == 200
    assert after["refused_by_code"] == {"DECLINED_BEFORE:too-far": 1, "FULL": 1}
    assert again == 409
    assert "DECLINED_BEFORE:too-far" in problem["detail"]


@pytest.mark.parametrize(
    ("path", "body", "status", "word"),
    [
        ("offers", {"person_id": "P-1", "resource_id": "R-full", "need": "home-meals"}, 409, "FULL"),
        ("offers", {"person_id": "P-1", "resource_id": "R-9", "need": "home-meals"}, 404, "R-9"),
        ("offers", {"person_id": "P-1", "resource_id": "R-near", "need": "做不了饭"}, 404, "home-meals"),
        ("offers/O-9/accept", {}, 404, "O-9"),
        ("offers/O-9/decline", {"code": "cost"}, 404, "O-9"),
        ("offers/O-9/decline", {"code": "whim"}, 422, "code"),
        (f"offers/{'O' * 10000}/accept", {}, 422, "offer_id"),
    ],
)
def test_an_offer_that_cannot_be_made_or_answered_says_why(
    ask: Any, path: str, body: dict[str, Any], status: int, word: str
) -> None:
    answered, problem = ask(path, **body)

    assert answered == status
    assert word in problem["detail"]


@pytest.mark.parametrize("role", ["caseworker", "auditor"])
def test_only_a_dispatcher_may_ask(api: TestClient, signed: Signed, role: Any) -> None:
    question = {"person_id": "P-1", "need": "home-meals"}

    assert api.post("/api/v1/matches", json=question, headers=signed(role)).status_code == 403
