"""Figures for prometheus: by route and status, never by person, and only for who may read them."""

import re

import pytest
from fastapi.testclient import TestClient
from prometheus_client.parser import text_string_to_metric_families

from api.app import create
from base.settings import Settings


def office(address: str = "127.0.0.1", **told: object) -> TestClient:
    """An office, asked from this address."""
    return TestClient(create(Settings(lang="en", **told)), client=(address, 5000))  # type: ignore[arg-type]


def counted(text: str) -> dict[tuple[str, str, str], float]:
    """Answers by method, route and status."""
    return {
        (it.labels["method"], it.labels["route"], it.labels["status"]): it.value
        for family in text_string_to_metric_families(text)
        for it in family.samples
        if it.name == "huimin_http_answers_total"
    }


def test_answers_are_counted_by_route_and_never_by_what_was_asked() -> None:
    http = office()
    before = counted(http.get("/metrics").text)

    http.get("/api/v1/people/P-0001?q=王芳")
    http.get("/nowhere/王芳")
    http.request("BREW", "/api/v1/people")
    text = http.get("/metrics").text

    after = counted(text)
    new = {key: value - before.get(key, 0) for key, value in after.items() if value != before.get(key, 0)}
    assert new == {
        ("GET", "/api/v1/people/{person_id}", "401"): 1,
        ("GET", "other", "404"): 1,
        ("other", "/api/v1/people", "405"): 1,
        ("GET", "/metrics", "200"): 1,
    }
    assert not re.search("王芳|%E7|P-0001|BREW", text)


def test_times_and_what_is_under_way_are_told() -> None:
    http = office()
    http.get("/livez")
    text = http.get("/metrics").text

    assert 'huimin_http_seconds_bucket{le="0.005",method="GET",route="/livez"}' in text
    assert "huimin_http_in_flight 1.0" in text
    assert "process_resident_memory_bytes" in text


@pytest.mark.parametrize(
    ("address", "token", "sent", "status"),
    [
        ("127.0.0.1", None, None, 200),
        ("::1", None, None, 200),
        ("10.0.0.7", None, None, 403),
        ("testclient", None, None, 403),
        ("10.0.0.7", "let me in", "Bearer let me in", 200),
        ("10.0.0.7", "let me in", "Bearer guess", 403),
        ("127.0.0.1", "let me in", None, 403),
    ],
)
def test_figures_are_for_this_machine_or_for_who_has_the_token(
    address: str, token: str | None, sent: str | None, status: int
) -> None:
    http = office(address, metrics_token=token)

    answer = http.get("/metrics", headers={"Authorization": sent} if sent else {})

    assert answer.status_code == status
