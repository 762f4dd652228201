"""An import that is killed goes on, and the terminal shows, stops and resumes long work."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from base.settings import Settings
from cli.jobs import app
from graph import server
from graph.client import Client
from ledger import jobs
from ledger.store import Ledger, open_ledger
from tests.conftest import ROOT
from tests.graph.test_providers import EVERYTHING
from tests.imports.samples import table
from tests.small_graph import SmallGraph

HOMES, BATCH = 300, 5
SMALL_BATCHES = f"from graph import providers; providers.BATCH = {BATCH}; from cli.main import main; main()"
BATCHES = "MATCH (b:Batch) WHERE b.id STARTS WITH 'providers/' RETURN count(b) AS n, count(DISTINCT b.job) AS jobs"


class Office:
    """A home of its own whose commands write small batches to the run's graph."""

    def __init__(self, home: Path, named: server.Server) -> None:
        self.home = home
        password = named.password.get_secret_value()
        told = {"HUIMIN_HOME": str(home), "HUIMIN_NEO4J_URI": named.uri, "HUIMIN_NEO4J_PASSWORD": password}
        self._environment = {**os.environ, **told, "HUIMIN_LANG": "en"}

    @property
    def ledger(self) -> Ledger:
        """The office's ledger."""
        return open_ledger(Settings(home=self.home, token=None))

    def begin(self, *words: str) -> subprocess.Popen[str]:
        """A command under way."""
        command = [sys.executable, "-c", SMALL_BATCHES, *words]
        pipe = subprocess.PIPE
        return subprocess.Popen(command, cwd=ROOT, env=self._environment, stdout=pipe, stderr=pipe, text=True)

    def run(self, *words: str) -> tuple[int, str, str]:
        """A command's exit code and what it said."""
        process = self.begin(*words)
        out, err = process.communicate(timeout=300)
        return process.returncode, out, err

    def under_way(self, process: subprocess.Popen[str], done: int = 0) -> str:
        """Wait until the only job runs and has come so far."""
        for _ in range(3000):
            listed = jobs.listed(self.ledger).jobs if (self.home / "ledger.db").exists() else ()
            if listed and listed[0].state == "running" and listed[0].done >= done:
                return listed[0].id
            if process.poll() is not None:
                raise AssertionError(process.communicate())
            time.sleep(0.01)
        raise AssertionError("no job began")


@pytest.fixture
def office(client: Client, settings: Settings, tmp_path: Path) -> Office:
    """An office on the run's graph."""
    named = server.find(settings)
    assert named is not None
    return Office(tmp_path / "office", named)


def homes(folder: Path) -> str:
    """A table of homes, some of whose rows cannot be taken."""
    rows = [f"Home {n},1-{n},AB1 {n}CD,{'many' if n % 50 == 7 else 10}\n" for n in range(HOMES)]
    return str(table(folder, "name,cqc_id,postcode,capacity\n" + "".join(rows)))


def run(settings: Settings, *words: str) -> Result:
    """A command of this process."""
    return CliRunner().invoke(app, list(words), obj=settings, catch_exceptions=False)


def test_an_import_killed_at_random_goes_on_and_ends_as_one_that_was_not(
    graph: SmallGraph, office: Office, tmp_path: Path
) -> None:
    asked = ("import", "providers", homes(tmp_path), "--as", "care-homes", "--json")
    code, whole, _ = office.run(*asked)
    wanted, chance = graph.rows(EVERYTHING), random.Random(7)
    graph.wipe()

    process = office.begin(*asked)
    for _ in range(3):
        job_id = office.under_way(process)
        time.sleep(chance.uniform(0, 1.2))
        process.send_signal(signal.SIGKILL)
        process.communicate()
        if jobs.show(office.ledger, job_id).is_over:
            break
        process = office.begin("jobs", "resume", job_id, "--json")
    process.communicate(timeout=300)
    office.run("jobs", "resume")

    job = jobs.show(office.ledger, job_id)
    assert code == 0
    assert job.state == "done"
    assert job.answer == json.loads(whole)
    assert graph.rows(EVERYTHING) == wanted
    written = HOMES - len(json.loads(whole)["refusals"])
    assert graph.rows(BATCHES) == [{"n": -(-written // BATCH), "jobs": 1}]


def test_the_next_import_first_goes_on_with_the_one_that_was_killed(
    graph: SmallGraph, office: Office, tmp_path: Path
) -> None:
    asked = ("import", "providers", homes(tmp_path), "--as", "care-homes", "--json")
    process = office.begin(*asked)
    killed = office.under_way(process, done=2)
    process.send_signal(signal.SIGKILL)
    process.communicate()

    _, out, _ = office.run(*asked)

    first = jobs.show(office.ledger, killed)
    assert first.state == "done"
    assert first.answer is not None
    assert (first.answer["new"], json.loads(out)["unchanged"]) == (HOMES - 6, HOMES - 6)


def test_cancelling_from_another_terminal_stops_before_the_next_batch_and_says_what_was_written(
    graph: SmallGraph, office: Office, tmp_path: Path
) -> None:
    process = office.begin("import", "providers", homes(tmp_path), "--as", "care-homes")
    job_id = office.under_way(process, done=2)

    told = run(Settings(home=office.home, token=None), "cancel", job_id).stdout
    _, said = process.communicate(timeout=300)
    cancelled = jobs.show(office.ledger, job_id)
    code, resumed, _ = office.run("jobs", "resume", job_id, "--json")

    assert process.returncode == 2
    assert f"{cancelled.done} of 59 batches written" in said
    assert f"jobs resume {job_id}" in said
    assert "已取消" in told
    assert 2 <= cancelled.done < 59
    assert (code, json.loads(resumed)["answer"]["new"]) == (0, HOMES - 6)


def test_ctrl_c_says_how_to_go_on(graph: SmallGraph, office: Office, tmp_path: Path) -> None:
    process = office.begin("import", "providers", homes(tmp_path), "--as", "care-homes")
    job_id = office.under_way(process, done=1)
    process.send_signal(signal.SIGINT)

    _, said = process.communicate(timeout=60)

    assert process.returncode == 130
    assert f"The job {job_id} broke off" in said


def test_the_copy_of_the_file_is_closed_to_others_and_gone_when_the_job_is_done(
    graph: SmallGraph, office: Office, tmp_path: Path
) -> None:
    process = office.begin("import", "providers", homes(tmp_path), "--as", "care-homes")
    job_id = office.under_way(process, done=1)
    process.send_signal(signal.SIGKILL)
    process.communicate()
    kept = [path for path in (office.home / "jobs" / job_id).rglob("*") if path.is_file()]
    rights = {path.stat().st_mode & 0o777 for path in kept}

    office.run("jobs", "resume")

    assert sorted(path.name for path in kept) == ["homes.csv", "plan.json"]
    assert rights == {0o600}
    assert list((office.home / "jobs").iterdir()) == []


def test_jobs_are_listed_and_shown_as_tables_and_as_the_http_body(tmp_path: Path) -> None:
    here = Settings(home=tmp_path, token=None)
    job = jobs.ask(open_ledger(here), jobs.new_id(), "import-providers", "operator", {"file": "homes.csv"})

    assert job.id in run(here, "list").stdout
    assert "homes.csv" in run(here, "show", job.id).stdout
    assert json.loads(run(here, "list", "--json").stdout)["in_all"] == 1
    assert json.loads(run(here, "show", job.id, "--json").stdout)["state"] == "waiting"
    assert "已取消" in run(here, "cancel", job.id).stdout
