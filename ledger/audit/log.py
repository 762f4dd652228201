"""The audit log as it is written: an entry is on disk, in the tree and signed before anybody is answered."""

import threading
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from base.errors import LedgerDown
from base.evidence import Entry
from base.logs import log
from base.metrics import AUDIT_COPY_LOST
from base.settings import Settings
from ledger.audit import checkpoints, keys, refusals
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
    """One log: callers of one process share commits; processes take turns by the lock of the tree's row.

    `after_loss`: go on although heads of more records were published than there are; see ledger/audit/loss.py.
    """

    def __init__(self, ledger: Ledger, second: Path | None = None, after_loss: bool = False) -> None:
        self.ledger, self.second, self._after_loss = ledger, second, after_loss
        self.folder = ledger.home / keys.FOLDER
        self.copy_trouble: str | None = None  # why the second place was not reached, for whoever watches
        self._turn = threading.Condition()
        self._waiting: list[_Group] = []
        self._busy = False
        published = self.published()  # read before the database, which therefore is never behind of itself
        with ledger.reading() as connection:
            begun = stored(connection)
        self._refuse_behind(begun.size, published)
        self._key = keys.load_or_make(ledger.home, max(begun.size, published) > 0)
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
            raise refusals.unwritten() from error
        if self.second is not None:
            try:
                checkpoints.append(self.second, head)
                self._copied(None)
            except OSError as error:
                self._copied(error)

    def published(self) -> int:
        """How many records the log had at its last head, here or in the second place where that is in reach."""
        try:
            here = checkpoints.published(self.folder)
        except OSError as error:
            raise refusals.unwritten() from error
        if self.second is None:
            return here
        try:
            return max(here, checkpoints.published(self.second))
        except OSError as error:
            self._copied(error)
            return here

    def _copied(self, error: OSError | None) -> None:
        """Whether the second place was reached: told in the figures always, in the program's log when it changes."""
        trouble = None if error is None else error.strerror or "unreachable"
        AUDIT_COPY_LOST.set(0 if trouble is None else 1)
        if trouble is not None and self.copy_trouble is None:
            log.warning("audit-copy-lost", why=trouble)
        if trouble is None and self.copy_trouble is not None:
            log.warning("audit-copy-back")
        self.copy_trouble = trouble

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
            raise refusals.unwritten() from error
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
        if before == self._last:
            return
        if before != Stored(0, [], None):
            self._check_signed(before)
        self._refuse_behind(before.size, self.published())  # under the lock: what is published was committed before

    def _check_signed(self, before: Stored) -> None:
        note = before.note
        if note is not None and note.head.origin != self._key.origin:
            raise refusals.another_key()
        if note is None or not before.agrees(note) or not trusted(note, keys.public_keys(self.folder)):
            raise refusals.changed()

    def _refuse_behind(self, size: int, published: int) -> None:
        if published > size and not self._after_loss:
            raise refusals.behind(size, published)

    def _mend(self, begun: Stored) -> None:
        """Publish what was committed and, by a power cut, not published."""
        if self.second is not None:
            try:
                self.second.mkdir(parents=True, exist_ok=True)
                keys.copy_public(self.ledger.home, self.second)
            except OSError as error:
                self._copied(error)
        if begun.head and not self._after_loss and checkpoints.published(self.folder) < begun.size:
            self._check_signed(begun)
            self.publish(begun.head)


def open_log(settings: Settings) -> AuditLog:
    """The audit log of these settings."""
    return _opened(open_ledger(settings), settings.audit_copy)


@cache
def _opened(ledger: Ledger, second: Path | None) -> AuditLog:
    return AuditLog(ledger, second)
