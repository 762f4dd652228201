"""The text of one record: written once, hashed as a leaf, never formed anew."""

import json
import re
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import NamedTuple

from base.evidence import Entry

OWN = re.compile(r'\{"seq":(\d{1,18}),')  # how every record begins: with its own number
_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


class Record(Entry):
    """One record as it stands in the log; the first has number 1."""

    seq: int


class Line(NamedTuple):
    """An entry made ready before it has a number, so that little is left to do while others wait."""

    at: datetime
    officer_id: str
    subjects: list[str]
    rest: str


def line(entry: Entry) -> Line:
    """The entry as text, but for its number."""
    subjects = sorted({_clean(subject) for subject in entry.subjects})
    told = entry.model_dump(mode="json", exclude={"at", "officer_id", "subjects"})
    return Line(entry.at, _clean(entry.officer_id), subjects, _clean(_encode(told)[1:]))


def text(seq: int, ready: Line) -> str:
    """The whole text of a record."""
    return opening(seq, moment(ready.at), ready.officer_id, ready.subjects) + ready.rest


def opening(seq: int, at: str, officer_id: str, subjects: Iterable[str]) -> str:
    """How a record begins: with all that stands in columns of its own, so that verifying need not parse."""
    return f'{{"seq":{seq},"at":"{at}","officer_id":{_encode(officer_id)},"subjects":{_encode(subjects)},'


def moment(at: datetime) -> str:
    """A moment as the column has it."""
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def _clean(told: str) -> str:
    """Without what no encoding can carry: half a character from a terminal or a header."""
    return told.encode("utf-8", "replace").decode("utf-8").replace("\x00", "?")
