"""Three households side by side: the registered, the declared, and who seems to live together, with the evidence."""

from datetime import date
from typing import NamedTuple

from pydantic import Field

from base.model import Model, Said
from graph import masking
from graph.door import Door
from graph.seen import seen
from graph.statements import load

HOUSEHOLDS = load("around/households")
TOGETHER = load("around/together")
MEMBERS, CANDIDATES = 50, 50
SEEMS = 3  # points from which two people seem to live together


class Sign(NamedTuple):
    """One piece of evidence: its points, for above 0 and against below, and its sentence."""

    points: int
    said: Said


SIGNS = {
    "Address": Sign(3, Said(zh="登记在同一地址", en="the same address")),
    "Device": Sign(2, Said(zh="共用表计或设备", en="one meter or device")),
    "Account": Sign(2, Said(zh="共用银行账户", en="one bank account")),
    "Phone": Sign(1, Said(zh="共用电话", en="one telephone")),
    "Household/registered": Sign(1, Said(zh="同一户籍", en="one registered household")),
    "Household/declared": Sign(1, Said(zh="同一申报家庭", en="one declared household")),
    "SPOUSE_OF": Sign(2, Said(zh="配偶", en="married")),
    "PARENT_OF": Sign(1, Said(zh="父母与子女", en="parent and child")),
    "elsewhere": Sign(-3, Said(zh="另有住址", en="another address")),
    "registered-elsewhere": Sign(-1, Said(zh="户籍在另一户", en="registered in another household")),
    "resident": Sign(-4, Said(zh="长住机构", en="resident in an institution")),
    "in-patient": Sign(-1, Said(zh="正在住院", en="in hospital")),
    "custody": Sign(-4, Said(zh="羁押或服刑", en="in custody")),
}


class Member(Model):
    """A member of a household; the name masked."""

    id: str
    name: str
    born: date | None
    died: date | None
    role: str


class OneHousehold(Model):
    """A household on a stated basis."""

    id: str
    basis: str
    kind: str | None
    in_all: int
    members: tuple[Member, ...]


class Cohabitant(Model):
    """Somebody who may live with the person, why and why not; inferred, never stored."""

    id: str
    name: str
    born: date | None
    seems: bool
    points: int = Field(description=f"Of the evidence together; {SEEMS} and more: they seem to live together.")
    in_favour: tuple[Said, ...]
    against: tuple[Said, ...]


class HouseholdView(Model):
    """What the register says, what was declared, and what it looks like, as of a day."""

    id: str
    name: str
    as_of: date
    registered: tuple[OneHousehold, ...]
    declared: tuple[OneHousehold, ...]
    together: tuple[Cohabitant, ...]
    capped: bool


class _Row(Model):
    id: str
    name: str
    born: date | None
    shared: tuple[str, ...]
    kin: tuple[str, ...]
    lives_elsewhere: bool
    stays: tuple[str, ...]
    registered_elsewhere: bool


def household(db: Door, person_id: str) -> HouseholdView:
    """The households of a person on the door's day, side by side."""
    person = seen(db, person_id)
    stated = [_masked(one) for one in db.read(HOUSEHOLDS, OneHousehold, person_id=person_id, at_most=MEMBERS)]
    rows = db.read(TOGETHER, _Row, person_id=person_id, at_most=CANDIDATES + 1)
    found = sorted(map(_cohabitant, rows[:CANDIDATES]), key=lambda one: (-one.points, one.id))
    return HouseholdView(
        id=person_id,
        name=person.name,
        as_of=db.day,
        registered=tuple(one for one in stated if one.basis == "registered"),
        declared=tuple(one for one in stated if one.basis != "registered"),
        together=tuple(found),
        capped=len(rows) > CANDIDATES,
    )


def _masked(one: OneHousehold) -> OneHousehold:
    members = tuple(it.model_copy(update={"name": masking.name(it.name)}) for it in one.members)
    return one.model_copy(update={"members": members})


def _cohabitant(row: _Row) -> Cohabitant:
    names = [*row.shared, *row.kin, *row.stays]
    names += ["elsewhere"] if row.lives_elsewhere else []
    names += ["registered-elsewhere"] if row.registered_elsewhere else []
    signs = [SIGNS[name] for name in names if name in SIGNS]
    points = sum(sign.points for sign in signs)
    return Cohabitant(
        id=row.id,
        name=masking.name(row.name),
        born=row.born,
        seems=points >= SEEMS,
        points=points,
        in_favour=tuple(sign.said for sign in signs if sign.points > 0),
        against=tuple(sign.said for sign in signs if sign.points < 0),
    )
