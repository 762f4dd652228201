"""The audit log as it is written: an entry is on disk, in the tree and signed before anybody is answered."""

import threading
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from base.errors import LedgerDown, SetUp
from base.evidence import Entry
from base.settings import Settings
from ledger.audit import checkpoints, keys
from ledger.audit.body import Line, line, text
from ledger.audit.notes import trusted
from ledger.audit.stored import Stored, store, stored
from ledger.audit.tree import leaf
from ledger.store import Ledger, open_ledger
from ledger.tables import AUDIT_RECORDS, AUDIT_SUBJECTS

GROUP = 2_000  # records of one commit, but for a caller who brings more at once
RECORDED, NAMED = AUDIT_RECORDS.insert(), AUDIT_SUBJECTS.insert()


@dataclass(eq=False)
class _Group:
    """What one caller wants recorded, and what became of it."""

    lines: list[Line]
    seqs: list[int] = field(default_factory=list)
    error: BaseException | None = None
    done: bool = False


class AuditLog:
    """One log: callers of one process share commits; processes take turns by the lock of the tree's row."""

    def __init__(self, ledger: Ledger, second: Path | None = None) -> None:
        self.ledger, self.second = ledger, second
        self.folder = ledger.home / keys.FOLDER
        self.copy_trouble: str | None = None  # why the second place was not reached, for whoever watches
        self._turn = threading.Condition()
        self._waiting: list[_Group] = []
        self._busy = False
        with ledger.reading() as connection:
            begun = stored(connection)
        self._key = keys.load_or_make(ledger.home, begun.size > 0)
        self._last: Stored | None = None  # what this process has itself written or checked
        self._mend(begun)

    def record(self, entry: Entry) -> int:
        """Put one entry on record; it is on disk when its number comes back, else LedgerDown is raised."""
        return self.record_many([entry])[0]

    def record_many(self, entries: Sequence[Entry]) -> list[int]:
        """Put entries on record together, all or none."""
        if not entries:
            return []
        group = _Group([line(entry) for entry in entries])
        with self._turn:
            self._waiting.append(group)
        while not group.done:
            with self._turn:
                while self._busy and not group.done:
                    self._turn.wait()
                if group.done:
                    break
                self._busy = True
                taken = self._take()
            self._lead(taken)
        if group.error is not None:
            raise group.error
        return group.seqs

    def within(self, connection: Connection, entries: Sequence[Entry]) -> tuple[list[int], str]:
        """Put entries on record in a caller's own writing transaction; `publish` the head once that is committed."""
        return self._append(connection, [line(entry) for entry in entries])

    def publish(self, head: str) -> None:
        """Write a committed head to the checkpoints; a second place out of reach does not stop the office."""
        try:
            checkpoints.append(self.folder, head)
        except OSError as error:
            raise _unwritten() from error
        if self.second is not None:
            try:
                checkpoints.append(self.second, head)
                self.copy_trouble = None
            except OSError as error:
                self.copy_trouble = error.strerror or "unreachable"

    def _take(self) -> list[_Group]:
        taken: list[_Group] = []
        size = 0
        while self._waiting and (not taken or size + len(self._waiting[0].lines) <= GROUP):
            taken.append(self._waiting.pop(0))
            size += len(taken[-1].lines)
        return taken

    def _lead(self, taken: list[_Group]) -> None:
        """Commit for all who wait; whatever happens each of them is told and the next may lead."""
        error: BaseException | None = LedgerDown("记录被中断，请重试。", "Recording was interrupted; try again.")
        try:
            self._commit(taken)
            error = None
        except Exception as found:
            error = found
        finally:
            with self._turn:
                for group in taken:
                    group.error, group.done = error, True
                self._busy = False
                self._turn.notify_all()

    def _commit(self, taken: list[_Group]) -> None:
        lines = [one for group in taken for one in group.lines]
        try:
            with self.ledger.noting() as connection:
                seqs, head = self._append(connection, lines)
        except DBAPIError as error:
            raise _unwritten() from error
        self.publish(head)
        numbers = iter(seqs)
        for group in taken:
            group.seqs = [next(numbers) for _ in group.lines]

    def _append(self, connection: Connection, lines: list[Line]) -> tuple[list[int], str]:
        before = stored(connection, lock=True)
        self._check(before)
        tree = before.tree()
        seqs = list(range(before.size + 1, before.size + len(lines) + 1))
        records: list[dict[str, object]] = []
        subjects: list[dict[str, object]] = []
        for seq, one in zip(seqs, lines, strict=True):
            body = text(seq, one)
            hashed = leaf(body.encode())
            tree.add(hashed)
            records.append({"seq": seq, "at": one.at, "officer_id": one.officer_id, "body": body, "leaf": hashed})
            subjects += [{"person_id": person_id, "seq": seq} for person_id in one.subjects]
        connection.execute(RECORDED, records)
        if subjects:
            connection.execute(NAMED, subjects)
        head = self._key.sign(tree.size, tree.root(), datetime.now(UTC))
        self._last = store(connection, tree, head)
        return seqs, head

    def _check(self, before: Stored) -> None:
        """Build only upon what is signed: a record that another hand has put in must not get our signature."""
        if before in (self._last, Stored(0, [], None)):
            return
        note = before.note
        if note is not None and note.head.origin != self._key.origin:
            raise _another_key()
        if note is None or not before.agrees(note) or not trusted(note, keys.public_keys(self.folder)):
            raise _changed()

    def _mend(self, begun: Stored) -> None:
        """Publish what was committed and, by a power cut, not published."""
        if self.second is not None:
            try:
                self.second.mkdir(parents=True, exist_ok=True)
                keys.copy_public(self.ledger.home, self.second)
            except OSError as error:
                self.copy_trouble = error.strerror or "unreachable"
        published = checkpoints.last(self.folder)
        if begun.head and (published is None or published.head.size < begun.size):
            self._check(begun)
            self.publish(begun.head)


def open_log(settings: Settings) -> AuditLog:
    """The audit log of these settings."""
    return _opened(open_ledger(settings), settings.audit_copy)


@cache
def _opened(ledger: Ledger, second: Path | None) -> AuditLog:
    return AuditLog(ledger, second)


def _unwritten() -> LedgerDown:
    return LedgerDown(
        "审计记录无法写入，所以没有回答。请检查账本数据库、磁盘空间和 HUIMIN_HOME 的权限。",
        "The audit record cannot be written, so nothing is answered. Check the ledger, the disk and HUIMIN_HOME.",
    )


def _changed() -> LedgerDown:
    return LedgerDown(
        "审计日志被程序以外的手改动过，为保全证据不再回答。请运行 huimin audit verify，并从备份恢复账本。",
        "The audit log was changed by another hand; to keep the evidence nothing is answered. "
        "Run `huimin audit verify` and restore the ledger from a backup.",
    )


def _another_key() -> SetUp:
    return SetUp(
        "审计日志由另一台机器的密钥签名。请把那台机器的 audit/signing.key 和 signing.pub 复制到本机的 HUIMIN_HOME。",
        "The audit log is signed by another machine's key. Copy that machine's audit/signing.key and signing.pub "
        "into this HUIMIN_HOME.",
    )
