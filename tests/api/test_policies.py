"""The policies over HTTP: to anybody, without signing in, and the same bytes at the terminal."""

import pytest
from fastapi.testclient import TestClient
from typer.testing import CliRunner

from cli.main import app
from policies.catalogue import catalogue

WORDS = ["--area", "990102003", "--on", "2026-03-01", "--json"]


def test_whoever_has_not_signed_in_reads_them_all(api: TestClient) -> None:
    told = api.get("/api/v1/policies").json()["policies"]

    assert [it["id"] for it in told] == list(catalogue())
    assert {api.get(f"/api/v1/policies/{it['id']}").status_code for it in told} == {200}


def test_the_terminal_prints_the_body_of_the_answer(api: TestClient) -> None:
    there = api.get("/api/v1/policies/edge-household", params={"area": "990102003", "on": "2026-03-01"})

    assert CliRunner().invoke(app, ["policy", "show", "edge-household", *WORDS]).stdout.strip() == there.text
    assert CliRunner().invoke(app, ["policy", "list", "--json"]).stdout.strip() == api.get("/api/v1/policies").text


@pytest.mark.parametrize(
    ("path", "status"),
    [("old-age", 404), ("edge-household?area=somewhere", 422), ("edge-household?on=2026-02-30", 422), ("%2e%2e", 404)],
)
def test_what_is_asked_wrongly_is_told(api: TestClient, path: str, status: int) -> None:
    assert api.get(f"/api/v1/policies/{path}").status_code == status
