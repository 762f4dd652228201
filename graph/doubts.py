"""Doubts: "this tie is wrong", or "these two records are two people"; raised with a reason, confirmed or lifted."""

import hashlib
import secrets
from datetime import UTC, date, datetime
from typing import Annotated, Literal, get_args

from pydantic import Field

from base.errors import NotFound, Refused, Stale
from base.model import Model, Said
from base.withheld import Hidden
from graph import cursor, telling
from graph.door import AuditorGraph, CaseworkerGraph, Door
from graph.marks import Act, Step
from graph.seen import in_scope
from graph.statements import load

TIE = load("doubts/tie")
RAISE = load("doubts/raise")
PART = load("doubts/part")
SHOW = load("doubts/show")
LIST = load("doubts/list")
DECIDE = load("doubts/decide")
ALL: tuple[Act, ...] = get_args(Act)
BEGINNING = ("9999-12-31T00:00:00+00:00", "")

Kind = Literal[
    "MEMBER_OF", "SPOUSE_OF", "PARENT_OF", "GUARDIAN_OF", "ACTS_FOR", "LIVES_AT", "STAYS_AT", "HELD_BY", "HAS", "USES",
    "OWNS", "RUNS", "WORKS_AT", "STUDIES_AT", "SAME_AS", "IS", "DECLARED_KIN", "DONATED", "IN", "ABOUT", "BY", "OF",
    "TO", "MADE", "FOR", "LOCATED_AT",
]  # fmt: skip
KINDS: tuple[Kind, ...] = get_args(Kind)
Decision = Literal["confirm", "lift"]
ACTS: dict[Decision, Act] = {"confirm": "confirmed", "lift": "lifted"}
Id = Annotated[str, Field(min_length=1, max_length=64)]
Reason = Annotated[Hidden, Field(min_length=1, max_length=500, pattern=r"\S", description="Why, in a sentence.")]


class TieDoubt(Model):
    """This tie is wrong: its kind and its ends in the direction it is written; `since` when it has several versions."""

    kind: Kind
    start: Id
    end: Id
    since: date | None = None
    reason: Reason


class PairDoubt(Model):
    """These two records are two people, not one."""

    same: tuple[Id, Id]
    reason: Reason


class DecisionRequest(Model):
    """An auditor's judgement: `confirm` that the doubt is right, or `lift` it."""

    decision: Decision
    reason: Reason


class Place(Model):
    """One end of what is doubted."""

    id: str
    label: str


class _Row(Model):
    id: str
    kind: str
    since: date | None
    status: Act
    start: Place
    end: Place
    history: tuple[Step, ...]


class Doubt(_Row):
    """A doubt with everything that was said of it; the version counts the steps of its history."""

    said: Said
    version: int


class Doubts(Model):
    """A page of doubts, the last to change first."""

    in_all: int
    shown: int
    doubts: tuple[Doubt, ...]
    next: str | None


class _Listed(_Row):
    changed: str


class _Page(Model):
    in_all: int
    doubts: tuple[_Listed, ...]


class _End(Model):
    id: str
    name: str


class _Tie(Model):
    tie: str
    since: date | None
    people: tuple[str, ...]


def raise_doubt(db: CaseworkerGraph, request: TieDoubt | PairDoubt) -> Doubt:
    """The doubt, raised; sent twice it is one, and another officer's reason joins its history."""
    return _part(db, request) if isinstance(request, PairDoubt) else _doubt(db, request)


def show(db: Door, doubt_id: str) -> Doubt:
    """One doubt; NotFound when there is none whose ends are both in scope."""
    rows = db.read(SHOW, _Row, doubt_id=doubt_id)
    if not rows:
        raise NotFound("doubt", doubt_id)
    return _told(rows[0])


def doubts(db: Door, status: Act | None = None, at_most: int = 50, after: str | None = None) -> Doubts:
    """The doubts of a status, or all, whose ends are in scope."""
    at, last = cursor.unwrap(after, (str, str)) if after else BEGINNING
    statuses = [status] if status else list(ALL)
    after_at = cursor.moment(at)
    page = db.read(LIST, _Page, statuses=statuses, after_at=after_at, after_id=last, at_most=at_most + 1)[0]
    rows = page.doubts[:at_most]
    more = len(page.doubts) > at_most
    return Doubts(
        in_all=page.in_all,
        shown=len(rows),
        doubts=tuple(_told(_Row(**row.model_dump(exclude={"changed"}))) for row in rows),
        next=cursor.wrap(rows[-1].changed, rows[-1].id) if more else None,
    )


def decide(db: AuditorGraph, doubt_id: str, decision: Decision, reason: str, version: int | None = None) -> Doubt:
    """The doubt, confirmed or lifted in the version that was read; Stale when somebody changed it meanwhile."""
    before, act = show(db, doubt_id), ACTS[decision]
    read = before.version if version is None else version
    if before.version == read:
        if before.status == act:
            raise _stands(before)
        batch = _attempt(doubt_id)
        db.write(DECIDE, batch=batch, doubt_id=doubt_id, version=read, act=act, reason=reason, at=_now())
    doubt = show(db, doubt_id)
    if (doubt.version, doubt.status, doubt.history[-1].by) != (read + 1, act, db.officer_id):
        raise Stale(doubt.version)
    return doubt


def _doubt(db: CaseworkerGraph, request: TieDoubt) -> Doubt:
    rows = db.read(TIE, _Tie, kind=request.kind, start_id=request.start, end_id=request.end, since=request.since)
    if not rows:
        raise NotFound("tie", f"{request.start} {request.kind} {request.end}")
    since = rows[0].since.isoformat() if rows[0].since else ""
    doubt_id = _id(request.kind, request.start, request.end, since)
    db.write(
        RAISE,
        batch=_attempt(doubt_id),
        tie=rows[0].tie,
        start_id=request.start,
        end_id=request.end,
        doubt_id=doubt_id,
        reason=request.reason,
        at=_now(),
    )
    return show(db, doubt_id)


def _part(db: CaseworkerGraph, request: PairDoubt) -> Doubt:
    start, end = sorted(request.same)
    if start == end:
        raise Refused("请给出两条不同的人员记录。", "Name two different records of people.")
    in_scope(db, [start, end])
    doubt_id = _id("NOT_SAME_AS", start, end)
    db.write(
        PART,
        batch=_attempt(doubt_id),
        start_id=start,
        end_id=end,
        doubt_id=doubt_id,
        reason=request.reason,
        at=_now(),
    )
    return show(db, doubt_id)


def _told(row: _Row) -> Doubt:
    return Doubt(**row.model_dump(), said=telling.doubt(row.kind, row.status), version=len(row.history))


def _now() -> datetime:
    """When somebody said it, which is no matter of the graph's day."""
    return datetime.now(UTC)


def _id(*parts: str) -> str:
    """Ours and meaningless, yet the same however often one tie is doubted."""
    return "D-" + hashlib.sha256("|".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _attempt(doubt_id: str) -> str:
    """A batch of its own: whether it is said again the statement itself sees."""
    return f"doubt-{doubt_id}-{secrets.token_hex(4)}"


def _stands(doubt: Doubt) -> Refused:
    return Refused(
        f"疑点 {doubt.id} 的状态已经是“{doubt.said.zh}”，无须再次核定。",
        f"Doubt {doubt.id} is already {doubt.said.en}; there is nothing to decide.",
    )
