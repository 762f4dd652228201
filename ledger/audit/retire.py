"""Removes the texts of an exported month that need be kept no longer; the hashes stay, so the tree still verifies."""

from collections.abc import Sequence
from datetime import UTC, datetime
from hashlib import file_digest
from pathlib import Path

from sqlalchemy import Connection, bindparam

from base.errors import Refused
from base.evidence import Asking
from base.model import Model
from ledger.audit import export, loss
from ledger.audit.acts import act
from ledger.audit.log import AuditLog
from ledger.audit.months import age
from ledger.audit.notes import PublicKey
from ledger.tables import AUDIT_RECORDS, AUDIT_SUBJECTS

OPERATION = "audit.retire"  # by which a verification knows that the texts were removed by right
LASTING = tuple(
    f'"operation":"{name}"' for name in (OPERATION, "audit.new-key", loss.OPERATION)
)  # what later verifications lean on


class Retired(Model):
    """What was removed, and the record that says so."""

    month: str
    first: int
    last: int
    removed: int
    on_record: int


def retire(
    log: AuditLog, asking: Asking, month: str, file: Path, keys: Sequence[PublicKey], keep_months: int
) -> Retired:
    """Remove the texts of a month that the file holds and proves; on record in the same transaction."""
    if age(month, datetime.now(UTC)) <= keep_months:
        raise Refused(
            f"{month} 还须保留：HUIMIN_AUDIT_KEEP_MONTHS 为 {keep_months} 个月。",
            f"{month} must be kept: HUIMIN_AUDIT_KEEP_MONTHS is {keep_months} months.",
        )
    held = export.check(file, keys)
    if not held.proved or held.month != month or held.first is None or held.last is None:
        raise Refused(
            f"{file.name} 不是 {month} 的可验证导出。请先运行 huimin audit export {month} 文件名。",
            f"{file.name} is no export of {month} that proves itself. Run `huimin audit export {month} FILE` first.",
        )
    with log.ledger.writing() as connection:
        removed = _remove(connection, file)
        reason = f"{month} {held.first}-{held.last} sha256 {_digest(file)}"
        entry = act(asking.model_copy(update={"operation": OPERATION}), "retired", removed, reason)
        seqs, head = log.within(connection, [entry])
    log.publish(head)
    return Retired(month=month, first=held.first, last=held.last, removed=removed, on_record=seqs[0])


def _remove(connection: Connection, file: Path) -> int:
    """Only what the file holds letter for letter is removed."""
    gone = [
        {"gone": it.seq, "hash": it.leaf} for it in export.kept(file) if not any(mark in it.body for mark in LASTING)
    ]
    records, subjects = AUDIT_RECORDS, AUDIT_SUBJECTS
    here = (records.c.seq == bindparam("gone"), records.c.leaf == bindparam("hash"), records.c.body.is_not(None))
    update = records.update().where(*here).values(at=None, officer_id=None, body=None)
    removed = connection.execute(update, gone).rowcount if gone else 0
    if removed != len(gone) or not gone:
        raise Refused(
            "该月的记录已归档过，或与导出文件不同。请运行 huimin audit verify。",
            "The month is retired already, or differs from the exported file. Run `huimin audit verify`.",
        )
    connection.execute(
        subjects.delete().where(subjects.c.seq == bindparam("gone")), [{"gone": it["gone"]} for it in gone]
    )
    return removed


def _digest(file: Path) -> str:
    with file.open("rb") as source:
        return file_digest(source, "sha256").hexdigest()
