"""Everything dated about a person, newest first: what began, what ended, what happened."""

from datetime import date
from typing import Literal

from pydantic import Field

from base.model import Model, Said
from graph import cursor, telling
from graph.door import Door
from graph.seen import seen
from graph.statements import load

TIMELINE = load("around/timeline")
BEGINNING = ("9999-12-31", "")
What = Literal["born", "died", "began", "ended", "happened", "decided"]
WORDS = {
    "born": Said(zh="出生", en="born"),
    "died": Said(zh="去世", en="died"),
    "began": Said(zh="开始", en="began"),
    "ended": Said(zh="结束", en="ended"),
    "happened": Said(zh="发生", en="on this day"),
    "decided": Said(zh="审批决定", en="decided"),
}


class Event(Model):
    """One dated thing; `kind` is the tie it is told by, none for birth and death."""

    at: date
    what: What
    said: Said
    kind: telling.Kind | None
    direction: telling.Direction | None
    id: str
    label: str
    source: str | None


class Timeline(Model):
    """A page of a person's days up to the day it is asked as of."""

    id: str
    name: str
    as_of: date
    events: tuple[Event, ...]
    next: str | None = Field(description="Hand back as `after` for older ones; null at the beginning.")


class _Row(Model):
    at: date
    key: str
    what: What
    kind: telling.Kind | None
    direction: Literal["out", "in", ""]
    detail: str | None
    source: str | None
    id: str
    label: str
    known: telling.Properties


def timeline(
    db: Door, person_id: str, since: date | None = None, at_most: int = 50, after: str | None = None
) -> Timeline:
    """What is dated about a person up to the door's day, newest first; after `since`: what changed between two days."""
    person = seen(db, person_id)
    before, after_key = cursor.unwrap(after, (str, str)) if after else BEGINNING
    rows = db.read(
        TIMELINE,
        _Row,
        person_id=person_id,
        kinds=list(telling.KINDS),
        since=since or date.min,
        before=cursor.day(before),
        after_key=after_key,
        at_most=at_most + 1,
    )
    last = rows[at_most - 1] if len(rows) > at_most else None
    return Timeline(
        id=person_id,
        name=person.name,
        as_of=db.day,
        events=tuple(map(_event, rows[:at_most])),
        next=cursor.wrap(last.at, last.key) if last else None,
    )


def _event(row: _Row) -> Event:
    return Event(
        at=row.at,
        what=row.what,
        said=_said(row),
        kind=row.kind,
        direction=row.direction or None,
        id=row.id,
        label=row.label,
        source=row.source,
    )


def _said(row: _Row) -> Said:
    what = WORDS[row.what]
    if row.kind is None or not row.direction:
        return what
    tie, thing = telling.tie(row.kind, row.direction), telling.thing(row.label, row.id, row.known)
    detail = telling.word(row.detail) if row.detail else None
    zh = f"{tie.zh}{what.zh}：{thing.zh}" + (f"（{detail.zh}）" if detail else "")
    en = f"{tie.en}, {what.en}: {thing.en}" + (f" ({detail.en})" if detail else "")
    return Said(zh=zh, en=en)
