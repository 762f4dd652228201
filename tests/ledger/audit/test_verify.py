"""Verification on either database: every kind of tampering is named, and a process at work is no damage."""

import shutil
import threading
from pathlib import Path

import pytest
from sqlalchemy import Connection, text

from base.errors import Invalid
from base.settings import Settings
from ledger.audit.log import AuditLog, open_log
from ledger.audit.verify import outside_head, verify
from ledger.store import Ledger
from tests.ledger.audit.builders import entry

SIZE = 60
HANDS = {
    "edit": ["UPDATE audit_records SET body = replace(body, 'answered', 'refused') WHERE seq = 20"],
    "edit of a column": ["UPDATE audit_records SET officer_id = 'F-9' WHERE seq = 20"],
    "edit of a subject": ["UPDATE audit_subjects SET person_id = 'P-x' WHERE seq = 20 AND person_id = 'P-19'"],
    "edit of the tree": ["UPDATE audit_tree SET peaks = '[]'"],
    "deletion": ["DELETE FROM audit_subjects WHERE seq = 20", "DELETE FROM audit_records WHERE seq = 20"],
    "insertion": ["INSERT INTO audit_records SELECT 61, at, officer_id, body, leaf FROM audit_records WHERE seq = 20"],
    "insertion of a subject": ["INSERT INTO audit_subjects VALUES ('P-x', 2000)"],
    "reordering": [
        f"UPDATE audit_{table} SET seq = {new} WHERE seq = {old}"
        for table in ("records", "subjects")
        for old, new in ((20, -1), (30, 20), (-1, 30))
    ],
    "truncation": ["DELETE FROM audit_subjects WHERE seq > 50", "DELETE FROM audit_records WHERE seq > 50"],
    "checkpoint": ["UPDATE audit_tree SET head = NULL"],
    "checkpoint forged": ["UPDATE audit_tree SET head = replace(head, '+00:00', '+01:00')"],
}
NAMED = {"insertion of a subject": "edit"}


def change(connection: Connection, statements: list[str]) -> None:
    """Run the statements of a hand."""
    for told in statements:
        connection.execute(text(told))


@pytest.mark.parametrize("hand", HANDS)
def test_each_kind_of_tampering_is_named(ledger: Ledger, ledger_settings: Settings, hand: str) -> None:
    log = AuditLog(ledger)
    for number in range(0, SIZE, 5):
        log.record_many([entry(number + step) for step in range(5)])

    with ledger.writing() as connection:
        change(connection, HANDS[hand])

    found = verify(ledger_settings)
    assert not found.sound
    assert NAMED.get(hand, hand.split()[0]) in {it.kind for it in found.damages}


def test_a_log_is_sound_while_others_write_to_it(ledger: Ledger, ledger_settings: Settings) -> None:
    log, stop = AuditLog(ledger), threading.Event()

    def work() -> None:
        while not stop.is_set():
            log.record(entry())

    writer = threading.Thread(target=work)
    writer.start()
    found = [verify(ledger_settings) for _ in range(5)]
    stop.set()
    writer.join()

    assert [it.damages for it in found] == [[]] * 5


def test_a_first_head_that_is_committed_and_about_to_be_published_is_no_damage(
    ledger: Ledger, ledger_settings: Settings
) -> None:
    log = AuditLog(ledger)
    log.record(entry())
    file = log.folder / "checkpoints"
    published = file.read_bytes()
    file.unlink()
    writer = threading.Timer(0.3, file.write_bytes, [published])
    writer.start()

    found = verify(ledger_settings)
    writer.join()

    assert found.damages == []


def test_a_whole_log_that_was_wiped_is_found_by_its_checkpoints(ledger: Ledger, ledger_settings: Settings) -> None:
    AuditLog(ledger).record_many([entry(number) for number in range(SIZE)])

    with ledger.writing() as connection:
        change(connection, [f"DELETE FROM audit_{table}" for table in ("records", "subjects", "tree")])

    [damage] = verify(ledger_settings).damages
    assert (damage.kind, damage.first, damage.last) == ("truncation", 1, SIZE)


@pytest.mark.parametrize("left", ["key", "second place"])
def test_a_log_that_is_gone_is_no_empty_log(tmp_path: Path, left: str) -> None:
    settings = Settings(home=tmp_path / "home", audit_copy=tmp_path / "second", token=None)
    log = open_log(settings)
    log.record_many([entry(number) for number in range(SIZE)])
    log.ledger.close()

    for file in settings.home.glob("ledger.db*"):
        file.unlink()
    (log.folder / "checkpoints").unlink()
    if left == "key":
        settings = settings.model_copy(update={"audit_copy": None})
    else:
        shutil.rmtree(settings.home)

    found = verify(settings)
    assert not found.sound
    assert "The log is gone" in found.damages[0].said.en


def test_a_log_whose_tables_are_gone_is_no_empty_log(ledger: Ledger, ledger_settings: Settings) -> None:
    log = AuditLog(ledger)
    log.record(entry())
    with ledger.writing() as connection:
        change(connection, [f"DROP TABLE audit_{table}" for table in ("records", "subjects", "tree")])
    (log.folder / "checkpoints").unlink()

    assert [it.kind for it in verify(ledger_settings).damages] == ["truncation"]


def test_an_office_that_has_recorded_nothing_yet_is_sound_and_empty(tmp_path: Path) -> None:
    settings = Settings(home=tmp_path / "home", token=None)

    before = verify(settings)
    open_log(settings)
    opened = verify(settings)

    assert [(it.sound, it.size) for it in (before, opened)] == [(True, 0), (True, 0)]


def test_half_a_head_is_refused() -> None:
    with pytest.raises(Invalid):
        outside_head(5, None)
    with pytest.raises(Invalid):
        outside_head(5, "ff")
