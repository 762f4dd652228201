"""Beyond the first ties of a person: two steps with a cap, and what is behind a hub when it is opened on purpose."""

from datetime import date

from pydantic import Field

from base.errors import NotFound
from base.model import Model, Said
from graph import cursor, masking, telling
from graph.door import Door
from graph.neighbourhood import Neighbour
from graph.seen import seen
from graph.statements import load

HUB = load("around/hub")
TWO_STEPS = load("around/two_steps")
NEAR, EACH = 50, 10
FEW = 2000  # people of a hub that is walked; of a larger one its townships are


class OpenedHub(Model):
    """A page of the people behind a hub within the asker's areas, by township and name."""

    id: str
    hub: str
    as_of: date
    people: tuple[Neighbour, ...]
    next: str | None


class Far(Model):
    """What is two ties away."""

    id: str
    label: str
    name: Said
    kinds: tuple[str, ...]


class Near(Model):
    """What is one tie away, and what is beyond it."""

    id: str
    label: str
    name: Said
    kinds: tuple[str, ...]
    is_hub: bool
    beyond: tuple[Far, ...]
    left_out: int = Field(description="How many more are beyond it that are not shown; a hub is not opened.")


class TwoSteps(Model):
    """What is within two ties of a person as of a day."""

    id: str
    name: str
    as_of: date
    near: tuple[Near, ...]
    left_out: int = Field(description="How many more are one tie away that are not shown.")
    said: Said


class _Behind(Neighbour):
    area: str
    name_key: str


class _Far(Model):
    id: str
    label: str
    known: telling.Properties
    kinds: tuple[str, ...]
    person: str | None


class _Row(Model):
    id: str
    label: str
    known: telling.Properties
    near_person: str | None
    kinds: tuple[str, ...]
    is_hub: bool
    near_in_all: int
    far_in_all: int
    far: tuple[_Far, ...]


def two_steps(db: Door, person_id: str, near: int = NEAR, each: int = EACH) -> TwoSteps:
    """What is within two ties of a person on the door's day, each step cut and counted."""
    person = seen(db, person_id)
    rows = db.read(TWO_STEPS, _Row, person_id=person_id, near=near, each=each)
    left_out = (rows[0].near_in_all if rows else 0) - len(rows)
    beyond = left_out + sum(row.far_in_all - len(row.far) for row in rows)
    zh = f"一步之内显示 {len(rows)} 个；未显示 {beyond} 个。"
    return TwoSteps(
        id=person_id,
        name=person.name,
        as_of=db.day,
        near=tuple(map(_near, rows)),
        left_out=left_out,
        said=Said(zh=zh, en=f"{len(rows)} within one step are shown; {beyond} are left out."),
    )


def behind(db: Door, person_id: str, hub_id: str, at_most: int = 50, after: str | None = None) -> OpenedHub:
    """Who shares a hub with a person on the door's day, opened on purpose."""
    seen(db, person_id)
    area, name, id = cursor.unwrap(after, (str, str, str)) if after else ("", "", "")
    asked = {"few": FEW, "after_area": area, "after_name": name, "after_id": id, "at_most": at_most + 1}
    rows = db.read(HUB, _Behind, person_id=person_id, hub_id=hub_id, **asked)
    if not rows and not after:
        raise NotFound("hub", hub_id)
    shown = rows[:at_most]
    last = shown[-1] if len(rows) > at_most else None
    return OpenedHub(
        id=person_id,
        hub=hub_id,
        as_of=db.day,
        people=tuple(Neighbour(id=it.id, name=masking.name(it.name), born=it.born, died=it.died) for it in shown),
        next=cursor.wrap(last.area, last.name_key, last.id) if last else None,
    )


def _near(row: _Row) -> Near:
    return Near(
        id=row.id,
        label=row.label,
        name=telling.thing(row.label, row.id, row.known),
        kinds=row.kinds,
        is_hub=row.is_hub,
        beyond=tuple(
            Far(id=far.id, label=far.label, name=telling.thing(far.label, far.id, far.known), kinds=far.kinds)
            for far in row.far
        ),
        left_out=row.far_in_all - len(row.far),
    )
