"""Who edits says what they have read: 428 without, 412 when it changed, 304 for who has it already."""

from collections.abc import Iterator

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from api import problems, versions
from api.versions import Edition, IfMatch, etag, known
from base.model import Model
from base.settings import Settings


class Note(Model):
    """Something people edit."""

    text: str
    version: int


@pytest.fixture
def notes() -> Iterator[TestClient]:
    """A small application over one note."""
    app, kept = FastAPI(), {"note": Note(text="初稿", version=1)}
    app.state.settings = Settings(lang="en")
    problems.install(app)
    versions.install(app)

    @app.get("/note")
    def show(edition: Edition) -> Note:
        return edition.of(kept["note"])

    @app.put("/note")
    def change(note: Note, read: IfMatch, edition: Edition) -> Note:
        kept["note"] = Note(text=note.text, version=read.allow(kept["note"].version) + 1)
        return edition.of(kept["note"])

    with TestClient(app) as opened:
        yield opened


def put(notes: TestClient, **headers: str) -> tuple[int, str | None, str]:
    """Change the note: status, ETag, and the text or the kind of problem."""
    answer = notes.put(
        "/note", json={"text": "改", "version": 9}, headers={k.replace("_", "-"): headers[k] for k in headers}
    )
    told = answer.json()
    return answer.status_code, answer.headers.get("etag"), told.get("text") or told["type"].rsplit(":", 1)[-1]


def test_what_is_shown_carries_its_version(notes: TestClient) -> None:
    answer = notes.get("/note")

    assert (answer.status_code, answer.headers["etag"]) == (200, '"v1"')


@pytest.mark.parametrize("told", ['"v1"', 'W/"v1"', '"v9", "v1"', "*"])
def test_who_has_this_version_is_told_so_and_nothing_more(notes: TestClient, told: str) -> None:
    answer = notes.get("/note", headers={"If-None-Match": told})

    assert (answer.status_code, answer.headers["etag"], answer.content) == (304, '"v1"', b"")


@pytest.mark.parametrize("told", ['"v2"', "v1", '"other"', ""])
def test_who_has_another_version_gets_this_one(notes: TestClient, told: str) -> None:
    assert notes.get("/note", headers={"If-None-Match": told}).status_code == 200


def test_a_change_by_who_has_read_it_gives_the_next_version(notes: TestClient) -> None:
    assert put(notes, If_Match='"v1"') == (200, '"v2"', "改")


def test_a_change_without_a_version_is_refused(notes: TestClient) -> None:
    assert put(notes) == (428, None, "version-missing")


@pytest.mark.parametrize("told", ['"v2"', 'W/"v1"', "v1", ""])
def test_a_change_by_who_has_read_another_version_is_refused_with_the_present_one(notes: TestClient, told: str) -> None:
    assert put(notes, If_Match=told) == (412, '"v1"', "changed")


def test_of_two_who_read_the_same_only_the_first_may_change(notes: TestClient) -> None:
    first, second = put(notes, If_Match='"v1"'), put(notes, If_Match='"v1"')

    assert (first[0], second[0]) == (200, 412)


def test_a_star_fits_whatever_there_is() -> None:
    assert known("*").allow(7) == 7
    assert known(f"{etag(6)}, {etag(7)}").allow(7) == 7


def test_the_header_is_described_as_required(notes: TestClient) -> None:
    told = notes.get("/openapi.json").json()["paths"]["/note"]["put"]["parameters"]

    assert [(part["name"], part["required"]) for part in told] == [("If-Match", True)]
