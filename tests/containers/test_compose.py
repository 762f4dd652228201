"""The whole office in containers: brought up, asked the three questions, taken down and up again with its data kept."""

import json
import os
import secrets
import socket
import subprocess
from collections.abc import Iterator
from typing import Any

import pytest
from httpx2 import Client

from tests.conftest import ROOT

pytestmark = pytest.mark.containers
PEOPLE = "600"
ROLES = ("caseworker", "dispatcher", "auditor")


class Office:
    """One compose project with a port, a password and volumes of its own."""

    def __init__(self, port: int) -> None:
        self.port = port
        self._named = {
            "COMPOSE_PROJECT_NAME": f"huimin-test-{secrets.token_hex(3)}",
            "HUIMIN_NEO4J_PASSWORD": secrets.token_hex(12),
            "HUIMIN_PORT": str(port),
        }

    def compose(self, *words: str) -> str:
        """Run docker compose; its standard output."""
        done = self._run(*words)
        assert done.returncode == 0, done.stderr[-2000:] + self._run("logs", "--tail", "30").stdout
        return done.stdout

    def _run(self, *words: str) -> subprocess.CompletedProcess[str]:
        kept = {name: value for name, value in os.environ.items() if not name.startswith("HUIMIN_")}
        return subprocess.run(
            ["docker", "compose", *words],
            cwd=ROOT,
            env={**kept, **self._named},
            capture_output=True,
            text=True,
            timeout=600,
            check=False,
        )

    def huimin(self, *words: str) -> str:
        """Run a command of ours inside the API's container."""
        return self.compose("exec", "-T", "api", "huimin", *words)

    def token(self, role: str) -> str:
        """A new officer's token."""
        added = self.huimin("officer", "add", "测试", "--role", role, "--area", "990101", "--json")
        return str(json.loads(added)["token"])

    def ask(self, token: str, method: str, path: str, **sent: Any) -> dict[str, Any]:
        """Ask over the published port."""
        with Client(base_url=f"http://127.0.0.1:{self.port}/api/v1", timeout=60) as http:
            answer = http.request(method, path, headers={"Authorization": f"Bearer {token}"}, **sent)
        assert answer.status_code == 200, answer.text
        told: dict[str, Any] = answer.json()
        return told


@pytest.fixture
def office() -> Iterator[Office]:
    """An office that leaves neither container, volume nor image behind."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    opened = Office(port)
    try:
        yield opened
    finally:
        opened.compose("down", "--volumes", "--rmi", "local", "--timeout", "30")


def test_an_office_in_containers_answers_and_keeps_its_data(office: Office) -> None:
    office.compose("up", "--wait", "--build")
    office.huimin("seed", "--people", PEOPLE)
    tokens = {role: office.token(role) for role in ROLES}

    before = answers(office, tokens)
    office.compose("down")
    office.compose("up", "--wait")
    after = answers(office, tokens)

    assert before["found"]
    assert before["ties"]
    assert before["helped"] > 0
    assert after == before


def answers(office: Office, tokens: dict[str, str]) -> dict[str, Any]:
    """The three questions: a dead payee by a pattern, an old person's ties, and who can bring her meals."""
    run = office.ask(tokens["auditor"], "POST", "/patterns/payment-after-death/run", json={})
    old = office.ask(tokens["caseworker"], "GET", "/people", params={"born": 1943})["hits"]
    person = next(hit["id"] for hit in old if hit["died"] is None)
    ties = office.ask(tokens["caseworker"], "GET", f"/people/{person}/neighbourhood")["ties"]
    match = office.ask(tokens["dispatcher"], "POST", "/matches", json={"person_id": person, "need": "home-meals"})
    helped = match["candidates_in_all"] + match["refused_in_all"]
    return {"found": run["findings"], "ties": ties, "helped": helped}
