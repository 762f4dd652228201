"""Which awards of an office are to be looked at again by a day: by the class of their holder, since the last review."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from pydantic import Field

from base.model import Model, Said
from graph import facts
from graph.door import Door
from graph.entitlement import entitlement_door
from graph.facts import Gathered
from graph.holders import Holder, holders
from graph.registers import known_registers
from graph.running import Running, running
from ledger import proposals, subjects
from ledger.store import Ledger
from oversight import paging
from policies import reviewing
from policies.asking import about_household, about_person
from policies.catalogue import bounds_of, catalogue, policy
from policies.facts import DEPARTMENTS
from policies.facts import facts as known_facts
from policies.known import known
from policies.reviewing import Due
from policies.sentences import to_ask
from policies.subject import Asked


class DueReview(Model):
    """One award whose turn has come; the name of a person masked."""

    award: str
    policy: str
    id: str
    name: str | None
    people: tuple[str, ...]
    township: str
    holder_class: Said
    months: int
    last: date | None = Field(description="The last review, else the day it began; null: nobody knows.")
    due: date | None = Field(description="null: nobody knows since when it runs, so it is due.")
    to_ask: list[Said] = Field(description="What would settle the class, where it is not sure.")


class Reviews(Model):
    """Some of what is due, the longest due first."""

    reviews: list[DueReview]
    next: str | None = Field(description="When there are more: send this as `after`.")


class _Turn(NamedTuple):
    """An award, its last review or else the day it began, and when it is due in which class."""

    row: Running
    last: date | None
    due: Due

    @property
    def on(self) -> date:
        return date.min if self.last is None else self.due.on


Last = Mapping[tuple[str, str], date]  # by holder and policy, or nothing where it was about them as a whole


def due(db: Door, ledger: Ledger, by: date | None, only: str | None, at_most: int, after: str | None) -> Reviews:
    """What is due by a day, or by today; whom a page names may then be opened by this auditor."""
    law, until = entitlement_door(db), by or db.day
    names = [policy(only).id] if only is not None else list(catalogue())
    rows = running(db, [name for name in names if catalogue()[name].review], until)
    last = proposals.decided(ledger, sorted({row.holder for row in rows}))
    rows = [row for row in rows if _can_be_due(row, _newest(row, last, [row.holder]), until)]
    told = facts.with_kin(law, *_holders(rows), known_registers(law))
    last |= proposals.decided(ledger, sorted({one for home in told.households.values() for one in home.members}))
    turns = sorted(_turns(told, rows, last, db.day, until), key=lambda one: (one.on, one.row.award))
    page, more = paging.page(turns, lambda one: one.row.award, at_most, after)
    seen = holders(db, [one.row.holder for one in page])
    shown = [_shown(one, seen[one.row.holder]) for one in page if one.row.holder in seen]
    subjects.remember(ledger, db.officer_id, (person for one in shown for person in one.people))
    return Reviews(reviews=shown, next=more)


def _holders(rows: Sequence[Running]) -> tuple[list[str], list[str]]:
    """The people and the households of them."""
    by = {for_: {row.holder for row in rows if policy(row.policy).for_ == for_} for for_ in ("person", "household")}
    return sorted(by["person"]), sorted(by["household"])


def _newest(row: Running, last: Last, about: Sequence[str]) -> date | None:
    """The newest decision about an award's holder or those who are one with them; else the day it began."""
    told = [row.since, last.get((row.holder, row.policy)), *(last.get((one, "")) for one in about)]
    return max((day for day in told if day is not None), default=None)


def _can_be_due(row: Running, last: date | None, until: date) -> bool:
    soonest = None if last is None else reviewing.soonest(policy(row.policy), last)
    return soonest is None or soonest <= until


def _turns(told: Gathered, rows: Sequence[Running], last: Last, day: date, until: date) -> Iterator[_Turn]:
    """Those whose turn comes by a day; where nobody knows since when an award runs, it has come."""
    for row in rows:
        it, asked = policy(row.policy), _asked(told, row, day)
        if asked is None:
            continue
        since = _newest(row, last, [row.holder, *asked.household] if it.for_ == "household" else [row.holder])
        when = reviewing.due(it, known(it, asked), asked.bounds, since or day)
        if when is not None and (since is None or when.on <= until):
            yield _Turn(row, since, when)


def _asked(told: Gathered, row: Running, day: date) -> Asked | None:
    bounds = bounds_of(row.township, day)
    if row.holder in told.people:
        return about_person(told.people[row.holder], told.people, told.households, day, bounds)
    home = told.households.get(row.holder)
    return None if home is None else about_household(home, told.people, day, bounds)


def _shown(turn: _Turn, holder: Holder) -> DueReview:
    row, it = turn.row, policy(turn.row.policy)
    return DueReview(
        **holder.model_dump(),
        award=row.award,
        policy=row.policy,
        township=row.township,
        holder_class=turn.due.review.class_,
        months=turn.due.review.months,
        last=turn.last,
        due=None if turn.last is None else turn.due.on,
        to_ask=[to_ask(known_facts()[fact].title, DEPARTMENTS[it.evidence[fact]]) for fact in turn.due.missing],
    )
