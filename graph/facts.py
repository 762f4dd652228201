"""Gathers what the law asks of people: rows of the graph as the plain objects of policies/subject.py."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, NamedTuple

from base.model import Model
from graph.entitlement import EntitlementGraph
from graph.registers import Covered, known_registers
from graph.statements import load
from policies.facts import Department
from policies.prefilter import Span
from policies.subject import Held, Household, Owned, Person, Stated

GATHERED = load("entitlement/gathered")
AROUND = load("entitlement/around")
TOWNSHIP = load("entitlement/township")
UNDER_WAY = ["open", "received", "withdrawn", "declined"]  # applications after which nobody is missed
BATCH = 5_000
ENDED = "ended"
KINSHIP = {"adoptive": 0, "birth": 1, None: 1}  # a step-parent's duty is not that of a parent


@dataclass(frozen=True)
class Gathered:
    """People and households by their ids."""

    people: dict[str, Person] = field(default_factory=dict)
    households: dict[str, Household] = field(default_factory=dict)


class _Gathered(Model):
    people: list[Any]
    households: list[Any]


class _Around(Model):
    people: list[str]
    households: list[str]


def around(db: EntitlementGraph, ids: list[str], homes: Sequence[str] = ()) -> Gathered:
    """People and households, whoever lives with them, the nearest kin, and the households of all of them."""
    found = db.read(AROUND, _Around, ids=ids, homes=list(homes))
    people = sorted({*ids, *(id for row in found for id in row.people)})
    households = sorted({*homes, *(id for row in found for id in row.households)})
    return joined(gathered(db, people, households, known_registers(db)))


def gathered(db: EntitlementGraph, ids: list[str], households: list[str], by_area: Covered) -> Gathered:
    """People and households named by their ids, as they stand, the awards of households not yet their members'."""
    told = Gathered()
    for at in range(0, max(len(ids), len(households)), BATCH):
        part = {"ids": ids[at : at + BATCH], "homes": households[at : at + BATCH], "statuses": UNDER_WAY}
        (found,) = db.read(GATHERED, _Gathered, **part)
        told.people.update((row[0], _person(row, by_area)) for row in found.people)
        told.households.update((row[0], _household(row)) for row in found.households)
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


def _person(row: list[Any], by_area: Covered) -> Person:
    id, area, born, died, kind, grade, areas, parents, children, spouses, households, *more = row
    stated, custody, owned, awards, applied = more
    nearest = sorted((it for it in parents if it[2] in KINSHIP), key=lambda it: (KINSHIP[it[2]], it[0]))
    homes = {basis: sorted({home for home, of in households if of == basis}) for basis in ("registered", "declared")}
    return Person(
        id,
        day_of(born),
        day_of(died),
        area,
        min((code for code, of, holds in areas if of == "registered" and holds), default=None),
        kind,
        grade,
        tuple(stated_of(it) for it in (*stated, *custody)),
        tuple(held_of(it) for it in awards if ran(it)),
        next((id for id, sex, _ in nearest if sex == "male"), None),
        next((id for id, sex, _ in nearest if sex == "female"), None),
        min(spouses, default=None),
        tuple(children),
        tuple(Owned(*it) for it in owned),
        departments(area, by_area) | {it[1] for it in stated if it[0] == "authorisation"},
        frozenset(applied),
        next(iter(homes["registered"]), None),
        next(iter(homes["declared"]), None),
        any(len(ids) > 1 for ids in homes.values()),
        _has_moved(areas),
    )


def _has_moved(areas: list[Any]) -> bool:
    """They are known to have lived somewhere, and on the day they live nowhere that is known."""
    residences = [holds for _, kind, holds in areas if kind == "residence"]
    return bool(residences) and not any(residences)


def _household(row: list[Any]) -> Household:
    id, area, basis, members, stated, awards, applied = row
    return Household(
        id,
        area,
        basis,
        tuple(sorted(members)),
        tuple(stated_of(it) for it in stated),
        tuple(held_of(it) for it in awards if ran(it)),
        frozenset(applied),
    )


def ran(award: list[Any]) -> bool:
    """An award that has ended and nobody knows when says nothing of any day."""
    return award[3] != ENDED or award[2] is not None


def departments(area: str | None, by_area: Covered) -> frozenset[Department]:
    """Those of the nearest areas around a township."""
    found: frozenset[Department] = frozenset()
    for width in (9, 6, 4, 2):
        found |= by_area.get((area or "")[:width], frozenset())
    return found


def stated_of(it: list[Any]) -> Stated:
    """One statement of a packed row."""
    kind, value, amount, since, until = it
    return Stated(kind, value, amount, day_of(since), day_of(until))


def held_of(it: list[Any]) -> Held:
    """One award of a packed row."""
    policy, since, until, _, monthly, cause = it
    return Held(policy, day_of(since), day_of(until), cause, monthly)


def day_of(text: str | None) -> date | None:
    """A day of a packed row."""
    return None if text is None else date.fromisoformat(text)


class _Township(Model):
    in_all: int
    people: list[str]
    households: list[Any]


class Township(NamedTuple):
    """Whom policies can concern in a township, with whoever the law names around them.

    `own` are the ids of its people, `homes` those of its households of the register, as which whoever lives together
    otherwise is judged. `in_all` live there, counted with those whom no policy can concern.
    """

    told: Gathered
    own: list[str]
    homes: list[str]
    in_all: int


def township(
    db: EntitlementGraph, code: str, by_area: Covered, spans: Iterable[Span], policies: Sequence[str], households: bool
) -> Township:
    """Whom these policies can concern: who is born and disabled within the spans, and who holds one of them.

    All households of the township are read only where a policy is for them; else those in which one of these people is.
    """
    is_known = "disabled-federation" in departments(code, by_area)  # else whose disability is not known may have one
    asked = [span._replace(disabled=span.disabled and is_known)._asdict() for span in spans]
    row = db.read(TOWNSHIP, _Township, township=code, spans=asked, policies=list(policies))[0]
    beside = [id for id, _ in row.households if id is not None] if households else []
    homes = [id for id, basis in row.households if basis == "registered"] if households else []
    return Township(with_kin(db, row.people, beside, by_area), row.people, homes, row.in_all)


def with_kin(db: EntitlementGraph, ids: list[str], households: list[str], by_area: Covered) -> Gathered:
    """People and households, with whoever the law names around them and the households of all of these."""
    told = gathered(db, ids, households, by_area)
    _add(told, gathered(db, [], _homes(told), by_area))
    _add(told, gathered(db, _beside(told), [], by_area))
    _add(told, gathered(db, [], _homes(told), by_area))
    return joined(told)


def _add(told: Gathered, more: Gathered) -> None:
    told.people.update(more.people)
    told.households.update(more.households)


def _homes(told: Gathered) -> list[str]:
    """The households of these people that have not been read."""
    homes = {home for one in told.people.values() for home in (one.registered_in, one.declared_in) if home}
    return sorted(homes - told.households.keys())


def _beside(told: Gathered) -> list[str]:
    """The kin of these people and the members of these households who are not among them."""
    kin = {id for one in told.people.values() for id in (one.father, one.mother, one.spouse, *one.children) if id}
    return sorted((kin | {id for home in told.households.values() for id in home.members}) - told.people.keys())
