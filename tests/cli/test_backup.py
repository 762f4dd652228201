"""An office in a folder, and back: proved equal, or left alone."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from base.settings import Settings
from graph import server
from ledger import jobs, officers, sessions
from ledger.sessions import Session
from ledger.store import open_ledger
from tests.conftest import ROOT
from tests.small_graph import SmallGraph


class Office:
    """A home, its commands, where copies of its journal go, and a graph that is not its own."""

    def __init__(self, home: Path, second: Path | None = None, graph: server.Server | None = None) -> None:
        self.home, self.second, self.graph = home, second, graph

    @property
    def settings(self) -> Settings:
        """Its settings."""
        return Settings(home=self.home, token=None, neo4j_uri=None)

    def run(self, *words: str | Path) -> subprocess.CompletedProcess[str]:
        """A command as the operator runs it."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith("HUIMIN_")}
        return subprocess.run(
            [sys.executable, "-c", "from cli.main import main; main()", *map(str, words)],
            cwd=ROOT,
            env={**kept, "HUIMIN_HOME": str(self.home), "HUIMIN_LANG": "en", **self._more()},
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
        )

    def _more(self) -> dict[str, str]:
        copies = {} if self.second is None else {"HUIMIN_AUDIT_COPY": str(self.second)}
        if self.graph is None:
            return copies
        password = self.graph.password.get_secret_value()
        return copies | {"HUIMIN_NEO4J_URI": self.graph.uri, "HUIMIN_NEO4J_PASSWORD": password}

    def told(self, *words: str | Path) -> dict[str, Any]:
        """What a command answers with --json, which must go well."""
        done = self.run(*words, "--json")
        assert done.returncode == 0, done.stderr + done.stdout
        answer: dict[str, Any] = json.loads(done.stdout)
        return answer


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """An office of 200 invented people and one officer."""
    opened = Office(tmp_path_factory.mktemp("office") / "home")
    try:
        assert opened.run("seed", "--people", "200", "--seed", "3").returncode == 0
        assert opened.run("officer", "add", "测试", "--role", "caseworker", "--area", "990101").returncode == 0
        yield opened
    finally:
        server.stop(opened.settings)


def open_of(office: Office) -> list[Session]:
    """The open sessions of its one officer."""
    ledger = open_ledger(office.settings)
    [officer] = officers.officers(ledger)
    return sessions.open_ones(ledger, officer.id)


@pytest.fixture(scope="module")
def backup(office: Office) -> dict[str, Any]:
    """A backup of it."""
    return office.told("backup", office.home.parent / "backup")


def test_a_backup_holds_graph_ledger_and_manifest_and_the_graph_is_up_again(
    office: Office, backup: dict[str, Any]
) -> None:
    folder = Path(backup["folder"])
    manifest = json.loads((folder / "manifest.json").read_text())

    assert {"graph/neo4j.dump", "ledger.db", "audit/signing.pub"} <= manifest["files"].keys()
    assert "audit/signing.key" not in manifest["files"]
    assert manifest["audit"]["sound"]
    assert len(manifest["census"]["questions"]) == 20
    assert len({question["answer"] for question in manifest["census"]["questions"]}) > 10
    assert manifest["census"]["labels"]["Person"] >= 200
    assert manifest["ledger"]["officers"] >= 1
    assert server.find(office.settings) is not None
    assert {path.stat().st_mode & 0o077 for path in folder.rglob("*") if path.is_file()} == {0}


def test_a_backup_names_the_keys_and_holds_none_of_them(office: Office, backup: dict[str, Any]) -> None:
    secrets = [key["key"] for key in _keys(json.loads((office.home / "keys.json").read_text()))]
    secrets.append((office.home / "audit" / "signing.key").read_text().strip())
    password = (office.home / "graph" / "password").read_text().strip()
    kept = b"".join(path.read_bytes() for path in Path(backup["folder"]).rglob("*") if path.is_file())

    assert backup["keys"]
    assert [secret for secret in [*secrets, password] if secret.encode() in kept] == []


def _keys(told: Any) -> Iterator[dict[str, str]]:
    """Every object with a key in it, however the file is laid out."""
    if isinstance(told, dict):
        if isinstance(told.get("key"), str):
            yield told
        for inner in told.values():
            yield from _keys(inner)
    if isinstance(told, list):
        for inner in told:
            yield from _keys(inner)


def test_a_wiped_office_comes_back_and_everything_is_proved(office: Office, backup: dict[str, Any]) -> None:
    there = Office(office.home.parent / "elsewhere")
    for name in ("keys.json", "audit/signing.key"):
        (there.home / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(office.home / name, there.home / name)

    told = there.told("restore", backup["folder"], "--verify", "--fingerprint", backup["fingerprint"])
    server.stop(there.settings)

    assert (told["ok"], told["before"], told["missing_keys"]) == (True, None, [])
    assert [check["name"] for check in told["checks"]] == [
        *("ledger", "audit", "labels", "ties", "constraints", "questions")
    ]
    assert told["checks"][-1]["said"]["en"].startswith("20 fixed questions")
    assert told["sessions_ended"] == 1
    assert [len(open_of(each)) for each in (there, office)] == [0, 1]
    assert (there.home / "keys.json").exists()


def test_what_was_recorded_since_the_backup_is_missed_until_the_loss_is_on_record(
    graph: SmallGraph, settings: Settings, tmp_path: Path
) -> None:
    running = server.find(settings)
    office, there = Office(tmp_path / "office", graph=running), Office(tmp_path / "home", tmp_path / "second", running)
    assert office.run("officer", "add", "测试", "--role", "caseworker", "--area", "990101").returncode == 0
    backup = office.told("backup", tmp_path / "backup")
    assert office.run("audit", "looks", "P-1").returncode == 1, "one record since the backup"
    shutil.copytree(office.home / "audit", tmp_path / "second", ignore=shutil.ignore_patterns("*.key", "*.lock"))
    (there.home / "audit").mkdir(parents=True)
    shutil.copy(office.home / "audit" / "signing.key", there.home / "audit" / "signing.key")

    told = there.told("restore", backup["folder"], "--verify")
    refused = there.run("audit", "looks", "P-1")
    missed = there.run("audit", "verify")
    accepted = there.run("audit", "accept-loss", "--reason", "磁盘损坏，恢复了备份")

    assert (told["ok"], told["lost"] > 0) == (True, True)
    assert (refused.returncode, missed.returncode, accepted.returncode) == (2, 1, 0)
    assert "accept-loss" in refused.stderr
    assert there.run("audit", "verify").returncode == 0
    assert there.run("audit", "looks", "P-1").returncode == 1


def test_a_home_with_data_is_refused_and_steps_aside_when_its_owner_says_so_and_missing_keys_are_named(
    office: Office, backup: dict[str, Any]
) -> None:
    there = Office(office.home.parent / "full")
    jobs.ask(open_ledger(there.settings), "J-1", "of-a-test", "operator", {})

    refused = there.run("restore", backup["folder"])
    told = there.told("restore", backup["folder"], "--replace")
    server.stop(there.settings)

    assert refused.returncode == 2
    assert "--replace" in refused.stderr
    assert (Path(told["before"]) / "ledger.db").exists()
    assert told["missing_keys"] == [*backup["keys"], "audit/signing.key"]
    assert there.run("jobs", "show", "J-1").returncode == 1


@pytest.mark.parametrize("name", ["graph/neo4j.dump", "ledger.db", "manifest.json", "one more"])
def test_a_backup_that_was_changed_restores_nothing(
    office: Office, backup: dict[str, Any], tmp_path: Path, name: str
) -> None:
    changed = Path(shutil.copytree(backup["folder"], tmp_path / "backup"))
    with (changed / name).open("ab") as file:
        file.write(b" ")
    there = Office(tmp_path / "home")

    done = there.run("restore", changed, "--fingerprint", backup["fingerprint"])

    assert done.returncode == 2
    assert f"{name} in the backup is missing or was changed" in done.stderr
    assert not (there.home / "graph").exists()


def test_what_is_not_proved_takes_nobody_s_place(office: Office, backup: dict[str, Any], tmp_path: Path) -> None:
    lying = Path(shutil.copytree(backup["folder"], tmp_path / "backup"))
    told = json.loads((lying / "manifest.json").read_text())
    told["census"]["labels"]["Person"] += 1
    (lying / "manifest.json").write_text(json.dumps(told))
    there = Office(tmp_path / "home")

    done = there.run("restore", lying, "--verify")

    assert done.returncode == 1
    assert "Person: " in done.stdout
    assert not (there.home / "ledger.db").exists()
    assert list(tmp_path.glob(".home.*")) == []


def test_a_backup_is_not_written_over_anything_nor_while_a_job_runs(office: Office, tmp_path: Path) -> None:
    ledger = open_ledger(office.settings)
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "file").touch()
    jobs.ask(ledger, "J-2", "of-a-test", "operator", {})

    over = office.run("backup", tmp_path / "full")
    jobs.move(ledger, "J-2", state="running")
    meanwhile = office.run("backup", tmp_path / "backup")
    jobs.end(ledger, "J-2", "done", None)

    assert (over.returncode, meanwhile.returncode) == (2, 2)
    assert "not an empty folder" in over.stderr
    assert "A job is under way" in meanwhile.stderr
    assert not (tmp_path / "backup").exists()
