"""The caseworker's question over HTTP: one shape of answer, one kind of refusal, nothing in a URL that must not be."""

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from fastapi.testclient import TestClient

from base.keyring import keys
from base.settings import Settings
from graph import names, numbers, paths, people
from graph.door import CaseworkerGraph
from graph.find import Wanted, find
from graph.neighbourhood import neighbourhood
from ledger import officers, subjects
from ledger.audit.search import Search, search
from ledger.sessions import by_token
from ledger.store import open_ledger
from tests.small_graph import SmallGraph

Signed = Callable[..., dict[str, str]]
PEOPLE = "/api/v1/people"


@pytest.fixture
def couple(graph: SmallGraph) -> SmallGraph:
    """Two people of one address, and one of another county."""
    graph.create(
        """
        (a:Person {id: 'P-1', name: '王芳', born: date('1950-01-02')})-[:LIVES_AT]->
          (home:Address {id: 'A-1', text: '青石村12号'}),
        (b:Person {id: 'P-2', name: '李强'})-[:LIVES_AT]->(home),
        (:Person {id: 'P-9', name: '王芳', area: '990199001', county: '990199'})
        """
    )
    rows = [{"id": "P-1", "keys": names.keys_of("王芳")}, {"id": "P-2", "keys": names.keys_of("李强")}]
    graph.run("UNWIND $rows AS row MATCH (p:Person {id: row.id}) SET p += row.keys", rows=rows)
    return graph


def test_the_answer_over_http_is_the_answer_from_python(
    couple: SmallGraph, api: TestClient, signed: Signed, caseworker: CaseworkerGraph
) -> None:
    headers = signed("caseworker")
    today = caseworker.on(date.today())  # nothing seeded: the calendar's day

    def body(path: str) -> str:
        response = api.get(f"{PEOPLE}{path}", headers=headers)
        assert response.status_code == 200, response.text
        return response.text

    assert body("?q=王芳") == find(today, Wanted("王芳")).model_dump_json()
    assert body("/P-1") == people.show(today, "P-1").model_dump_json()
    assert body("/P-1/neighbourhood") == neighbourhood(today, "P-1").model_dump_json()
    assert body("/P-1/paths?to=P-2") == paths.paths(today, "P-1", "P-2").model_dump_json()


def test_a_number_is_looked_for_in_a_body(
    couple: SmallGraph, api: TestClient, signed: Signed, settings: Settings
) -> None:
    key = numbers.blind(keys(settings), "phone", "13800009999")
    couple.run("MATCH (p:Person {id: 'P-1'}) CREATE (p)-[:USES]->(:Phone {id: 'T-1', number_key: $key})", key=key)

    found = api.post(f"{PEOPLE}/search", headers=signed("dispatcher"), json={"phone": "138 0000 9999"})

    assert [(hit["id"], hit["matched"][0]["code"]) for hit in found.json()["hits"]] == [("P-1", "phone")]


@pytest.mark.parametrize(
    "body",
    [{}, {"phone": "13800009999", "citizen_number": "990101195001020028"}, {"phone": "abc"}, {"phone": "1" * 10_000},
     {"name": "王芳"}, {"phone": "13800009999", "areas": ["99"]}, [], "x"],
)  # fmt: skip
def test_a_body_that_is_no_number_is_refused_without_repeating_it(
    api: TestClient, signed: Signed, body: object
) -> None:
    response = api.post(f"{PEOPLE}/search", headers=signed("caseworker"), json=body)

    assert response.status_code in (409, 422)
    assert response.headers["content-type"].startswith("application/problem+json")
    assert "13800009999" not in response.text
    assert len(response.text) < 2000


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/P-nobody", 404),
        ("/P-9", 404),
        ("/P-9/neighbourhood", 404),
        ("/P-1/paths?to=P-9", 404),
        ("/P-1/paths?to=P-1", 409),
        ("/P-1/paths", 422),
        ("/" + "P" * 10_000, 422),
        ("/P-1/paths?to=" + "P" * 10_000, 422),
        ("/P-1/neighbourhood?as_of=2026-13-45", 422),
        ("/P-1/neighbourhood?as_of=yesterday", 422),
        ("/P-1/neighbourhood?kind=KNOWS", 422),
        ("/P-1/neighbourhood?after=nonsense", 409),
        ("/P-1/neighbourhood?at_most=0", 422),
        ("?q=" + "w" * 10_000, 422),
        ("?q=%22*%60", 409),
        ("", 409),
        ("?born=12", 422),
        ("?village=无名村", 404),
        ("/P-1%60)--(%60", 404),
        ("/%00", 404),
    ],
)
def test_a_question_that_cannot_be_answered_gets_a_problem_document(
    couple: SmallGraph, api: TestClient, signed: Signed, path: str, status: int
) -> None:
    response = api.get(f"{PEOPLE}{path}", headers=signed("caseworker"))

    assert response.status_code == status, response.text
    assert response.headers["content-type"].startswith("application/problem+json")
    assert response.json()["detail"]


def test_each_role_asks_its_own_questions(
    couple: SmallGraph, api: TestClient, signed: Signed, settings: Settings
) -> None:
    def status(role: str, path: str) -> int:
        return api.get(f"{PEOPLE}{path}", headers=signed(role)).status_code

    assert [status(role, "?q=王芳") for role in ("caseworker", "dispatcher", "auditor")] == [200, 200, 200]
    for path in ("/P-1", "/P-1/neighbourhood", "/P-1/paths?to=P-2"):
        assert [status(role, path) for role in ("caseworker", "dispatcher", "auditor")] == [200, 403, 403]
        assert api.get(f"{PEOPLE}{path}").status_code == 401


def test_an_auditor_opens_the_subjects_of_a_finding(
    couple: SmallGraph, api: TestClient, signed: Signed, settings: Settings
) -> None:
    headers = signed("auditor")
    auditor = officers.officers(open_ledger(settings))[-1]
    subjects.remember(open_ledger(settings), auditor.id, ["P-1"])

    assert api.get(f"{PEOPLE}/P-1", headers=headers).status_code == 200
    assert api.get(f"{PEOPLE}/P-2", headers=headers).status_code == 403
    assert api.get(f"{PEOPLE}/P-1/paths?to=P-2", headers=headers).status_code == 403


def test_the_day_and_the_kind_travel_with_the_question(couple: SmallGraph, api: TestClient, signed: Signed) -> None:
    couple.run("MATCH (:Person {id: 'P-1'})-[tie:LIVES_AT]->() SET tie.since = date('2020-01-01')")
    headers = signed("caseworker")

    def ties(query: str) -> list[str]:
        seen = api.get(f"{PEOPLE}/P-1/neighbourhood{query}", headers=headers).json()
        return [tie["other"]["id"] for tie in seen["ties"]]

    assert ties("") == ["A-1"]
    assert ties("?as_of=2019-12-31") == []
    assert ties("?kind=USES&kind=OWNS") == []
    assert ties("?kind=USES&kind=LIVES_AT") == ["A-1"]


def test_a_page_read_over_http_is_on_record_with_all_that_was_said_and_shown(
    couple: SmallGraph, api: TestClient, signed: Signed, settings: Settings
) -> None:
    trace = "0af7651916cd43dd8448eb211c80319c"
    told = {**signed("caseworker"), "Huimin-Case": "2026-0001", "traceparent": f"00-{trace}-b7ad6b7169203331-01"}
    before = datetime.now(UTC)

    answer = api.get("/api/v1/people/P-1", headers=told)

    officer = by_token(open_ledger(settings), told["Authorization"].removeprefix("Bearer ")).officer.id
    [record] = search(open_ledger(settings), Search(officer_id=officer)).records
    assert answer.status_code == 200
    assert (record.officer_id, record.role, record.origin) == (officer, "caseworker", "testclient")
    assert (record.operation, record.purpose, record.case) == ("people.show", "casework", "2026-0001")
    assert (record.act, record.outcome, record.reason) == ("read", "answered", None)
    assert set(record.statements) == {
        "people/page", "people/count_ties", "doubts/among",
    }  # fmt: skip
    assert set(record.subjects) == {"P-1"}
    assert record.count == len(record.subjects)
    assert record.trace == answer.headers["traceparent"]
    assert record.trace is not None
    assert trace in record.trace
    assert record.request_id == answer.headers["x-request-id"]
    assert before <= record.at <= datetime.now(UTC)
