"""Alive is not ready: ready takes a graph and a ledger that answer."""

from fastapi.testclient import TestClient
from pydantic import SecretStr

from api.app import create
from base.settings import Settings


def test_ready_when_graph_and_ledger_answer(api: TestClient) -> None:
    assert api.get("/readyz").json() == {"status": "ready"}
    assert api.get("/livez").json() == {"status": "alive"}


def test_without_a_ledger_the_service_is_alive_and_not_ready(api: TestClient, settings: Settings) -> None:
    lost = settings.model_copy(update={"ledger_url": SecretStr("postgresql://127.0.0.1:1/none")})
    with TestClient(create(lost)) as http:
        alive, ready = http.get("/livez"), http.get("/readyz")

    assert alive.status_code == 200
    assert (ready.status_code, ready.json()["type"]) == (503, "urn:huimin:problem:ledger-down")
    assert ready.headers["retry-after"] == "2"
