"""Five hundred hostile strings in every input of every operation: no 5xx, and each statement sent is its file's."""

import json
from collections.abc import Iterator
from itertools import cycle, islice
from typing import Any, NamedTuple
from urllib.parse import quote

import neo4j
import pytest
from fastapi.testclient import TestClient

from base.roles import ROLES, access, needs
from base.settings import Settings
from graph.door import OperatorGraph
from graph.statements import loaded
from tests.api.operations import OPERATIONS, OWN_TESTS, Asked, fill, operations
from tests.conftest import ROOT, asking
from tests.small_graph import SmallGraph

CORPUS: list[str] = [json.loads(line) for line in (ROOT / "tests/injection/corpus.txt").read_text().splitlines()]
SHARE = 6  # of the strings meet each plain input, a different share each; all of them meet each search
SEARCHES = {
    ("people.find_people", "query q"),
    ("people.find_people", "query village"),
    ("people.find_by_number", "body phone"),
    ("people.find_by_number", "body citizen_number"),
    ("matches.match", "body need"),
}
HALVES = [text for text in CORPUS if text != text.encode("utf-8", "replace").decode()]  # half a character breaks most
LIMITED = "unmasking.unmask"  # each officer has a limit of these, which 500 strings soon reach
IDS = (
    "P-",
    "H-",
    "I-",
    "D-",
    "O-",
    "F-",
    "S-",
    "G-",
    "W-",
    "J-",
    "Pr-",
    "sealed",
    "payment-",
    "old-age-",
)  # how ids in a path begin
BEGINNINGS = {"session_id": "S-"}  # the second id of a path
NUMBER = {"citizen_number": "990101195001020028"}


class Sent(NamedTuple):
    """A request as it travels."""

    method: str
    url: str
    body: Any
    headers: dict[bytes, bytes]


class Texts(set[str]):
    """Every text given to the driver."""


@pytest.fixture(scope="module")
def place(operator: OperatorGraph, settings: Settings) -> Iterator[SmallGraph]:
    """The small graph of the access matrix."""
    small = SmallGraph(operator)
    small.wipe()
    fill(small, settings)
    yield small
    small.wipe()


@pytest.fixture
def texts(monkeypatch: pytest.MonkeyPatch) -> Texts:
    """What reaches the driver from now on."""
    heard = Texts()
    for kind in (neo4j.Session, neo4j.ManagedTransaction):
        real = kind.run

        def run(self: Any, query: Any, *args: Any, real: Any = real, **kwargs: Any) -> Any:
            heard.add(str(getattr(query, "text", query)))
            return real(self, query, *args, **kwargs)

        monkeypatch.setattr(kind, "run", run)
    return heard


def test_there_are_five_hundred_and_no_two_alike() -> None:
    assert len(set(CORPUS)) == len(CORPUS) == 500


def test_every_operation_takes_part() -> None:
    assert {*OPERATIONS, *OWN_TESTS} == operations().keys()


@pytest.mark.parametrize("name", OPERATIONS)
def test_no_string_breaks_an_operation_or_changes_a_statement(
    place: SmallGraph, api: TestClient, settings: Settings, texts: Texts, name: str
) -> None:
    role = next((role for role in ROLES if needs(role, name)), None)
    assert role is not None or name in access().anybody
    signed = asking(settings, role) if role else {}
    people = place.rows("MATCH (n:Person) RETURN count(n) AS n")
    texts.clear()

    broken = [
        (where, text[:60], status)
        for where, strings in inputs(name)
        for text in strings
        if (status := answered(api, put(OPERATIONS[name]("own"), where, text, signed))) >= 500
        or (status == 429 and name != LIMITED)
    ]

    assert broken == []
    assert texts <= {statement.text for statement in loaded()}
    assert place.rows("MATCH (n:Person) RETURN count(n) AS n") == people


def inputs(name: str) -> Iterator[tuple[str, list[str]]]:
    """Every place of an operation that takes a string, with the strings that are put there."""
    told, asked = operations()[name], OPERATIONS[name]("own")
    known = [f"{it['in']} {it['name']}" for it in told.get("parameters", ())]
    headers = ["header Accept-Language", "header Authorization", "header X-Unknown", "header Huimin-Purpose"]
    body = [f"body {key}" for key, value in (asked.body or {}).items() if not isinstance(value, dict)]
    keys = ["query-key", *(["body-key"] if asked.body is not None else [])]
    keys += ["params-key"] if name == "patterns.run" else []
    also = ["body citizen_number"] if name == "people.find_by_number" else []
    start = list(OPERATIONS).index(name) * 10 * SHARE
    for at, where in enumerate(dict.fromkeys([*known, *headers, *body, *also, *keys])):
        turn = (start + at * SHARE) % len(CORPUS)
        yield where, CORPUS if (name, where) in SEARCHES else [*HALVES, *islice(cycle(CORPUS), turn, turn + SHARE)]


def put(asked: Asked, where: str, text: str, signed: dict[str, str]) -> Sent:
    """The operation's own request with a string in one of its places."""
    kind, _, name = where.partition(" ")
    params, body, path = dict(asked.params or {}), asked.body, asked.path
    headers = {key.encode(): value.encode() for key, value in (signed | asked.headers()).items()}
    if kind == "path":
        parts = path.split("/")
        place = next(at for at, part in enumerate(parts) if part.startswith(BEGINNINGS.get(name, IDS)))
        path = "/".join([*parts[:place], quoted(text), *parts[place + 1 :]])
    elif kind == "query":
        params[name] = text
    elif kind == "query-key":
        params[text] = "99"
    elif kind == "header":
        headers[name.encode()] = text.encode("utf-8", "surrogatepass")
    elif kind == "body":
        body = {name: text} if name in NUMBER else {**body, name: text}
    elif kind == "body-key":
        body = {**body, text: ["99"]}
    else:
        body = {**body, "params": {text: text}}
    query = "&".join(f"{quoted(str(key))}={quoted(str(value))}" for key, value in params.items())
    return Sent(asked.method, f"{path}?{query}" if query else path, body, headers)


def quoted(text: str) -> str:
    """As it stands in an address; dots too, for a client would resolve `..` itself."""
    return quote(text, safe="", errors="surrogatepass").replace(".", "%2E")


def answered(api: TestClient, sent: Sent) -> int:
    """The status of an answer."""
    content = None if sent.body is None else json.dumps(sent.body).encode()
    headers = {**sent.headers, b"Content-Type": b"application/json"}
    return api.request(sent.method, sent.url, content=content, headers=list(headers.items())).status_code
