"""Gathers what the law asks of people: rows of the graph as the plain objects of policies/subject.py."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, get_args

from base.model import Model
from graph.entitlement import EntitlementGraph
from graph.statements import load
from policies.facts import Department
from policies.subject import Held, Household, Owned, Person, Stated

PEOPLE = load("entitlement/people")
HOUSEHOLDS = load("entitlement/households")
AROUND = load("entitlement/around")
COVERED = load("entitlement/covered")
UNDER_WAY = ["open", "received", "withdrawn", "declined"]  # applications after which nobody is missed
BATCH = 5_000
ENDED = "ended"
KINSHIP = {"adoptive": 0, "birth": 1, None: 1}  # a step-parent's duty is not that of a parent
Row = Mapping[str, Any]
Covered = Mapping[str, frozenset[Department]]


@dataclass(frozen=True)
class Gathered:
    """People and households by their ids."""

    people: dict[str, Person] = field(default_factory=dict)
    households: dict[str, Household] = field(default_factory=dict)


class _Person(Model):
    id: str
    area: str | None
    born: date | None
    died: date | None
    disability_kind: str | None
    disability_grade: int | None
    registered: list[Any]
    parents: list[Any]
    children: list[Any]
    spouses: list[Any]
    households: list[Any]
    stated: list[Any]
    custody: list[Any]
    owned: list[Any]
    awards: list[Any]
    applied: list[Any]


class _Household(Model):
    id: str
    area: str | None
    basis: str | None
    kind: str | None
    members: list[Any]
    stated: list[Any]
    awards: list[Any]
    applied: list[Any]


class _Around(Model):
    people: list[str]
    households: list[str]


class _Covered(Model):
    code: str
    registers: list[str]


def around(db: EntitlementGraph, ids: list[str]) -> Gathered:
    """People, those they live with, their nearest kin, and the households of all of them."""
    found = db.read(AROUND, _Around, ids=ids)
    people = sorted({*ids, *(id for row in found for id in row.people)})
    households = sorted({id for row in found for id in row.households})
    return joined(gathered(db, people, households, covered(db)))


def gathered(db: EntitlementGraph, ids: list[str], households: list[str], by_area: Covered) -> Gathered:
    """People and households named by their ids, as they stand, the awards of households not yet their members'."""
    told = Gathered()
    for part in _parts(ids):
        told.people.update((row.id, _person(row, by_area)) for row in db.read(PEOPLE, _Person, **_asked(part)))
    for part in _parts(households):
        rows = db.read(HOUSEHOLDS, _Household, **_asked(part))
        told.households.update((row.id, _household(row)) for row in rows)
    return told


def joined(told: Gathered) -> Gathered:
    """The same, with each person holding what is paid to, and asked for, the households they live in."""
    people = {}
    for id, one in told.people.items():
        homes = [told.households[home] for home in (one.registered_in, one.declared_in) if home in told.households]
        if homes:
            held = (*one.held, *(award for home in homes for award in home.held))
            area = one.registered or next((home.area for home in homes if home.basis == "registered"), None)
            one = replace(one, held=held, registered=area)
        people[id] = one
    return Gathered(people, told.households)


def covered(db: EntitlementGraph) -> Covered:
    """By the code of an area, the departments whose register has been brought in whole by the door's day."""
    rows = db.read(COVERED, _Covered)
    return {row.code: frozenset(_in_force(row.registers, db.day)) for row in rows}


def _in_force(registers: Iterable[str], day: date) -> Iterable[Department]:
    for told in registers:
        department, _, since = told.partition(" ")
        if department in get_args(Department) and (not since or date.fromisoformat(since) <= day):
            yield department  # type: ignore[misc]  # looked up among them


def _asked(ids: list[str]) -> dict[str, Any]:
    return {"ids": ids, "statuses": UNDER_WAY}


def _parts(ids: list[str]) -> Iterable[list[str]]:
    return (ids[at : at + BATCH] for at in range(0, len(ids), BATCH))


def _person(row: _Person, by_area: Covered) -> Person:
    parents = sorted((it for it in row.parents if it[2] in KINSHIP), key=lambda it: (KINSHIP[it[2]], it[0]))
    homes = {basis: sorted(home for home, of in row.households if of == basis) for basis in ("registered", "declared")}
    return Person(
        row.id,
        row.born,
        row.died,
        row.area,
        min(row.registered, default=None),
        row.disability_kind,
        row.disability_grade,
        tuple(_stated(it) for it in (*row.stated, *row.custody)),
        tuple(_held(it) for it in row.awards if it[3] != ENDED or it[2] is not None),
        next((id for id, sex, _ in parents if sex == "male"), None),
        next((id for id, sex, _ in parents if sex == "female"), None),
        min(row.spouses, default=None),
        tuple(row.children),
        tuple(Owned(*it) for it in [(id, what, value, kind) for id, what, value, kind in row.owned]),
        _departments(row.area, by_area) | {it[1] for it in row.stated if it[0] == "authorisation"},
        frozenset(row.applied),
        next(iter(homes["registered"]), None),
        next(iter(homes["declared"]), None),
        any(len(set(ids)) > 1 for ids in homes.values()),
    )


def _household(row: _Household) -> Household:
    return Household(
        row.id,
        row.area,
        row.basis,
        tuple(sorted(row.members)),
        tuple(_stated(it) for it in row.stated),
        tuple(_held(it) for it in row.awards if it[3] != ENDED or it[2] is not None),
        frozenset(row.applied),
    )


def _departments(area: str | None, by_area: Covered) -> frozenset[Department]:
    """Those of the nearest areas around a township."""
    found: frozenset[Department] = frozenset()
    for width in (9, 6, 4, 2):
        found |= by_area.get((area or "")[:width], frozenset())
    return found


def _stated(it: list[Any]) -> Stated:
    kind, value, amount, since, until = it
    return Stated(kind, value, amount, _day(since), _day(until))


def _held(it: list[Any]) -> Held:
    policy, since, until, _, monthly, cause = it
    return Held(policy, _day(since), _day(until), cause, monthly)


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)
