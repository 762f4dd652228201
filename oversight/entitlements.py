"""What the law gives a person or a household today: every policy with its reasons; a named person decides."""

from collections.abc import Iterator
from datetime import date

from pydantic import Field

from base.errors import NotFound, Refused
from base.model import Model, Said
from graph import facts
from graph.door import Door
from graph.entitlement import entitlement_door
from graph.facts import Gathered
from graph.institution_facts import institution
from graph.seen import seen
from policies.asking import about_household, about_person
from policies.catalogue import bounds_of, catalogue, policy
from policies.explaining import Explained, explain
from policies.known import known
from policies.of_institution import known as of_institution_known
from policies.policy import For, Policy
from policies.standing import Holder, Standing, applied, held, lately, standing
from policies.subject import Asked, Household

SHARED = ("difference", "gap", "per")  # ways of computing an amount that tell what others of the household have


class Entitlement(Explained):
    """One policy for one holder: what its conditions came to, and how they stand towards it."""

    standing: Standing
    paid: float | None = Field(description="Yuan paid a month under this policy; null: nothing, or nobody knows.")
    withheld: bool = Field(description="The amount rests on people beyond your areas; their own officers are told it.")


class Entitlements(Model):
    """What the policies say of somebody on a day."""

    id: str
    household: str | None
    as_of: date
    entitlements: list[Entitlement]
    said: Said


def of_person(db: Door, person_id: str, only: str | None = None) -> Entitlements:
    """Every policy for a person and for the household they live in, on the door's day."""
    seen(db, person_id)
    told = facts.around(entitlement_door(db), [person_id])
    person = told.people[person_id]
    area = person.area or ""
    it = about_person(person, told.people, told.households, db.day, bounds_of(area, db.day))
    own = [_entitlement(db, one, it, area, [person]) for one in _policies("person", only, db.day)]
    home = told.households.get(person.registered_in or person.declared_in or "")
    return _entitlements(db, person_id, home, [*own, *(_of_home(db, home, told, only) if home else [])])


def of_household(db: Door, household_id: str, only: str | None = None) -> Entitlements:
    """Every policy for a household of the asker's areas, on the door's day."""
    law = entitlement_door(db)
    told = facts.around(law, [], [household_id])
    home = told.households.get(household_id)
    if home is None or home.area not in db.areas:
        raise NotFound("household", household_id)
    for member in home.members:
        if member in told.people and told.people[member].area in db.areas:
            db.admit(member)
    return _entitlements(db, household_id, home, list(_of_home(db, home, told, only)))


def of_institution(db: Door, institution_id: str, only: str | None = None) -> Entitlements:
    """Every policy for an institution, on the door's day."""
    it, told = institution(entitlement_door(db), institution_id), list[Entitlement]()
    for one in _policies("institution", only, db.day):
        explained = explain(one, of_institution_known(one, it, db.day), it.area or "", db.day)
        running = held([it], db.day)
        word = standing(one, explained.outcome, running, it.applied)
        told.append(Entitlement(**explained.model_dump(), standing=word, paid=running.get(one.id), withheld=False))
    return _entitlements(db, it.id, None, told)


def _of_home(db: Door, home: Household, told: Gathered, only: str | None) -> Iterator[Entitlement]:
    area = home.area or ""
    it = about_household(home, told.people, db.day, bounds_of(area, db.day))
    return (_entitlement(db, one, it, area, [home, *it.members]) for one in _policies("household", only, db.day))


def _entitlement(db: Door, it: Policy, asked: Asked, area: str, holders: list[Holder]) -> Entitlement:
    told, running = explain(it, known(it, asked), area, db.day), held(holders, db.day)
    beyond = any(one.area not in db.areas for one in asked.members)
    withheld = beyond and told.amount is not None and any(getattr(it.benefit, way) for way in SHARED)
    return Entitlement(
        **told.model_copy(update={"amount": None} if withheld else {}).model_dump(),
        standing=lately(standing(it, told.outcome, running, applied(holders)), it, asked, asked.bounds),
        paid=running.get(it.id),
        withheld=withheld,
    )


def _policies(for_: For, only: str | None, day: date) -> list[Policy]:
    """Those in force on a day, or the one that is asked about, which has to be."""
    if only is not None and not policy(only).in_force(day):
        raise Refused(
            f"{policy(only).title.zh}在 {day} 尚未施行或已经失效；它自 {policy(only).since} 起施行。",
            f"{policy(only).title.en} is not in force on {day}; it is from {policy(only).since}.",
        )
    among = catalogue().values() if only is None else [policy(only)]
    return [it for it in among if it.for_ == for_ and it.in_force(day)]


def _entitlements(db: Door, id: str, home: Household | None, told: list[Entitlement]) -> Entitlements:
    missed, unknown = (sum(one.standing == word for one in told) for word in ("missed", "unknown"))
    zh = f"可能应享未享 {missed} 项，情况不明 {unknown} 项。这是按登记信息的推算，由工作人员决定。"
    en = f"{missed} may be due and not received, {unknown} unknown. It follows from the registers; an officer decides."
    home_id = home.id if home else None
    return Entitlements(id=id, household=home_id, as_of=db.day, entitlements=told, said=Said(zh=zh, en=en))
