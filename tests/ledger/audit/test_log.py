"""What is recorded is on disk, numbered without a gap and signed; what cannot be recorded is told."""

import json
import sqlite3
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from sqlalchemy import select

from base import logs, metrics
from base.errors import LedgerDown, SetUp
from base.settings import Settings
from ledger.audit import checkpoints
from ledger.audit.copies import missing
from ledger.audit.log import AuditLog, open_log
from ledger.audit.verify import verify
from ledger.store import Ledger
from ledger.tables import AUDIT_RECORDS, AUDIT_SUBJECTS
from tests.conftest import ROOT
from tests.ledger.audit.builders import entry

APPEND = """
import sys
from pathlib import Path
from base.settings import Settings
from ledger.audit.log import open_log
from tests.ledger.audit.builders import entry
log = open_log(Settings(home=Path(sys.argv[1]), ledger_url=sys.argv[2] or None, token=None))
print([log.record(entry(number)) for number in range(int(sys.argv[3]))])
"""


def bodies(ledger: Ledger) -> list[dict[str, object]]:
    """Every record, parsed."""
    with ledger.reading() as connection:
        return [json.loads(body) for body in connection.scalars(select(AUDIT_RECORDS.c.body).order_by("seq"))]


def test_a_record_holds_what_was_said_and_its_number(ledger: Ledger) -> None:
    log = AuditLog(ledger)

    seq = log.record(entry(5, "P-2", "P-1"))

    [body] = bodies(ledger)
    assert seq == body["seq"] == 1
    assert body["subjects"] == ["P-1", "P-2"]
    assert body["case"] == "案5"
    with ledger.reading() as connection:
        assert set(connection.execute(select(AUDIT_SUBJECTS))) == {("P-1", 1), ("P-2", 1)}


def test_many_callers_at_once_get_numbers_without_a_gap(ledger: Ledger, ledger_settings: Settings) -> None:
    log = AuditLog(ledger)
    given: list[int] = []

    def ask(who: int) -> None:
        for number in range(20):
            given.append(log.record(entry(number, f"P-{who}")))

    threads = [threading.Thread(target=ask, args=(who,)) for who in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(given) == list(range(1, 161))
    assert verify(ledger_settings).sound


def test_several_processes_take_turns_on_one_log(ledger: Ledger, ledger_settings: Settings) -> None:
    log = AuditLog(ledger)
    log.record(entry())
    told = ledger_settings.ledger_url.get_secret_value() if ledger_settings.ledger_url else ""

    command = [sys.executable, "-c", APPEND, str(ledger.home), told, "40"]
    others = [subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE) for _ in range(2)]
    ours = [log.record(entry(number)) for number in range(40)]
    given = [json.loads(other.communicate()[0]) for other in others]

    assert sorted([1, *ours, *given[0], *given[1]]) == list(range(1, 122))
    found = verify(ledger_settings)
    assert found.damages == []
    assert found.size == 121


def test_records_brought_together_are_kept_together(ledger: Ledger) -> None:
    log = AuditLog(ledger)

    seqs = log.record_many([entry(number) for number in range(5_000)])

    assert seqs == list(range(1, 5_001))
    assert sum(1 for _ in checkpoints.read(log.folder)) == 1


def test_what_no_encoding_carries_is_recorded_all_the_same(ledger: Ledger, ledger_settings: Settings) -> None:
    log = AuditLog(ledger)

    log.record(entry().model_copy(update={"purpose": "\ud800", "officer_id": "F\x00", "reason": "a\x00b"}))

    assert verify(ledger_settings).sound


def test_no_record_no_answer_when_the_folder_is_read_only(ledger: Ledger) -> None:
    log = AuditLog(ledger)
    (log.folder / checkpoints.FILE).mkdir(parents=True)

    with pytest.raises(LedgerDown):
        log.record(entry())


def test_a_full_ledger_is_told_and_mends_by_itself(tmp_path: Path) -> None:
    settings = Settings(home=tmp_path, token=None)
    log = open_log(settings)
    with log.ledger.engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count = 1")

    with pytest.raises(LedgerDown):
        log.record_many([entry(number) for number in range(2_000)])

    log.ledger.close()
    assert log.record(entry()) == 1


def test_a_second_place_out_of_reach_does_not_stop_the_office_and_is_told(
    ledger: Ledger, tmp_path: Path, told: Path
) -> None:
    logs.configure("info")
    second, before = tmp_path / "second", told.stat().st_size if told.exists() else 0
    log = AuditLog(ledger, second)
    second.rename(tmp_path / "gone")

    assert [log.record(entry()) for _ in range(2)] == [1, 2]
    lost = (b"huimin_audit_copy_lost 1.0" in metrics.text(), missing(ledger.home, second))

    (tmp_path / "gone").rename(second)
    log.record(entry())
    last = checkpoints.last(second)
    assert last is not None
    assert last.head.size == 3
    assert lost == (True, "0 < 2")
    assert (b"huimin_audit_copy_lost 0.0" in metrics.text(), missing(ledger.home, second)) == (True, None)
    said = [json.loads(line) for line in told.read_bytes()[before:].decode().splitlines()]
    assert [(it["event"], it["level"]) for it in said if it["event"].startswith("audit-copy")] == [
        ("audit-copy-lost", "warning"),
        ("audit-copy-back", "warning"),
    ]


def test_nothing_is_built_upon_what_another_hand_has_put_in(tmp_path: Path) -> None:
    log = open_log(Settings(home=tmp_path, token=None))
    log.record_many([entry(1), entry(2)])

    with sqlite3.connect(tmp_path / "ledger.db") as database:
        database.execute("UPDATE audit_tree SET size = 1, peaks = json_array(substr(peaks, 3, 64))")

    with pytest.raises(LedgerDown, match="another hand"):
        log.record(entry())


def test_a_log_without_its_key_is_told_and_not_signed_by_another(ledger: Ledger) -> None:
    log = AuditLog(ledger)
    log.record(entry())
    (log.folder / "signing.key").unlink()

    with pytest.raises(SetUp, match="new-key"):
        AuditLog(ledger)


def test_the_signing_key_is_read_by_its_owner_only(ledger: Ledger) -> None:
    log = AuditLog(ledger)

    assert (log.folder / "signing.key").stat().st_mode & 0o777 == 0o600


def test_a_commit_that_was_not_published_is_published_by_the_next_start(
    ledger: Ledger, ledger_settings: Settings
) -> None:
    log = AuditLog(ledger)
    log.record(entry())
    kept = (log.folder / checkpoints.FILE).read_bytes()
    log.record(entry())
    (log.folder / checkpoints.FILE).write_bytes(kept + b"huimin-audit-torn\n12")

    found = verify(ledger_settings)
    AuditLog(ledger)

    assert found.sound
    assert len(found.notes) == 3
    last = checkpoints.last(log.folder)
    assert last is not None
    assert last.head.size == 2
    assert len(verify(ledger_settings).notes) == 1
