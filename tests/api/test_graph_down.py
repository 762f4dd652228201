"""A graph server that dies in the middle is said within two seconds, and answers again without a restart of ours."""

import os
import signal
import time
from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient

from api.app import create
from base.keyring import keys
from base.settings import Settings
from graph import schema, server
from graph.client import Client
from graph.entry import operator_door
from graph.load import Node, write
from tests.conftest import asking, trail

WANG = Node("Person", "P-1", {"name": "王芳", "area": "990101001", "county": "990101"})
PATIENCE = 2.0  # seconds, as promised


@pytest.fixture
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Settings]:
    """An office with a server of its own, which holds one person."""
    settings = Settings(home=tmp_path_factory.mktemp("office"), neo4j_uri=None, token=None, query_seconds=60)
    server.ensure(settings)
    client = Client(lambda: server.find(settings))
    db = operator_door(client, settings, trail("operator", "operator"))
    schema.apply(db)
    write(db, keys(settings), [WANG], "b1")
    client.close()
    yield settings
    server.stop(settings)


def test_a_killed_graph_is_a_503_within_two_seconds_and_the_service_recovers_by_itself(office: Settings) -> None:
    headers = asking(office, "caseworker")
    with TestClient(create(office), raise_server_exceptions=False) as api:
        before = api.get("/api/v1/people/P-1", headers=headers)
        pid = server.status(office).pid
        assert pid is not None
        os.kill(pid, signal.SIGKILL)

        down = [timed(api, headers) for _ in range(3)]
        alive, not_ready = api.get("/livez"), api.get("/readyz")
        server.ensure(office)
        ready = api.get("/readyz")
        after = api.get("/api/v1/people/P-1", headers=headers)

    assert before.status_code == 200
    assert [status for status, _, _ in down] == [503] * 3
    assert max(seconds for _, seconds, _ in down) < PATIENCE
    assert down[0][2]["type"] == "urn:huimin:problem:graph-down"
    assert after.json() == before.json()
    assert (alive.status_code, not_ready.status_code, ready.status_code) == (200, 503, 200)
    assert not_ready.json()["type"] == "urn:huimin:problem:graph-down"
    assert not_ready.headers["retry-after"] == "2"


def timed(api: TestClient, headers: dict[str, str]) -> tuple[int, float, dict[str, object]]:
    """The status, the seconds and the body of asking for Wang Fang."""
    started = time.perf_counter()
    response = api.get("/api/v1/people/P-1", headers=headers)
    return response.status_code, time.perf_counter() - started, response.json()
