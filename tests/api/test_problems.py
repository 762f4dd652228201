"""Every refusal, the framework's own included, is a problem document in the reader's language with a request id."""

import re
from typing import Any

import pytest
from fastapi.testclient import TestClient

from api.kinds import table
from tests.conftest import ROOT, Signed

PHRASES = {"Not Found", "Method Not Allowed", "Content Too Large", "There was an error parsing the body"}
JSON = {"Content-Type": "application/json"}
REFUSED: dict[str, tuple[str, str, dict[str, Any], int, str]] = {
    "a page that is not there": ("GET", "/api/v1/nowhere", {}, 404, "not-found"),
    "a method nobody offers": ("DELETE", "/api/v1/people/P-1", {}, 405, "method-not-allowed"),
    "a body that is too large": ("POST", "/api/v1/matches", {"content": b" " * 2_100_000}, 413, "too-large"),
    "a stream too long": ("POST", "/api/v1/matches", {"content": [b" " * 1_100_000] * 2}, 413, "too-large"),
    "a body that is no JSON": ("POST", "/api/v1/matches", {"content": b"x", "headers": JSON}, 400, "unreadable"),
    "a body not in UTF-8": ("POST", "/api/v1/matches", {"content": b'{"\xff"}', "headers": JSON}, 400, "unreadable"),
    "a form": ("POST", "/api/v1/matches", {"data": {"need": "home-meals"}}, 415, "not-json"),
    "a missing field": ("POST", "/api/v1/matches", {"json": {}}, 422, "invalid"),
    "headers without end": ("GET", "/livez", {"headers": {"X-Long": "x" * 40_000}}, 431, "headers-too-large"),
    "no token": ("GET", "/api/v1/people/P-1", {"headers": {"Authorization": ""}}, 401, "not-signed-in"),
}


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize(("method", "path", "sent", "status", "kind"), REFUSED.values(), ids=list(REFUSED))
def test_a_refusal_is_a_problem_document(
    api: TestClient, signed: Signed, method: str, path: str, sent: dict[str, Any], status: int, kind: str, lang: str
) -> None:
    headers = {**signed("dispatcher"), "Accept-Language": lang, **sent.get("headers", {})}

    answer = api.request(method, path, **{**sent, "headers": headers})

    told = answer.json()
    assert (answer.status_code, told["status"], told["type"]) == (status, status, f"urn:huimin:problem:{kind}")
    assert answer.headers["content-type"].startswith("application/problem+json")
    assert answer.headers["content-language"] == lang
    assert told["request_id"] == answer.headers["x-request-id"]
    assert bool(re.search(r"[\u4e00-\u9fff]", told["title"] + told["detail"])) == (lang == "zh")
    assert not PHRASES & {told["title"], told["detail"]}


def test_a_wrong_method_is_told_every_right_one(api: TestClient) -> None:
    answers = [api.request(method, "/api/v1/people") for method in ("PUT", "TRACE", "POST")]

    assert [(answer.status_code, answer.headers["allow"]) for answer in answers] == [(405, "GET")] * 3


def test_a_path_with_two_methods_allows_both(api: TestClient) -> None:
    assert api.put("/api/v1/people/search").headers["allow"] == "GET, POST"  # `search` could be a person's id, too


def test_every_kind_of_problem_is_in_the_document() -> None:
    page = (ROOT / "docs" / "http.md").read_text(encoding="utf-8")

    missing = [row for row in table().splitlines() if row not in page]

    assert missing == [], "put these rows into docs/http.md (`python -m api.kinds` prints them)"


def test_every_operation_describes_its_refusals_as_problem_documents(api: TestClient) -> None:
    told = api.get("/openapi.json").json()

    for methods in told["paths"].values():
        for operation in methods.values():
            refusals = [answer for status, answer in operation["responses"].items() if status[0] not in "23"]
            assert all(list(answer["content"]) == ["application/problem+json"] for answer in refusals)
            assert {"400", "413", "415", "422", "429", "503", "default"} <= operation["responses"].keys()
