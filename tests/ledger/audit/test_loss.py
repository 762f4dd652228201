"""A log that was rolled back or emptied is not built upon, until its loss is on record; then it verifies again."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, select

from base.errors import LedgerDown, Refused, SetUp
from base.evidence import Asking
from base.settings import Settings
from ledger.audit import checkpoints, loss
from ledger.audit.log import AuditLog
from ledger.audit.loss import Lost
from ledger.audit.verify import verify
from ledger.store import Ledger
from ledger.tables import AUDIT_RECORDS, AUDIT_SUBJECTS, AUDIT_TREE
from tests.ledger.audit.builders import entry

OPERATOR = Asking(officer_id="operator", role="operator", request_id="r")
KEPT, SIZE = 4, 10
LINES = 6  # of one signed head in a file of checkpoints


@pytest.fixture
def second(tmp_path: Path) -> Path:
    """The second place."""
    return tmp_path / "second"


def begun(ledger: Ledger, second: Path | None) -> tuple[AuditLog, Callable[[], None]]:
    """A log of ten records, and how it is rolled back to its first four, as an old copy of the database would be."""
    log = AuditLog(ledger, second)
    for number in range(KEPT):
        log.record(entry(number))
    with ledger.reading() as connection:
        past = dict(connection.execute(select(AUDIT_TREE)).mappings().one())
    for number in range(KEPT, SIZE):
        log.record(entry(number))
    return log, lambda: rolled_back(ledger, past)


def rolled_back(ledger: Ledger, past: dict[Any, Any]) -> None:
    """The three tables as they were."""
    with ledger.writing() as connection:
        shortened(connection, KEPT)
        connection.execute(AUDIT_TREE.update().values(**past))


def shortened(connection: Connection, size: int) -> None:
    """Nothing stands above this number."""
    for table in (AUDIT_SUBJECTS, AUDIT_RECORDS):
        connection.execute(table.delete().where(table.c.seq > size))


def emptied(ledger: Ledger) -> None:
    """Nothing stands in the three tables."""
    with ledger.writing() as connection:
        shortened(connection, 0)
        connection.execute(AUDIT_TREE.delete())


def test_a_log_that_was_rolled_back_is_not_opened_and_not_gone_on_with(ledger: Ledger) -> None:
    log, roll_back = begun(ledger, None)
    heads = (log.folder / checkpoints.FILE).read_bytes()
    roll_back()

    with pytest.raises(LedgerDown, match="accept-loss"):
        AuditLog(ledger)
    with pytest.raises(LedgerDown, match="accept-loss"):
        log.record(entry())
    assert (log.folder / checkpoints.FILE).read_bytes() == heads


def test_a_log_that_was_emptied_is_not_opened_and_not_gone_on_with(ledger: Ledger) -> None:
    log, _ = begun(ledger, None)
    emptied(ledger)

    with pytest.raises(LedgerDown, match="accept-loss"):
        AuditLog(ledger)
    with pytest.raises(LedgerDown, match="accept-loss"):
        log.record(entry())


def test_the_second_place_alone_tells_of_a_home_that_was_put_back(ledger: Ledger, second: Path) -> None:
    log, roll_back = begun(ledger, second)
    roll_back()
    (log.folder / checkpoints.FILE).unlink()

    with pytest.raises(LedgerDown, match="accept-loss"):
        AuditLog(ledger, second)


def test_an_emptied_log_is_not_begun_anew_with_another_key(ledger: Ledger) -> None:
    log, _ = begun(ledger, None)
    emptied(ledger)
    (log.folder / "signing.key").unlink()

    with pytest.raises(SetUp):
        loss.accept(ledger, None, OPERATOR, "恢复了备份")


@pytest.mark.parametrize("how", ["rolled back", "emptied"])
def test_a_loss_on_record_lets_the_log_go_on_and_verify(
    ledger: Ledger, ledger_settings: Settings, second: Path, how: str
) -> None:
    _, roll_back = begun(ledger, second)
    roll_back() if how == "rolled back" else emptied(ledger)
    first = 1 if how == "emptied" else KEPT + 1

    lost = loss.accept(ledger, second, OPERATOR, "磁盘损坏，恢复了昨日备份")
    log = AuditLog(ledger, second)
    for number in range(SIZE):  # past the size of before, so that every lost number is given again
        log.record(entry(number))

    assert lost == Lost(first, SIZE)
    found = verify(ledger_settings, second)
    assert (found.damages, found.size) == ([], first + SIZE)
    assert [note.en for note in found.notes if f"Records {first} to {SIZE} " in note.en]
    with ledger.reading() as connection:
        said = connection.scalar(select(AUDIT_RECORDS.c.body).where(AUDIT_RECORDS.c.seq == first))
    assert "磁盘损坏" in str(said)


def test_a_loss_on_record_covers_nothing_that_is_lost_later(
    ledger: Ledger, ledger_settings: Settings, second: Path
) -> None:
    _, roll_back = begun(ledger, second)
    roll_back()
    loss.accept(ledger, second, OPERATOR, "恢复了备份")
    log = AuditLog(ledger, second)
    with ledger.reading() as connection:
        past = dict(connection.execute(select(AUDIT_TREE)).mappings().one())
    log.record(entry())
    with ledger.writing() as connection:
        shortened(connection, KEPT + 1)
        connection.execute(AUDIT_TREE.update().values(**past))

    with pytest.raises(LedgerDown, match="accept-loss"):
        AuditLog(ledger, second)
    assert not verify(ledger_settings, second).sound


def test_a_loss_that_is_told_smaller_than_it_was_is_found(
    ledger: Ledger, ledger_settings: Settings, second: Path
) -> None:
    log, roll_back = begun(ledger, second)
    here = log.folder / checkpoints.FILE
    notes = here.read_text(encoding="utf-8").splitlines(keepends=True)
    roll_back()
    here.write_text("".join(notes[: LINES * (KEPT + 2)]), encoding="utf-8")  # two of the six that are lost

    lost = loss.accept(ledger, None, OPERATOR, "恢复了备份")
    after = here.read_text(encoding="utf-8").splitlines(keepends=True)[-LINES:]
    (second / checkpoints.FILE).write_text("".join([*notes, *after]), encoding="utf-8")

    assert lost == Lost(KEPT + 1, KEPT + 2)
    assert {it.kind for it in verify(ledger_settings, second).damages} == {"replay"}


def test_where_nothing_is_lost_no_loss_is_put_on_record(ledger: Ledger, second: Path) -> None:
    begun(ledger, second)

    with pytest.raises(Refused):
        loss.accept(ledger, second, OPERATOR, "恢复了备份")
    assert loss.found(ledger, second) is None


def test_a_loss_cannot_be_told_while_the_second_place_is_out_of_reach(ledger: Ledger, second: Path) -> None:
    _, roll_back = begun(ledger, second)
    roll_back()
    second.rename(second.with_name("gone"))
    second.touch()  # a file where the folder was

    with pytest.raises(Refused, match="out of reach"):
        loss.accept(ledger, second, OPERATOR, "恢复了备份")
