"""Who and what surrounds a person, one step away, and who is on the other side of what they share."""

from datetime import date
from typing import NamedTuple

from pydantic import Field

from base.model import Model, Said
from graph import cursor, masking, telling
from graph.door import Door
from graph.marks import Doubted, Stated, mark
from graph.people import KindCount, counts
from graph.statements import load

NEIGHBOURHOOD = load("people/neighbourhood")
SHARING = load("people/sharing")
SHARED_SHOWN = 10
EVERY = 1_000_000  # of one kind: more than anybody has
BEGINNING = (-1, "9999-12-31", "", "")


class Neighbour(Model):
    """A person on the other side of something shared; the name masked."""

    id: str
    name: str
    born: date | None
    died: date | None


class Through(Model):
    """People in scope who share a thing on the day; `in_all` counts no further than 1,000."""

    people: tuple[Neighbour, ...]
    in_all: int


class Hub(Model):
    """A thing with too many neighbours to mean anything, shown closed; its figures are of the day they were counted."""

    reason: Said | None
    people: int | None = Field(description="How many people of the asker's own townships.")
    band: Said | None = Field(description="About how many people, in bands: 1, 2–4, 5–19, 20 and more.")
    counted: date | None


class Thing(Model):
    """The other end of a tie, by the name a person recognises it by."""

    id: str
    label: str
    name: Said
    hub: Hub | None


class Tie(Model):
    """One relationship, seen from the person a caseworker is looking at."""

    kind: telling.Kind
    direction: telling.Direction
    said: Said = Field(description="What the other end is to the person.")
    detail: Said | None = Field(description="The manner of the tie: head, by birth, resident.")
    since: date | None
    until: date | None
    source: str | None
    other: Thing
    through: Through | None = Field(description="Who shares it; null where nothing is shared or a hub is closed.")
    doubt: Doubted = None


class Neighbourhood(Model):
    """A person's ties as of a day: a page of them, and how many there are of each kind."""

    id: str
    name: str
    as_of: date
    in_all: int
    shown: int
    said: Said
    kinds: tuple[KindCount, ...]
    ties: tuple[Tie, ...]
    next: str | None


class _Row(Model):
    rank: int
    moment: date
    last: str
    direction: telling.Direction
    kind: telling.Kind
    detail: str | None
    since: date | None
    until: date | None
    source: str | None
    id: str
    label: str
    known: telling.Properties
    is_hub: bool
    hub_reason: str | None
    hub_people: int | None
    hub_band: str | None
    hub_counted: date | None
    doubt: Stated | None

    @property
    def is_shared(self) -> bool:
        return self.label in telling.SHARED and not self.is_hub


class _Sharing(Model):
    thing: str
    people: tuple[Neighbour, ...]
    in_all: int


class Asked(NamedTuple):
    """Which ties are asked for: `kinds` empty means all; `each` is how many of one kind at most."""

    kinds: tuple[telling.Kind, ...] = ()
    direction: telling.Direction | None = None
    source: str | None = None
    begun_from: date | None = None
    begun_to: date | None = None
    each: int | None = None


ALL = Asked()


def neighbourhood(
    db: Door, person_id: str, asked: Asked = ALL, at_most: int = 50, after: str | None = None
) -> Neighbourhood:
    """A person's ties on the door's day, by kind and newest first."""
    db.admit(person_id)
    counted = counts(db, person_id)
    rows = _page(db, person_id, asked, at_most + 1, after)
    sharing = _sharing(db, person_id, [row.id for row in rows[:at_most] if row.is_shared])
    ties = tuple(_tie(row, sharing.get(row.id)) for row in rows[:at_most])
    wanted = [kind for kind in counted.kinds if kind.kind in (asked.kinds or telling.KINDS)]
    in_all = sum(kind.count for kind in wanted if asked.direction in (None, kind.direction))
    last = rows[at_most - 1] if len(rows) > at_most else None
    return Neighbourhood(
        id=person_id,
        name=counted.name,
        as_of=db.day,
        in_all=in_all,
        shown=len(ties),
        said=Said(zh=f"显示 {len(ties)} 条，共 {in_all} 条", en=f"shown {len(ties)} of {in_all}"),
        kinds=counted.kinds,
        ties=ties,
        next=cursor.wrap(last.rank, last.moment, last.id, last.last) if last else None,
    )


def _page(db: Door, person_id: str, asked: Asked, rows: int, after: str | None) -> list[_Row]:
    rank, since, other_id, last = cursor.unwrap(after, (int, str, str, str)) if after else BEGINNING
    kinds = asked.kinds or telling.KINDS
    return db.read(
        NEIGHBOURHOOD,
        _Row,
        person_id=person_id,
        rank={kind: place for place, kind in enumerate(telling.KINDS) if kind in kinds},
        direction=asked.direction,
        source=asked.source,
        begun_from=asked.begun_from,
        begun_to=asked.begun_to,
        each=asked.each or EVERY,
        after_rank=rank,
        after_since=cursor.day(since),
        after_id=other_id,
        after_last=last,
        at_most=rows,
    )


def _sharing(db: Door, person_id: str, things: list[str]) -> dict[str, Through]:
    if not things:
        return {}
    rows = db.read(SHARING, _Sharing, person_id=person_id, things=things, at_most=SHARED_SHOWN)
    return {row.thing: Through(people=tuple(map(_masked, row.people)), in_all=row.in_all) for row in rows}


def _masked(neighbour: Neighbour) -> Neighbour:
    return neighbour.model_copy(update={"name": masking.name(neighbour.name)})


def _tie(row: _Row, through: Through | None) -> Tie:
    members = through.in_all + 1 if through and row.label == "Household" else None
    known = row.known.model_copy(update={"members": members})
    return Tie(
        kind=row.kind,
        direction=row.direction,
        said=telling.tie(row.kind, row.direction),
        detail=telling.word(row.detail) if row.detail else None,
        since=row.since,
        until=row.until,
        source=row.source,
        other=Thing(id=row.id, label=row.label, name=telling.thing(row.label, row.id, known), hub=_hub(row)),
        through=through,
        doubt=mark(row.doubt),
    )


def _hub(row: _Row) -> Hub | None:
    if not row.is_hub:
        return None
    reason = telling.word(row.hub_reason) if row.hub_reason else None
    band = telling.word(row.hub_band) if row.hub_band else None
    return Hub(reason=reason, people=row.hub_people, band=band, counted=row.hub_counted)
