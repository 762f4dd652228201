"""Requests are counted by token, by address, and attempts to sign in apart; who sends too many is told to wait."""

import time
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from api import windows
from api.app import create
from base.settings import Settings


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """An office without a graph: nothing here reaches one."""
    return tmp_path


def office(home: Path, asker: int = 1000, address: int = 1000, sign_in: int = 1000) -> TestClient:
    """An office with these limits."""
    limits = {"rate_per_minute": asker, "rate_address_per_minute": address, "rate_sign_in_per_minute": sign_in}
    return TestClient(create(Settings(home=home, lang="en", **limits)))  # type: ignore[arg-type]


def bearer(token: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {token}"}


def test_every_answer_tells_how_much_is_left(home: Path) -> None:
    http = office(home, asker=5)

    left = [http.get("/api/v1/nowhere").headers for _ in range(2)]

    assert left[0]["ratelimit-policy"] == '"asker";q=5;w=60'
    assert [headers["ratelimit"].split(";")[:2] for headers in left] == [['"asker"', "r=4"], ['"asker"', "r=3"]]


def test_too_many_is_a_429_that_says_when_to_go_on(home: Path) -> None:
    http = office(home, asker=3)

    answers = [http.get("/api/v1/nowhere") for _ in range(4)]

    assert [answer.status_code for answer in answers] == [404, 404, 404, 429]
    assert answers[3].json()["type"] == "urn:huimin:problem:too-many"
    assert 1 <= int(answers[3].headers["retry-after"]) <= 60
    assert answers[3].headers["ratelimit"].startswith('"asker";r=0;t=')
    assert answers[3].json()["request_id"] == answers[3].headers["x-request-id"]


def test_one_token_does_not_use_up_another_s(home: Path) -> None:
    http = office(home, asker=1)

    answers = [http.get("/api/v1/nowhere", headers=bearer(token)).status_code for token in ("a", "a", "b")]

    assert answers == [404, 429, 404]


def test_a_session_counts_as_the_same_asker_whatever_other_cookies_say(home: Path) -> None:
    http = office(home, asker=1)

    answers = [
        http.get("/api/v1/nowhere", headers={"Cookie": f"other={n}; __Host-session=s"}).status_code for n in (1, 2)
    ]

    assert answers == [404, 429]


def test_inventing_tokens_does_not_lift_the_limit_of_an_address(home: Path) -> None:
    http = office(home, address=3)

    answers = [http.get("/api/v1/nowhere", headers=bearer(str(n))).status_code for n in range(5)]

    assert answers == [404, 404, 404, 429, 429]


def test_attempts_to_sign_in_have_a_limit_of_their_own(home: Path) -> None:
    http = office(home, sign_in=2)

    tries = [http.post("/api/v1/sessions", json={}) for _ in range(3)]
    other = http.get("/api/v1/nowhere")

    assert tries[2].status_code == 429
    assert tries[2].headers["ratelimit-policy"] == '"sign-in";q=2;w=60'
    assert other.status_code == 404


def test_who_watches_the_service_is_never_limited(home: Path) -> None:
    http = office(home, asker=1, address=1)

    answers = [http.get("/livez") for _ in range(5)]

    assert {answer.status_code for answer in answers} == {200}
    assert "ratelimit" not in answers[0].headers


def test_the_window_moves_on(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    http, now = office(home, asker=1), time.monotonic()
    first, full = http.get("/api/v1/nowhere"), http.get("/api/v1/nowhere")

    monkeypatch.setattr(windows, "monotonic", lambda: now + 62)

    assert [first.status_code, full.status_code, http.get("/api/v1/nowhere").status_code] == [404, 429, 404]


@pytest.mark.parametrize("step", [-86_400, -30, 30, 86_400])
def test_a_clock_that_is_set_neither_fills_nor_empties_a_window(
    home: Path, monkeypatch: pytest.MonkeyPatch, step: float
) -> None:
    http, now = office(home, asker=2), time.time()
    before = http.get("/api/v1/nowhere")

    monkeypatch.setattr(time, "time", lambda: now + step)
    after = [http.get("/api/v1/nowhere") for _ in range(2)]

    assert [it.status_code for it in (before, *after)] == [404, 404, 429]
    assert 1 <= int(after[1].headers["retry-after"]) <= 60


def test_who_asked_long_ago_takes_no_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    counts, limit, now = windows.Windows(), windows.Limit("asker", 5), time.monotonic()
    for number in range(windows.MOST_ASKERS + 1):
        counts.hit(limit, str(number))

    monkeypatch.setattr(windows, "monotonic", lambda: now + 120)
    counts.hit(limit, "one more")

    assert len(counts._sent) == 1
