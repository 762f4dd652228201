"""A request has a name and a trace, which the answer, the log and the routes share; the log holds nobody's data."""

import json
import logging
import re

import pytest
from fastapi import Request
from fastapi.testclient import TestClient

from api.app import create
from base.settings import Settings
from base.tracing import carried, trace_id

TRACE, STEP = "0af7651916cd43dd8448eb211c80319c", "b7ad6b7169203331"
SENT = f"00-{TRACE}-{STEP}-01"
SHAPE = re.compile(r"00-[0-9a-f]{32}-[0-9a-f]{16}-0[01]")


@pytest.fixture
def office() -> TestClient:
    """An office with a route that tells what it knows of its request."""
    app = create(Settings(lang="en", log_level="info"))

    @app.get("/known/{name}")
    def known(name: str, request: Request) -> dict[str, str]:
        request.state.officer_id = "F-1"
        return {"request_id": request.state.request_id, "trace": request.state.trace}

    @app.get("/boom")
    def boom() -> None:
        raise ValueError("王芳")

    return TestClient(app, raise_server_exceptions=False)


def logged(capfd: pytest.CaptureFixture[str]) -> list[dict[str, object]]:
    """What is on stderr, each line JSON."""
    return [json.loads(line) for line in capfd.readouterr().err.splitlines()]


def test_the_trace_of_the_asker_is_carried_on_under_a_step_of_ours(office: TestClient) -> None:
    answer = office.get("/known/x", headers={"traceparent": SENT})

    told = answer.headers["traceparent"]
    assert (told.split("-")[1], told.split("-")[3]) == (TRACE, "01")
    assert told.split("-")[2] != STEP
    assert answer.json() == {"request_id": answer.headers["x-request-id"], "trace": told}


@pytest.mark.parametrize(
    "sent",
    [
        "",
        "nonsense",
        f"ff-{TRACE}-{STEP}-01",
        f"00-{'0' * 32}-{STEP}-01",
        f"00-{TRACE}-{'0' * 16}-01",
        f"00-{TRACE.upper()}-{STEP}-01",
        f"00-{TRACE}-{STEP}-01-more",
        f"01-{TRACE}-{STEP}-01more",
        f"00-{TRACE}-{STEP}-01\r\nX: y",
    ],
)
def test_what_is_no_trace_is_replaced_by_a_fresh_one(sent: str) -> None:
    told = carried(sent)

    assert SHAPE.fullmatch(told)
    assert trace_id(told) != TRACE


def test_a_later_version_of_the_standard_is_understood() -> None:
    assert trace_id(carried(f"01-{TRACE}-{STEP}-01-more")) == TRACE


def test_two_requests_have_two_names(office: TestClient) -> None:
    first, second = (office.get("/livez", headers={"X-Request-Id": "mine"}).headers for _ in range(2))

    assert first["x-request-id"] != second["x-request-id"]
    assert first["x-request-id"] != "mine"
    assert first["traceparent"] != second["traceparent"]


def test_one_line_tells_of_a_request_without_its_words(office: TestClient, capfd: pytest.CaptureFixture[str]) -> None:
    answer = office.get("/known/王芳?q=李强", headers={"traceparent": SENT, "User-Agent": "zhao-liu"})

    text = capfd.readouterr().err
    line = json.loads(text)
    assert {name: line[name] for name in ("event", "method", "route", "status", "officer_id", "trace")} == {
        "event": "answered",
        "method": "GET",
        "route": "/known/{name}",
        "status": 200,
        "officer_id": "F-1",
        "trace": TRACE,
    }
    assert line["request_id"] == answer.headers["x-request-id"]
    assert not re.search("王芳|李强|zhao-liu|%E7", text)


@pytest.mark.parametrize("path", ["/nowhere/王芳", "/boom", "/api/v1/people/%E7%8E%8B"])
def test_no_path_and_no_error_s_words_are_logged(
    office: TestClient, capfd: pytest.CaptureFixture[str], path: str
) -> None:
    office.get(path)

    text = capfd.readouterr().err
    assert not re.search("王|%E7|nowhere", text)
    assert [json.loads(line)["event"] for line in text.splitlines()][-1] == "answered"


def test_who_watches_the_service_fills_no_log(office: TestClient, capfd: pytest.CaptureFixture[str]) -> None:
    office.get("/livez")

    assert capfd.readouterr().err == ""


@pytest.mark.parametrize("library", ["uvicorn.error", "neo4j.io", "dbos", "sqlalchemy.engine", "alembic.runtime", "x"])
def test_what_a_library_says_comes_as_json_without_the_values_in_it(
    office: TestClient, capfd: pytest.CaptureFixture[str], library: str
) -> None:
    logging.getLogger(library).warning("gave up on %s", "王芳")
    logging.getLogger(library).info("chatter")
    try:
        raise ValueError("王芳")
    except ValueError:
        logging.getLogger(library).exception("failed on 王芳")

    lines = logged(capfd)
    assert [(line["event"], line["library"], line["said"]) for line in lines] == [
        ("library", library, "gave up on %s"),
        ("library", library, "an error"),
    ]
    assert lines[1]["error"] == "ValueError"
    assert "王芳" not in json.dumps(lines, ensure_ascii=False)


def test_the_office_says_how_much_is_logged(capfd: pytest.CaptureFixture[str]) -> None:
    http = TestClient(create(Settings(log_level="error")))

    http.get("/api/v1/nowhere")

    assert capfd.readouterr().err == ""
