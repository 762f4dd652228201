"""What changes something is done once, however often it is sent."""

import secrets
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Event
from typing import Any

import pytest
from fastapi import Body
from fastapi.testclient import TestClient
from sqlalchemy import select, update

from api.app import create
from api.idempotency import Changes
from base.errors import GraphDown, Refused
from base.settings import Settings
from graph.client import Client
from ledger import officers
from ledger.store import open_ledger
from ledger.tables import IDEMPOTENCY
from tests.api.operations import description
from tests.conftest import Signed

TOLD = description()
CHANGING = [
    (f"{method.upper()} {path}", operation)
    for path, methods in TOLD["paths"].items()
    for method, operation in methods.items()
    if method != "get"
]


class Office:
    """An application with one more route, which counts how often it was really done."""

    def __init__(self, settings: Settings) -> None:
        self.done, self.goes, self.entered = 0, Event(), Event()
        self.goes.set()
        app = create(settings)

        @app.post("/count", status_code=201)
        def count(_: Changes, name: str = Body(embed=True), fails: str = Body("", embed=True)) -> dict[str, Any]:
            self.entered.set()
            self.goes.wait(10)
            self.done += 1
            if fails == "refused":
                raise Refused("不行", "No.")
            if fails.startswith("late"):
                officers.add(open_ledger(settings), name, "institution", ())
            if fails.endswith("down"):
                raise GraphDown("停了", "Down.")
            if fails.endswith("bug"):
                raise ValueError(name)
            return {"name": name, "done": self.done}

        self.http = TestClient(app, raise_server_exceptions=False)


@pytest.fixture
def office(client: Client, settings: Settings) -> Iterator[Office]:
    """The counting office over the run's server."""
    made = Office(settings)
    with made.http:
        yield made


@pytest.fixture
def sent(office: Office, signed: Signed) -> Any:
    """One officer's request: sent("key", name="王芳")."""
    headers = signed("dispatcher")

    def post(key: str | None, headers: dict[str, str] = headers, **body: Any) -> Any:
        keyed = {"Idempotency-Key": key} if key else {}
        return office.http.post("/count", json={"name": "王芳", **body}, headers={**headers, **keyed})

    return post


def fresh() -> str:
    return secrets.token_hex(16)


@pytest.mark.parametrize(("name", "told"), CHANGING, ids=[name for name, _ in CHANGING])
def test_every_operation_says_whether_it_changes_something(name: str, told: dict[str, Any]) -> None:
    keyed = [part for part in told.get("parameters", ()) if part["name"] == "Idempotency-Key"]

    assert bool(keyed) != ("x-changes" in told), "take `_: Changes`, or say `openapi_extra=ASKS`"
    assert all(part["required"] for part in keyed)


def test_without_a_key_nothing_is_changed(office: Office, sent: Any) -> None:
    answer = sent(None)

    assert (answer.status_code, answer.json()["type"]) == (400, "urn:huimin:problem:idempotency-key-missing")
    assert office.done == 0


def test_the_same_request_again_gets_the_same_answer_and_does_nothing(office: Office, sent: Any) -> None:
    key = fresh()

    first, again = sent(key), sent(key)

    assert (first.status_code, first.json()) == (201, {"name": "王芳", "done": 1})
    assert (again.status_code, again.content, again.headers["idempotent-replayed"]) == (201, first.content, "true")
    assert again.headers["content-type"] == first.headers["content-type"]
    assert again.headers["x-request-id"] != first.headers["x-request-id"]
    assert "idempotent-replayed" not in first.headers
    assert office.done == 1


def test_a_refusal_is_given_back_word_for_word(office: Office, sent: Any) -> None:
    key = fresh()

    first, again = sent(key, fails="refused"), sent(key, fails="refused")

    assert first.status_code == again.status_code == 409
    assert first.content == again.content
    assert office.done == 1


def test_one_key_stands_for_one_request(office: Office, sent: Any) -> None:
    key = fresh()

    sent(key)
    other = sent(key, name="李强")

    assert (other.status_code, other.json()["type"]) == (422, "urn:huimin:problem:idempotency-key-reused")
    assert office.done == 1


def test_two_officers_may_choose_the_same_key(office: Office, sent: Any, signed: Signed) -> None:
    key = fresh()

    mine, theirs = sent(key), sent(key, headers=signed("dispatcher"))

    assert [mine.json()["done"], theirs.json()["done"]] == [1, 2]


def test_while_the_first_is_under_way_the_second_is_asked_to_wait(office: Office, sent: Any) -> None:
    key = fresh()
    office.goes.clear()
    with ThreadPoolExecutor(1) as threads:
        first = threads.submit(sent, key)
        office.entered.wait(10)
        second = sent(key)
        office.goes.set()

    assert (second.status_code, second.json()["type"]) == (409, "urn:huimin:problem:in-flight")
    assert second.headers["retry-after"] == "2"
    assert first.result().status_code == 201


def test_of_twenty_at_once_one_has_an_effect(office: Office, sent: Any) -> None:
    key = fresh()
    with ThreadPoolExecutor(20) as threads:
        answers = list(threads.map(lambda _: sent(key), range(20)))

    assert office.done == 1
    assert {answer.status_code for answer in answers} <= {201, 409}
    assert len({answer.content for answer in answers if answer.status_code == 201}) == 1


@pytest.mark.parametrize("fails", ["down", "bug"])
def test_a_failure_of_ours_frees_the_key(office: Office, sent: Any, fails: str) -> None:
    key = fresh()

    failed, again = sent(key, fails=fails), sent(key)

    assert failed.status_code >= 500
    assert (again.status_code, again.json()["done"]) == (201, 2)


@pytest.mark.parametrize("fails", ["late-down", "late-bug"])
def test_a_failure_after_something_was_changed_is_not_done_again(office: Office, sent: Any, fails: str) -> None:
    key = fresh()

    failed, again = sent(key, fails=fails), sent(key, fails=fails)

    assert failed.status_code >= 500
    assert (again.status_code, again.json()["type"]) == (409, "urn:huimin:problem:answer-lost")
    assert office.done == 1


@pytest.mark.parametrize(
    "other", [{"Huimin-Purpose": "complaint"}, {"Huimin-Case": "T-2"}, {"Huimin-Break-Glass": "G-1"}, {"If-Match": "*"}]
)
def test_what_is_asked_for_another_purpose_or_case_is_another_request(
    office: Office, sent: Any, signed: Signed, other: dict[str, str]
) -> None:
    key, headers = fresh(), signed("dispatcher")

    sent(key, headers=headers)
    again = sent(key, headers=headers | other)

    assert (again.status_code, again.json()["type"]) == (422, "urn:huimin:problem:idempotency-key-reused")
    assert office.done == 1


def test_an_answer_that_cannot_be_opened_any_more_is_lost_and_nothing_is_done_again(
    office: Office, sent: Any, settings: Settings
) -> None:
    key = fresh()
    sent(key)
    newest = select(IDEMPOTENCY.c.key).order_by(IDEMPOTENCY.c.at.desc()).limit(1).scalar_subquery()
    with open_ledger(settings).writing() as connection:
        connection.execute(
            update(IDEMPOTENCY).where(IDEMPOTENCY.c.key == newest).values(answer_sealed="sealed no more")
        )

    again = sent(key)

    assert (again.status_code, again.json()["type"]) == (409, "urn:huimin:problem:answer-lost")
    assert office.done == 1


def test_a_malformed_request_can_be_put_right_under_its_key(office: Office, sent: Any) -> None:
    key = fresh()

    wrong, right = sent(key, name=7), sent(key)

    assert (wrong.status_code, right.status_code) == (422, 201)


def test_the_ledger_keeps_no_answer_in_the_clear(settings: Settings, sent: Any) -> None:
    key = fresh()
    sent(key)

    with open_ledger(settings).reading() as connection:
        kept = connection.execute(select(IDEMPOTENCY).order_by(IDEMPOTENCY.c.at.desc())).first()

    assert kept is not None
    assert kept.status == 201
    assert key not in str(kept)
    assert "王芳" not in str(kept)
    assert "name" not in kept.answer_sealed
