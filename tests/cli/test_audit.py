"""The audit log at the terminal."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from base.errors import Refused
from base.settings import Settings
from cli.main import app
from ledger.audit.log import open_log
from tests.ledger.audit.builders import entry


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """An office with five looks on record."""
    here = Settings(home=tmp_path / "home", token=None)
    open_log(here).record_many([entry(number, "P-1") for number in range(5)])
    return here


def run(settings: Settings, *words: str) -> Result:
    """`huimin audit …`."""
    return CliRunner().invoke(app, ["audit", *words], obj=settings, catch_exceptions=False)


def run_raw(settings: Settings, *words: str) -> Result:
    """`huimin audit …`, its error kept."""
    return CliRunner().invoke(app, ["audit", *words], obj=settings)


def test_a_sound_log_says_so_and_names_the_head_to_write_down(settings: Settings) -> None:
    done = run(settings, "verify")

    assert done.exit_code == 0
    assert "完好" in done.output
    size, root = done.output.split("--size ")[1].split(" --root ")
    assert run(settings, "verify", "--size", size, "--root", root.split()[0]).exit_code == 0
    assert run(settings, "verify", "--size", "9", "--root", root.split()[0]).exit_code == 1


def test_verifying_writes_nothing_and_needs_no_log(tmp_path: Path) -> None:
    done = run(Settings(home=tmp_path / "none", token=None), "verify", "--json")

    assert json.loads(done.output)["size"] == 0
    assert not (tmp_path / "none").exists()


def test_a_log_that_is_gone_ends_with_a_code_of_its_own(settings: Settings) -> None:
    for file in (*settings.home.glob("ledger.db*"), settings.home / "audit" / "checkpoints"):
        file.unlink()

    done = run(settings, "verify")

    assert done.exit_code == 1
    assert "日志不见了" in done.output


def test_a_loss_is_accepted_for_a_reason_only_where_there_is_one(settings: Settings) -> None:
    assert run(settings, "accept-loss").exit_code == 2
    assert isinstance(run_raw(settings, "accept-loss", "--reason", "恢复了备份").exception, Refused)


def test_a_search_is_itself_on_record(settings: Settings) -> None:
    first = json.loads(run(settings, "search", "--person", "P-1", "--json").output)
    second = json.loads(run(settings, "search", "--person", "P-1", "--json").output)

    assert (first["in_all"], second["in_all"]) == (5, 6)
    assert second["records"][0]["operation"] == "audit.search"
    assert "expand_person" in run(settings, "search", "--officer", "F-1").output
    assert run(settings, "search", "--person", "P-9", "--since", "2026-06-30").exit_code == 1


def test_who_looked_at_a_person_is_told(settings: Settings) -> None:
    assert "assistance" in run(settings, "looks", "P-1").output
    assert run(settings, "looks", "P-9").exit_code == 1


def test_a_proof_holds_offline_and_a_changed_one_does_not(settings: Settings, tmp_path: Path) -> None:
    file = tmp_path / "proof.json"
    file.write_text(run(settings, "prove", "3").output, encoding="utf-8")
    key = str(settings.home / "audit" / "signing.pub")
    elsewhere = Settings(home=tmp_path / "elsewhere", token=None)

    assert run(elsewhere, "check-proof", str(file), "--key", key).exit_code == 0
    file.write_text(file.read_text(encoding="utf-8").replace("10.0.0.7", "10.0.0.8"), encoding="utf-8")
    assert run(elsewhere, "check-proof", str(file), "--key", key).exit_code == 1


def test_a_month_is_exported_and_checked(settings: Settings, tmp_path: Path) -> None:
    file = tmp_path / "june.jsonl"

    assert run(settings, "export", "2026-06", str(file)).exit_code == 0

    assert "5" in run(settings, "check-proof", str(file)).output
    assert json.loads(run(settings, "check-proof", str(file), "--json").output)["records"] == 5


def test_a_lost_key_is_replaced_and_the_log_stays_sound(settings: Settings) -> None:
    (settings.home / "audit" / "signing.key").unlink()

    assert run(settings, "new-key").exit_code == 0

    found = json.loads(run(settings, "verify", "--json").output)
    assert (found["sound"], found["size"]) == (True, 6)


def test_a_second_place_that_is_lost_is_told_beside_the_answer_and_not_in_it(settings: Settings) -> None:
    lost = settings.model_copy(update={"audit_copy": settings.home / "keys.txt"})
    (settings.home / "keys.txt").touch()

    done = run(lost, "looks", "P-1", "--json")

    assert json.loads(done.stdout)["in_all"] == 5
    assert "audit-copy-lost" in done.stderr
