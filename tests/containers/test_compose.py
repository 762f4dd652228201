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

from base.roles import Role, rule
from tests.conftest import ROOT
from tests.oidc_provider import code_of

pytestmark = pytest.mark.containers
PEOPLE = "600"
PASSWORD = "石榴 熟了 才 回家 看看"
ROLES: tuple[Role, ...] = ("caseworker", "dispatcher", "auditor")


class Office:
    """One compose project with a port, a password and volumes of its own."""

    def __init__(self, port: int) -> None:
        self.port = port
        self._named = {
            "COMPOSE_PROJECT_NAME": f"huimin-test-{secrets.token_hex(3)}",
            "HUIMIN_NEO4J_PASSWORD": secrets.token_hex(12),
            "HUIMIN_PORT": str(port),
        }

    def compose(self, *words: str, typed: str = "") -> str:
        """Run docker compose; its standard output."""
        done = self._run(*words, typed=typed)
        assert done.returncode == 0, done.stderr[-2000:] + self._run("logs", "--tail", "30").stdout
        return done.stdout

    def _run(self, *words: str, typed: str = "") -> subprocess.CompletedProcess[str]:
        kept = {name: value for name, value in os.environ.items() if not name.startswith("HUIMIN_")}
        return subprocess.run(
            ["docker", "compose", *words],
            cwd=ROOT,
            env={**kept, **self._named},
            input=typed,
            capture_output=True,
            text=True,
            timeout=600,
            check=False,
        )

    def huimin(self, *words: str, typed: str = "") -> str:
        """Run a command of ours inside the API's container."""
        return self.compose("exec", "-T", "api", "huimin", *words, typed=typed)

    def token(self, role: Role) -> str:
        """The token of a new officer, who enrols a second factor where the role needs one."""
        words = ("officer", "add", "测试", "--role", role, "--area", "990101", "--login", role, "--json")
        token = str(json.loads(self.huimin(*words, typed=PASSWORD + "\n"))["token"])
        if not rule(role).second_factor:
            return token
        with self.program(Authorization=f"Bearer {token}") as http:
            secret = http.post("/me/second-factor").json()["secret"]
            assert http.put("/me/second-factor", json={"code": code_of(secret)}).status_code == 204
            signed = http.post("/sessions", json={"login": role, "password": PASSWORD, "code": code_of(secret, 1)})
        return str(signed.json()["token"])

    def program(self, **headers: str) -> Client:
        """A program that asks over the published port."""
        return Client(base_url=f"http://127.0.0.1:{self.port}/api/v1", timeout=60, headers=headers)

    def ask(self, role: Role, token: str, method: str, path: str, **sent: Any) -> dict[str, Any]:
        """Ask over the published port, saying why and for which case."""
        headers = {"Authorization": f"Bearer {token}", "Huimin-Purpose": rule(role).purposes[0], "Huimin-Case": "T-1"}
        with self.program(**headers) as http:
            answer = http.request(method, path, **sent)
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


def answers(office: Office, tokens: dict[Role, str]) -> dict[str, Any]:
    """The three questions: a dead payee by a pattern, an old person's ties, and who can bring her meals."""

    def ask(role: Role, method: str, path: str, **sent: Any) -> dict[str, Any]:
        return office.ask(role, tokens[role], method, path, **sent)

    run = ask("auditor", "POST", "/patterns/payment-after-death/run", json={})
    old = ask("caseworker", "GET", "/people", params={"born": 1943})["hits"]
    person = next(hit["id"] for hit in old if hit["died"] is None)
    ties = ask("caseworker", "GET", f"/people/{person}/neighbourhood")["ties"]
    match = ask("dispatcher", "POST", "/matches", json={"person_id": person, "need": "home-meals"})
    helped = match["candidates_in_all"] + match["refused_in_all"]
    return {"found": run["findings"], "ties": ties, "helped": helped}
