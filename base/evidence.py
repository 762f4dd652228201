"""What is put on record of every question about people: who asked, why, what was run, whom it showed, how it ended."""

import re
import secrets
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Literal

from base.model import Model
from base.withheld import WITHHELD, Hidden, Withheld

Act = Literal["read", "intent", "done", "act"]
ID = re.compile(r"[A-Z][A-Za-z]{0,15}-[A-Za-z0-9_:-]{1,64}", re.ASCII)  # the shape of every id of ours
NUMBER = re.compile(r"\d{11}")  # none of our ids has so many digits in a row
RECORDED_SUBJECTS = 10_000  # ids one entry holds; a sweep that names more makes several entries


class Asking(Model):
    """Who asks, in which role, from where, for what: it goes with every statement and into every entry."""

    officer_id: str
    role: str
    operation: str = ""
    origin: str = "here"
    purpose: Withheld | None = None
    case: Withheld | None = None
    request_id: str = ""
    trace: str | None = None


class Entry(Model):
    """One line of the audit log; `intent` and `done` of one write share a batch, and ids stand for people."""

    at: datetime
    officer_id: str
    role: str
    operation: str
    origin: str
    purpose: str | None
    case: str | None
    request_id: str
    trace: str | None
    act: Act
    statements: tuple[str, ...]
    subjects: tuple[str, ...]
    count: int
    outcome: Hidden
    batch: str | None = None
    reason: Hidden | None = None


@dataclass
class Trail:
    """What one question has touched so far; `record` returns when an entry is safely on disk."""

    asking: Asking
    record: Callable[[Entry], object]
    statements: list[str] = field(default_factory=list)
    subjects: dict[str, None] = field(default_factory=dict)

    def saw(self, statement: str, subjects: Iterable[str]) -> None:
        """A statement has run and named these people."""
        if statement not in self.statements:
            self.statements.append(statement)
        self.subjects.update(dict.fromkeys(map(named, subjects)))

    def intend(self, statement: str, batch: str, subjects: Iterable[str]) -> None:
        """On record before anything changes: what is about to be written."""
        self.subjects.update(dict.fromkeys(subjects))
        self._put("intent", (statement,), tuple(subjects), "intended", batch)

    def did(self, statement: str, batch: str, subjects: Iterable[str], outcome: str) -> None:
        """What became of a write: done, already-done, or the kind of error; `unknown` when nobody can say yet."""
        self._put("done", (statement,), tuple(subjects), outcome, batch)

    def acted(self, outcome: str, subjects: Iterable[str] = (), reason: str | None = None) -> None:
        """An act that changes nothing that was kept, such as a search of the log or a refusal."""
        self._put("act", (), tuple(subjects), outcome, None, reason)

    @contextmanager
    def acting(self, outcome: str, subjects: Iterable[str] = (), reason: str | None = None) -> Iterator[list[str]]:
        """An act that changes the ledger: on record as intended before it begins, and afterwards how it ended.

        Whom it concerned may be added to the list while it goes on.
        """
        about, pair = list(subjects), f"act-{secrets.token_hex(8)}"
        meant = outcome if reason is None else f"{outcome}: {reason}"
        self._put("intent", (), tuple(about), "intended", pair, meant)
        try:
            yield about
        except BaseException as error:
            self._put("act", (), tuple(about), _ended(error), pair, meant)
            raise
        self._put("act", (), tuple(about), outcome, pair, reason)

    @property
    def is_open(self) -> bool:
        """Whether something was read that is not on record yet."""
        return bool(self.statements or self.subjects)

    @contextmanager
    def closing(self) -> Iterator[None]:
        """What is read while this lasts is on record before anybody is answered, however it ends."""
        try:
            yield
        except BaseException as error:
            self.close(error)
            raise
        self.close()

    def close(self, error: BaseException | None = None) -> None:
        """Put what was read on record; called once, before anything is answered."""
        if not self.is_open:
            return
        self._put("read", tuple(self.statements), tuple(self.subjects), "answered" if error is None else _ended(error))
        self.statements.clear()
        self.subjects.clear()

    def _put(
        self,
        act: Act,
        statements: tuple[str, ...],
        subjects: tuple[str, ...],
        outcome: str,
        batch: str | None = None,
        reason: str | None = None,
    ) -> None:
        for at in range(0, max(1, len(subjects)), RECORDED_SUBJECTS):
            entry = Entry(
                **self.asking.model_dump(),
                at=datetime.now(UTC),
                act=act,
                statements=statements,
                subjects=tuple(map(named, subjects[at : at + RECORDED_SUBJECTS])),
                count=len(subjects),
                outcome=outcome,
                batch=batch,
                reason=reason,
            )
            self.record(entry)


def _ended(error: BaseException) -> str:
    """How a question ended that was broken off: the kind of problem, or merely an error."""
    kind = getattr(error, "kind", None)
    return kind if isinstance(kind, str) else "error"


def named(person_id: str) -> str:
    """An id as it may be put on record: who types a name or a number for an id must not leave it there."""
    return person_id if ID.fullmatch(person_id) and not NUMBER.search(person_id) else WITHHELD


def request_id() -> str:
    """A fresh name for one question, told to the asker and written into every line about it."""
    return secrets.token_hex(8)
