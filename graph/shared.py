"""With whom a person shares an address, a telephone, an account: each other person once, the closest first."""

from datetime import date
from math import log2

from pydantic import Field

from base.model import Model, Said
from graph import masking, telling
from graph.door import Door
from graph.seen import seen
from graph.statements import load

SHARED = load("people/shared")


class Common(Model):
    """One thing two people share; how many people of the asker's areas share it, up to 51."""

    id: str
    label: str
    name: Said
    people: int
    since: date | None = Field(description="Since when both have it; null where that is not known.")


class Sharer(Model):
    """Somebody who shares things with the person; the name masked."""

    id: str
    name: str
    born: date | None
    died: date | None
    weight: float = Field(description="The sum of 1 / log2(people) over the things: rare things weigh more.")
    things: tuple[Common, ...]


class Shared(Model):
    """Everybody of the asker's areas who shares something with a person on a day."""

    id: str
    name: str
    as_of: date
    in_all: int
    shown: int
    said: Said
    people: tuple[Sharer, ...]


class _Other(Model):
    id: str
    name: str
    born: date | None
    died: date | None
    since: date | None


class _Row(Model):
    id: str
    label: str
    known: telling.Properties
    since: date | None
    people: tuple[_Other, ...]


def shared(db: Door, person_id: str, at_most: int = 50) -> Shared:
    """With whom a person shares something on the door's day."""
    person = seen(db, person_id)
    others: dict[str, _Other] = {}
    things: dict[str, list[Common]] = {}
    for row in db.read(SHARED, _Row, person_id=person_id):
        name = telling.thing(row.label, row.id, row.known)
        for other in row.people:
            others[other.id] = other
            since = None if row.since is None or other.since is None else max(row.since, other.since)
            common = Common(id=row.id, label=row.label, name=name, people=len(row.people) + 1, since=since)
            things.setdefault(other.id, []).append(common)
    found = sorted((_sharer(others[id], things[id]) for id in others), key=lambda one: (-one.weight, one.id))
    shown = tuple(found[:at_most])
    said = Said(zh=f"显示 {len(shown)} 人，共 {len(found)} 人", en=f"shown {len(shown)} of {len(found)}")
    return Shared(
        id=person_id, name=person.name, as_of=db.day, in_all=len(found), shown=len(shown), said=said, people=shown
    )


def _sharer(other: _Other, things: list[Common]) -> Sharer:
    return Sharer(
        id=other.id,
        name=masking.name(other.name),
        born=other.born,
        died=other.died,
        weight=round(sum(1 / log2(max(thing.people, 2)) for thing in things), 3),
        things=tuple(sorted(things, key=lambda thing: (thing.people, thing.id))),
    )
