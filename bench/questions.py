"""How long each question takes over HTTP, one client asking a real server process one question after another."""

import http.client
import json
import os
import random
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import NamedTuple
from urllib.parse import quote, urlencode

from base.roles import Role, rule
from base.settings import Settings
from bench.manner import HERE, Figure, Measured, Office, main
from graph.statements import Statement
from ledger import officers, sessions
from ledger.store import open_ledger

ASKED, WARM_UP = 200, 40
GOALS = {"find": 0.05, "show": 0.05, "neighbourhood": 0.05, "path": 0.1, "match": 0.15}  # seconds at p95
ALL_PATTERNS = 20.0  # seconds, every pattern over the whole county
PEOPLE = """
MATCH (p:Person)
WHERE p.area IN $areas
OPTIONAL MATCH (p)-[:MEMBER_OF]->(:Household)<-[:MEMBER_OF]-(kin:Person)
WITH p, min(kin.id) AS kin
RETURN p.id AS id, p.name AS name, p.name_sound AS sound, p.born.year AS born, p.village AS village, kin
ORDER BY id
"""
NEEDS = "MATCH (p:Person)-[:HAS]->(n:Need) WHERE p.area IN $areas RETURN p.id AS person_id, n.id AS need ORDER BY 1, 2"


class Question(NamedTuple):
    """One request; a body makes it a POST."""

    path: str
    body: dict[str, str] | None = None


class Asker:
    """An officer's client with one connection kept open."""

    def __init__(self, port: int, headers: dict[str, str]) -> None:
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=180)
        self._headers = headers

    def seconds(self, question: Question) -> float:
        """How long one question took, its answer read to the end."""
        return self.ask(question)[0]

    def ask(self, question: Question) -> tuple[float, bytes]:
        """The time and the answer's body; RuntimeError unless it is 200."""
        method = "GET" if question.body is None else "POST"
        body = None if question.body is None else json.dumps(question.body)
        started = time.perf_counter()
        self._connection.request(method, question.path, body, self._headers)
        answer = self._connection.getresponse()
        text = answer.read()
        if answer.status != http.HTTPStatus.OK:
            raise RuntimeError(f"{question.path}: {answer.status} {text[:300].decode()}")
        return time.perf_counter() - started, text


def measure(office: Office) -> Measured:
    """Ask each kind of question of random people, then run every pattern once."""
    figures: list[Figure] = []
    report: dict[str, dict[str, float]] = {}
    with serving(office.settings) as port:
        for kind, questions in kinds(office).items():
            asker = Asker(port, asks(office.settings, office.areas, "dispatcher" if kind == "match" else "caseworker"))
            first = asker.seconds(questions[0])
            for question in questions[1:WARM_UP]:
                asker.seconds(question)
            times = [asker.seconds(question) for question in questions[WARM_UP:]]
            p50, p95 = statistics.median(times), statistics.quantiles(times, n=20)[-1]
            report[kind] = {"first": first, "p50": p50, "p95": p95}
            figures += [Figure(f"{kind} p50", p50 * 1000, unit="ms")]
            figures += [Figure(f"{kind} p95", p95 * 1000, at_most=GOALS[kind] * 1000, unit="ms")]
        seconds = patterns(Asker(port, asks(office.settings, office.areas, "auditor")))
        report["patterns"] = seconds
        figures.append(Figure("all patterns", sum(seconds.values()), at_most=ALL_PATTERNS, unit="s"))
    return Measured({"questions": report}, figures)


def kinds(office: Office) -> dict[str, list[Question]]:
    """Questions of each kind, the same for the same seed."""
    chance = random.Random(office.seed)
    rows = office.client.read(statement(PEOPLE), {"areas": list(office.areas)}, 300, {})
    needs = office.client.read(statement(NEEDS), {"areas": list(office.areas)}, 300, {})
    count = ASKED + WARM_UP
    people = [chance.choice(rows) for _ in range(count)]
    others = [chance.choice(rows)["id"] if at % 2 else person["kin"] for at, person in enumerate(people)]
    ids = [person["id"] for person in people]
    ends = [
        (one, two if two and two != one else chance.choice(rows)["id"]) for one, two in zip(ids, others, strict=True)
    ]
    return {
        "find": [found(person, chance) for person in people],
        "show": [Question(f"/api/v1/people/{id}") for id in ids],
        "neighbourhood": [Question(f"/api/v1/people/{id}/neighbourhood") for id in ids],
        "path": [Question(f"/api/v1/people/{one}/paths?to={two}") for one, two in ends if one != two],
        "match": [Question("/api/v1/matches", chance.choice(needs)) for _ in range(count)],
    }


def found(person: dict[str, object], chance: random.Random) -> Question:
    """Somebody looked for in one of the ways an officer does: name, part of it, pinyin, with village or birth year."""
    name, joined = str(person["name"]), str(person["sound"])
    ways: list[dict[str, object]] = [
        {"q": name},
        {"q": name[1:]},
        {"q": joined},
        {"q": name, "born": person["born"]},
        {"q": name[:2], "village": person["village"]},
    ]
    return Question(f"/api/v1/people?{urlencode(chance.choice(ways), quote_via=quote)}")


def patterns(asker: Asker) -> dict[str, float]:
    """How long each pattern of the catalogue takes over the whole county."""
    listed = json.loads(asker.ask(Question("/api/v1/patterns"))[1])
    ids = [pattern["id"] for pattern in (listed["patterns"] if isinstance(listed, dict) else listed)]
    return {id: asker.seconds(Question(f"/api/v1/patterns/{id}/run", {})) for id in ids}


def asks(settings: Settings, areas: Sequence[str], role: Role) -> dict[str, str]:
    """The headers of a fresh officer of these areas, who says why they ask."""
    ledger = open_ledger(settings)
    signed = sessions.begin(ledger, officers.add(ledger, "bench", role, areas).id, "demo")
    stated = {"Huimin-Purpose": rule(role).purposes[0], "Huimin-Case": "bench"}
    return {"Authorization": f"Bearer {signed}", "Content-Type": "application/json", **stated}


def statement(text: str) -> Statement:
    """A reading statement of the bench's own."""
    return Statement("bench", {"about": "what to ask about"}, text)


@contextmanager
def serving(settings: Settings, **more: str) -> Iterator[int]:
    """The HTTP face in a process of its own, with `more` in its environment; the port it answers on."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = int(free.getsockname()[1])
    command = [sys.executable, "-c", "from cli.main import main; main()", "serve", "--port", str(port)]
    own = {"HUIMIN_HOME": str(settings.home), "HUIMIN_NEO4J_URI": settings.neo4j_uri or "", **more}
    with open(settings.home / "serving.log", "wb") as log:
        process = subprocess.Popen(
            command, cwd=HERE.parent, env={**os.environ, **own}, stdout=subprocess.DEVNULL, stderr=log
        )
    try:
        wait(port, process)
        yield port
    finally:
        process.terminate()
        process.wait(30)


def wait(port: int, process: subprocess.Popen[bytes]) -> None:
    """Until the process answers; RuntimeError when it has ended."""
    for _ in range(600):
        if process.poll() is not None:
            raise RuntimeError(f"the server ended with {process.returncode}")
        try:
            Asker(port, {}).ask(Question("/readyz"))
            return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError("the server did not answer within a minute")


if __name__ == "__main__":
    main("How long does each question take over HTTP?", measure, sizes=(8_000, 100_000))
