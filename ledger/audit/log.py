"""Stands in until the real log is merged."""

from sqlalchemy import func, insert, select

from base.evidence import Entry
from base.settings import Settings
from ledger.store import Ledger, open_ledger
from ledger.tables import AUDIT_RECORDS


class AuditLog:
    """Appends entries."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def record(self, entry: Entry) -> int:
        """Append one."""
        with self._ledger.writing() as c:
            seq = (c.execute(select(func.max(AUDIT_RECORDS.c.seq))).scalar() or 0) + 1
            c.execute(
                insert(AUDIT_RECORDS).values(
                    seq=seq, at=entry.at, officer_id=entry.officer_id, body=entry.model_dump_json()
                )
            )
        return int(seq)


def open_log(settings: Settings) -> AuditLog:
    """The log of these settings."""
    return AuditLog(open_ledger(settings))
