"""A month can be exported, proves itself, and may then lose its texts without the log losing its soundness."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from base.errors import Invalid, NotFound, Refused
from base.evidence import Asking
from base.settings import Settings
from ledger.audit import export, keys
from ledger.audit.log import AuditLog
from ledger.audit.months import span
from ledger.audit.proof import check, prove
from ledger.audit.retire import retire
from ledger.audit.search import Search, search
from ledger.audit.verify import verify
from ledger.store import Ledger
from ledger.tables import AUDIT_RECORDS
from tests.ledger.audit.builders import entry

OPERATOR = Asking(officer_id="operator", role="operator")
MAY = datetime(2020, 5, 31, 15, 59, 50, tzinfo=UTC)  # ten seconds before June by the clock of China


@pytest.fixture
def log(ledger: Ledger) -> AuditLog:
    """Ten records of May and ten of June 2020, the two around midnight in the wrong order, and one clock gone wrong."""
    opened = AuditLog(ledger)
    moments = [MAY + timedelta(seconds=number) for number in range(20)]
    moments[9], moments[10] = moments[10], moments[9]
    moments[3] = datetime(2031, 1, 1, tzinfo=UTC)
    opened.record_many([entry(number, at=at) for number, at in enumerate(moments)])
    return opened


def test_a_month_proves_itself_by_the_public_key_alone(log: AuditLog, tmp_path: Path) -> None:
    file = tmp_path / "may.jsonl"

    told = export.export(log.ledger, "2020-05", file)

    assert (told.first, told.last, told.records) == (1, 11, 9)
    assert export.check(file, keys.public_keys(log.folder)) == told
    assert file.stat().st_mode & 0o777 == 0o600
    assert [it.seq for it in export.kept(file)] == [1, 2, 3, 5, 6, 7, 8, 9, 11]


def test_any_line_of_an_export_that_was_changed_is_found(log: AuditLog, tmp_path: Path) -> None:
    file, wrong = tmp_path / "may.jsonl", tmp_path / "wrong.jsonl"
    export.export(log.ledger, "2020-05", file)
    lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
    proved = []

    for number in range(len(lines)):
        changed = lines[number].replace("F-1", "F-2").replace('"leaf":"', '"leaf":"00').replace(':9,"b', ':8,"b')
        for told in ([*lines[:number], changed, *lines[number + 1 :]], lines[:number] + lines[number + 1 :]):
            wrong.write_text("".join(told), encoding="utf-8")
            proved.append(export.check(wrong, keys.public_keys(log.folder)).proved)

    assert proved == [False] * 2 * len(lines)


def test_a_retired_month_is_gone_and_the_log_still_sound(
    log: AuditLog, ledger_settings: Settings, tmp_path: Path
) -> None:
    file = tmp_path / "may.jsonl"
    export.export(log.ledger, "2020-05", file)

    told = retire(log, OPERATOR, "2020-05", file, keys.public_keys(log.folder), 36)

    found = verify(ledger_settings)
    assert (told.removed, told.on_record) == (9, 21)
    assert found.damages == []
    assert (found.size, found.retired) == (21, 9)
    assert search(log.ledger, Search()).in_all == 12
    assert check(prove(log.ledger, 15), keys.public_keys(log.folder)).proved
    with pytest.raises(Refused):
        retire(log, OPERATOR, "2020-05", file, keys.public_keys(log.folder), 36)


def test_a_text_removed_by_another_hand_is_found_beside_retired_ones(
    log: AuditLog, ledger_settings: Settings, tmp_path: Path
) -> None:
    file = tmp_path / "may.jsonl"
    export.export(log.ledger, "2020-05", file)
    retire(log, OPERATOR, "2020-05", file, keys.public_keys(log.folder), 36)

    for seq in (4, 15):  # one within the retired stretch, one outside
        with log.ledger.writing() as connection:
            here = AUDIT_RECORDS.update().where(AUDIT_RECORDS.c.seq == seq)
            connection.execute(here.values(at=None, officer_id=None, body=None))

        assert "deletion" in {it.kind for it in verify(ledger_settings).damages}


def test_a_month_that_must_be_kept_is_not_retired(log: AuditLog, tmp_path: Path) -> None:
    file = tmp_path / "may.jsonl"
    export.export(log.ledger, "2020-05", file)

    with pytest.raises(Refused, match="must be kept"):
        retire(log, OPERATOR, "2020-05", file, [], 1200)
    with pytest.raises(Refused, match="no export of 2020-06"):
        retire(log, OPERATOR, "2020-06", file, keys.public_keys(log.folder), 36)


def test_an_empty_month_is_told(log: AuditLog, tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        export.export(log.ledger, "2020-04", tmp_path / "none.jsonl")
    with pytest.raises(Invalid):
        span("2020-13")


def test_one_record_is_proved_by_the_public_key_alone(log: AuditLog, ledger: Ledger) -> None:
    key = keys.public_keys(log.folder)

    proof = prove(ledger, 11)

    told = check(proof, key)
    assert told.proved
    assert told.record is not None
    assert (told.record.seq, told.size) == (11, 20)
    for name, wrong in {
        "body": proof.body.replace("F-1", "F-2"),
        "seq": 12,
        "path": proof.path[::-1],
        "checkpoint": proof.checkpoint.replace("\n20\n", "\n21\n"),
    }.items():
        assert not check(proof.model_copy(update={name: wrong}), key).proved
    assert not check(proof, []).proved


def test_a_record_that_is_not_there_cannot_be_proved(log: AuditLog) -> None:
    with pytest.raises(NotFound):
        prove(log.ledger, 21)


def test_a_record_reads_back_as_it_was_entered(log: AuditLog) -> None:
    [record] = search(log.ledger, Search(at_most=1, after=2)).records

    assert json.loads(record.model_dump_json(exclude={"seq"})) == json.loads(entry(0, at=MAY).model_dump_json())
