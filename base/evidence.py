"""What is put on record of every question about people: who asked, why, what was run, whom it showed, how it ended."""

import re
import secrets
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Literal

from base.errors import Problem
from base.model import Model
from base.withheld import Hidden, Withheld

Act = Literal["read", "intent", "done", "act"]
NUMBER = re.compile(r"\d{11}")  # none of our ids has so many digits in a row
RECORDED_SUBJECTS = 10_000  # ids one entry holds; a sweep that names more says how many there were


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
        self.record(self._entry("intent", (statement,), tuple(subjects), "intended", batch))

    def did(self, statement: str, batch: str, subjects: Iterable[str], outcome: str) -> None:
        """What became of a write: done, already-done, or the kind of error; `unknown` when nobody can say yet."""
        self.record(self._entry("done", (statement,), tuple(subjects), outcome, batch))

    def acted(self, outcome: str, subjects: Iterable[str] = (), reason: str | None = None) -> None:
        """An act of its own, such as a sign-in or breaking the glass."""
        self.record(self._entry("act", (), tuple(subjects), outcome, None, reason))

    def close(self, error: BaseException | None = None) -> None:
        """Put what was read on record; called once, before anything is answered."""
        if not self.statements and not self.subjects:
            return
        outcome = "answered" if error is None else error.kind if isinstance(error, Problem) else "error"
        self.record(self._entry("read", tuple(self.statements), tuple(self.subjects), outcome))
        self.statements.clear()
        self.subjects.clear()

    def _entry(
        self,
        act: Act,
        statements: tuple[str, ...],
        subjects: tuple[str, ...],
        outcome: str,
        batch: str | None = None,
        reason: str | None = None,
    ) -> Entry:
        return Entry(
            **self.asking.model_dump(),
            at=datetime.now(UTC),
            act=act,
            statements=statements,
            subjects=tuple(map(named, subjects[:RECORDED_SUBJECTS])),
            count=len(subjects),
            outcome=outcome,
            batch=batch,
            reason=reason,
        )


def named(person_id: str) -> str:
    """An id as it may be put on record: who types a citizen or phone number for an id must not leave it there."""
    return "withheld" if NUMBER.search(person_id) else person_id


def request_id() -> str:
    """A fresh name for one question, told to the asker and written into every line about it."""
    return secrets.token_hex(8)
