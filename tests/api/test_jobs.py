"""How far long work is, over HTTP."""

import json
from collections.abc import Iterator
from threading import Timer

import pytest
from fastapi.testclient import TestClient

from base.settings import Settings
from ledger import jobs
from ledger.jobs import Job
from ledger.store import open_ledger
from tests.conftest import Signed


@pytest.fixture
def job(settings: Settings) -> Iterator[Job]:
    """A job that waits."""
    ledger = open_ledger(settings)
    job = jobs.ask(ledger, jobs.new_id(), "of-a-test", "operator", {"file": "homes.csv"})
    yield job
    jobs.end(ledger, job.id, "done", None)


def events(text: str) -> list[tuple[str, dict[str, object]]]:
    """Name and data of every event of a stream."""
    blocks = [dict(line.split(": ", 1) for line in block.splitlines()) for block in text.strip().split("\n\n")]
    return [(block["event"], json.loads(block["data"])) for block in blocks if "event" in block]


def test_a_job_is_shown_once_and_is_not_sent_again_while_it_is_the_same(
    api: TestClient, signed: Signed, settings: Settings, job: Job
) -> None:
    who = signed("system-administrator")
    first = api.get(f"/api/v1/jobs/{job.id}", headers=who)

    same = api.get(f"/api/v1/jobs/{job.id}", headers={**who, "If-None-Match": first.headers["ETag"]})
    jobs.move(open_ledger(settings), job.id, done=1)
    other = api.get(f"/api/v1/jobs/{job.id}", headers={**who, "If-None-Match": first.headers["ETag"]})

    assert first.json()["asked"] == {"file": "homes.csv"}
    assert (same.status_code, same.content) == (304, b"")
    assert (other.status_code, other.json()["done"]) == (200, 1)


def test_progress_is_told_as_it_happens_until_the_job_is_over(
    api: TestClient, signed: Signed, settings: Settings, job: Job
) -> None:
    ledger = open_ledger(settings)
    Timer(0.8, lambda: jobs.move(ledger, job.id, done=3, in_all=7)).start()
    Timer(1.6, lambda: jobs.end(ledger, job.id, "done", None, {"new": 3})).start()

    told = api.get(f"/api/v1/jobs/{job.id}/progress", headers=signed("system-administrator"))

    assert told.headers["content-type"].startswith("text/event-stream")
    assert [(name, data["state"], data["done"]) for name, data in events(told.text)] == [
        ("progress", "waiting", 0),
        ("progress", "waiting", 3),
        ("over", "done", 3),
    ]


def test_a_job_that_is_not_there_is_a_problem_before_any_stream_begins(api: TestClient, signed: Signed) -> None:
    who = signed("system-administrator")

    assert api.get("/api/v1/jobs/J-none", headers=who).status_code == 404
    assert api.get("/api/v1/jobs/J-none/progress", headers=who).status_code == 404
    assert api.get("/api/v1/jobs/J-none").status_code == 401
    assert api.get("/api/v1/jobs", headers=signed("caseworker")).status_code == 403


def test_the_newest_jobs_are_listed(api: TestClient, signed: Signed, job: Job) -> None:
    listed = api.get("/api/v1/jobs", params={"at_most": 1}, headers=signed("system-administrator")).json()

    assert listed["jobs"][0]["id"] == job.id
    assert "answer" not in listed["jobs"][0]
