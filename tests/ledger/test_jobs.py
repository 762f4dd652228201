"""Long work that outlives the process it began in."""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from base.errors import GraphDown, NotFound, Refused
from base.model import Said
from base.settings import Settings
from ledger import jobs
from ledger.jobs import Job, State
from ledger.running import running, settle
from ledger.steps import Body, Steps
from ledger.store import Ledger
from ledger.tables import JOBS
from tests.conftest import ROOT
from tests.ledger.clock import passes
from tests.ledger.six_steps import Sum, six_steps


def asked(ledger: Ledger, kind: str = "six") -> str:
    """A job on the list."""
    return jobs.ask(ledger, jobs.new_id(), kind, "operator", {"file": "homes.csv"}).id


def until(claim: Callable[[], bool], seconds: float = 60) -> None:
    """Wait until something holds."""
    end = time.monotonic() + seconds
    while not claim():
        assert time.monotonic() < end
        time.sleep(0.02)


def carried_out(ledger: Ledger, job_id: str, body: Body) -> Job:
    """A job run in this process until it is over."""
    with running(ledger, {"six": body}):
        until(lambda: jobs.show(ledger, job_id).is_over)
    return jobs.show(ledger, job_id)


def started(settings: Settings, trace: Path, seconds: float) -> subprocess.Popen[bytes]:
    """A process that runs jobs."""
    url = settings.ledger_url.get_secret_value() if settings.ledger_url else ""
    words = ["-m", "tests.ledger.six_steps", url, str(settings.home), str(trace), str(seconds)]
    return subprocess.Popen([sys.executable, *words], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)


def lines(trace: Path) -> list[str]:
    """What the steps noted."""
    return trace.read_text().splitlines() if trace.exists() else []


def test_a_job_killed_at_random_goes_on_by_itself_and_repeats_only_the_step_in_flight(
    ledger: Ledger, ledger_settings: Settings, tmp_path: Path
) -> None:
    job_id, trace, chance = asked(ledger), tmp_path / "trace", random.Random(4)
    for _ in range(3):
        process = started(ledger_settings, trace, 0.25)
        before = len(lines(trace))
        until(lambda before=before: len(lines(trace)) > before)  # type: ignore[misc]
        time.sleep(chance.uniform(0, 0.6))
        os.kill(process.pid, signal.SIGKILL)
        process.communicate()

    said, _ = started(ledger_settings, trace, 0).communicate(timeout=60)

    job = jobs.show(ledger, job_id)
    assert said == b""
    assert (job.state, job.done, job.in_all, job.answer) == ("done", 6, 6, {"sum": 15})
    assert [line for line in dict.fromkeys(lines(trace)) if line.startswith("ended")] == [
        f"ended {n}" for n in range(6)
    ]
    assert len([line for line in lines(trace) if line.startswith("begun")]) <= 6 + 3
    assert lines(trace) == sorted(lines(trace), key=lambda line: line.split()[1])


def test_only_one_process_runs_jobs_at_a_time(ledger: Ledger, ledger_settings: Settings, tmp_path: Path) -> None:
    job_id, trace = asked(ledger), tmp_path / "trace"
    processes = [started(ledger_settings, trace, 0.1) for _ in range(3)]

    for process in processes:
        process.communicate(timeout=90)

    assert jobs.show(ledger, job_id).state == "done"
    assert lines(trace) == [f"{what} {number}" for number in range(6) for what in ("begun", "ended")]


def test_a_cancelled_job_stops_before_its_next_step_and_goes_on_when_resumed(ledger: Ledger, tmp_path: Path) -> None:
    job_id, trace = asked(ledger), tmp_path / "trace"
    with running(ledger, {"six": partial(six_steps, trace, 0.3)}):
        until(lambda: jobs.show(ledger, job_id).done >= 1)
        jobs.cancel(ledger, job_id)
        until(lambda: jobs.show(ledger, job_id).is_over)

    stopped = jobs.show(ledger, job_id)
    jobs.resume(ledger, job_id)
    job = carried_out(ledger, job_id, partial(six_steps, trace, 0.0))

    assert stopped.state == "cancelled"
    assert stopped.said == Said(zh=f"{stopped.done} 步", en=f"{stopped.done} steps")
    assert job.answer == {"sum": 15}
    assert lines(trace) == [f"{what} {number}" for number in range(6) for what in ("begun", "ended")]


def test_a_job_that_failed_says_why_and_does_the_failed_step_again_when_resumed(ledger: Ledger) -> None:
    job_id, done = asked(ledger), list[str]()

    def body(steps: Steps) -> Sum:
        steps.run("first", lambda: done.append("first"))
        steps.run("second", second)
        return Sum(sum=len(done))

    def second() -> None:
        done.append("second")
        if len(done) == 2:
            raise GraphDown("图数据库没有应答。", "The graph does not answer.")

    failed = carried_out(ledger, job_id, body)
    jobs.resume(ledger, job_id)
    job = carried_out(ledger, job_id, body)

    assert (failed.state, failed.said) == ("failed", Said(zh="图数据库没有应答。", en="The graph does not answer."))
    assert (job.state, done) == ("done", ["first", "second", "second"])


def test_an_error_of_our_own_is_told_by_its_place_and_never_by_its_words(ledger: Ledger) -> None:
    def body(steps: Steps) -> Sum:
        raise ValueError("a name nobody may read")

    job = carried_out(ledger, asked(ledger), body)

    assert job.said is not None
    assert "ValueError" in job.said.en
    assert "test_jobs.py:" in job.said.en
    assert "nobody" not in job.model_dump_json()


def test_a_process_that_stops_leaves_its_job_to_the_next(ledger: Ledger, tmp_path: Path) -> None:
    job_id, trace = asked(ledger), tmp_path / "trace"
    with running(ledger, {"six": partial(six_steps, trace, 0.2)}):
        until(lambda: jobs.show(ledger, job_id).done >= 2)

    left = jobs.show(ledger, job_id)
    job = carried_out(ledger, job_id, partial(six_steps, trace, 0.0))

    assert left.state == "running"
    assert job.answer == {"sum": 15}
    assert lines(trace) == [f"{what} {number}" for number in range(6) for what in ("begun", "ended")]


def test_a_job_nobody_runs_any_more_can_still_be_cancelled(ledger: Ledger, tmp_path: Path) -> None:
    job_id = asked(ledger)
    with running(ledger, {"six": partial(six_steps, tmp_path / "trace", 0.2)}):
        until(lambda: jobs.show(ledger, job_id).done >= 1)

    jobs.cancel(ledger, job_id)
    settle(ledger, job_id)

    assert jobs.show(ledger, job_id).state == "cancelled"


def test_what_cannot_be_is_said(ledger: Ledger) -> None:
    job_id = asked(ledger)
    done = carried_out(ledger, job_id, lambda steps: Sum(sum=0))

    assert done.version > 1
    with pytest.raises(NotFound):
        jobs.show(ledger, "J-nowhere")
    with pytest.raises(Refused, match="cannot be cancelled"):
        jobs.cancel(ledger, job_id)
    with pytest.raises(Refused, match="nothing to go on with"):
        jobs.resume(ledger, job_id)


def test_a_kind_of_another_release_fails_with_a_sentence(ledger: Ledger) -> None:
    job_id = asked(ledger, "of-tomorrow")

    job = carried_out(ledger, job_id, lambda steps: Sum(sum=0))

    assert job.said is not None
    assert "of-tomorrow" in job.said.en


def test_the_files_of_a_job_are_taken_away_when_it_is_done(ledger: Ledger) -> None:
    job_id = jobs.new_id()
    (jobs.folder(ledger, job_id) / "homes.csv").write_text("name\n")
    jobs.ask(ledger, job_id, "six", "operator", {})

    carried_out(ledger, job_id, lambda steps: Sum(sum=0))

    assert list((ledger.home / "jobs").iterdir()) == []


@pytest.mark.parametrize("state", ["failed", "cancelled"])
def test_the_files_of_a_job_nobody_goes_on_with_are_taken_away_after_a_week(ledger: Ledger, state: State) -> None:
    old, new = jobs.new_id(), jobs.new_id()
    for job_id in (old, new):
        (jobs.folder(ledger, job_id) / "homes.csv").write_text("name\n")
        jobs.ask(ledger, job_id, "six", "operator", {})
        jobs.end(ledger, job_id, state, None)
        passes(ledger, JOBS, 4 * 86_400)

    carried_out(ledger, asked(ledger), lambda steps: Sum(sum=0))

    assert [path.name for path in (ledger.home / "jobs").iterdir() if (path / "homes.csv").exists()] == [new]


def test_the_newest_jobs_are_listed_with_how_many_there_are(ledger: Ledger) -> None:
    ids = [asked(ledger) for _ in range(3)]

    found = jobs.listed(ledger, at_most=2)

    assert [job.id for job in found.jobs] == [ids[2], ids[1]]
    assert found.in_all == 3
