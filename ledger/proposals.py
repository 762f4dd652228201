"""Proposals and what was done with each: kept, listed by township, and moved on by named officers."""

import secrets
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from typing import Literal, get_args

from sqlalchemy import Connection, func, insert, select, update

from base.clock import CHINA
from base.errors import NotFound
from base.model import Model
from ledger.store import Ledger
from ledger.watch_tables import PROPOSAL_MOVES, PROPOSALS
from policies.proposing import Kind
from policies.standing import Standing

State = Literal["open", "notified", "heard", "accepted", "dismissed", "overtaken"]
STATES: tuple[State, ...] = get_args(State)
UNDECIDED: tuple[State, ...] = ("open", "notified", "heard")
CHUNK = 500


class KeptProposal(Model):
    """One proposal as it is kept: about whom, what, why, and where it stands."""

    id: str
    kind: Kind
    state: State
    event_id: str
    township: str
    holder: str
    policy: str | None = None
    was: Standing | None = None
    now: Standing | None = None
    due: float | None = None
    paid: float | None = None
    why: tuple[str, ...] = ()
    day: date
    at: datetime
    answer_by: date | None = None
    version: int = 1


class ProposalMove(Model):
    """Who did what with a proposal and when; its note is sealed."""

    id: str
    move: str
    by: str
    at: datetime
    note_sealed: str | None


def new_id() -> str:
    """A name for a proposal."""
    return f"Pr-{secrets.token_hex(8)}"


def undecided(db: Connection, holders: Sequence[str]) -> list[KeptProposal]:
    """The proposals about these holders that nobody has decided."""
    found: list[KeptProposal] = []
    for at in range(0, len(holders), CHUNK):
        these = PROPOSALS.c.holder.in_(holders[at : at + CHUNK]), PROPOSALS.c.state.in_(UNDECIDED)
        found += [_kept(row) for row in db.execute(select(PROPOSALS).where(*these)).mappings()]
    return found


def keep(db: Connection, some: Iterable[KeptProposal]) -> None:
    """Keep new proposals."""
    rows = [{**one.model_dump(), "day": str(one.day)} for one in some]
    if rows:
        db.execute(insert(PROPOSALS), rows)


def next_move(one: KeptProposal) -> str:
    """The id of the move that comes next, to which its note is bound."""
    return f"{one.id}.{one.version + 1}"


def move(
    db: Connection,
    one: KeptProposal,
    name: str,
    state: State,
    by: str,
    note_sealed: str | None = None,
    answer_by: date | None = None,
) -> bool:
    """Move a proposal on as it was read; False when somebody else has moved it meanwhile."""
    until = answer_by or one.answer_by
    values = {"state": state, "answer_by": None if until is None else str(until), "version": one.version + 1}
    as_read = (PROPOSALS.c.id == one.id) & (PROPOSALS.c.version == one.version)
    if db.execute(update(PROPOSALS).where(as_read).values(**values)).rowcount == 0:
        return False
    told: dict[str, object] = {
        "id": next_move(one),
        "proposal_id": one.id,
        "move": name,
        "by": by,
        "at": datetime.now(UTC),
    }
    db.execute(insert(PROPOSAL_MOVES).values(**told, note_sealed=note_sealed))
    return True


def show(ledger: Ledger, proposal_id: str) -> KeptProposal:
    """One proposal; NotFound when there is none of that name."""
    with ledger.reading() as db:
        row = db.execute(select(PROPOSALS).where(PROPOSALS.c.id == proposal_id)).mappings().first()
    if row is None:
        raise NotFound("proposal", proposal_id)
    return _kept(row)


def history(ledger: Ledger, proposal_id: str) -> list[ProposalMove]:
    """What was done with a proposal, the first first."""
    told = PROPOSAL_MOVES.c
    asked = select(told.id, told.move, told.by, told.at, told.note_sealed).where(told.proposal_id == proposal_id)
    with ledger.reading() as db:
        return [
            ProposalMove.model_validate(dict(row)) for row in db.execute(asked.order_by(told.at, told.id)).mappings()
        ]


def decided(ledger: Ledger, holders: Sequence[str]) -> dict[tuple[str, str], date]:
    """When somebody last decided about holders: by holder and policy, no policy where it was about them as a whole."""
    told, found = PROPOSALS.c, dict[tuple[str, str], date]()
    over = told.state.in_(("accepted", "dismissed"))
    joined = PROPOSALS.join(PROPOSAL_MOVES, PROPOSAL_MOVES.c.proposal_id == told.id)
    asked = select(told.holder, told.policy, func.max(PROPOSAL_MOVES.c.at)).select_from(joined).where(over)
    with ledger.reading() as db:
        for at in range(0, len(holders), CHUNK):
            these = asked.where(told.holder.in_(holders[at : at + CHUNK])).group_by(told.holder, told.policy)
            found |= {(holder, name or ""): last.astimezone(CHINA).date() for holder, name, last in db.execute(these)}
    return found


def listed(
    ledger: Ledger,
    townships: Sequence[str],
    states: Sequence[State],
    kind: Kind | None,
    after: KeptProposal | None,
    at_most: int,
) -> list[KeptProposal]:
    """The proposals of these townships in these states, the oldest first, behind one of them where that is given."""
    told = PROPOSALS.c
    asked = select(PROPOSALS).where(told.township.in_(townships), told.state.in_(states))
    if kind is not None:
        asked = asked.where(told.kind == kind)
    if after is not None:
        asked = asked.where((told.at > after.at) | ((told.at == after.at) & (told.id > after.id)))
    with ledger.reading() as db:
        return [_kept(row) for row in db.execute(asked.order_by(told.at, told.id).limit(at_most)).mappings()]


def _kept(row: object) -> KeptProposal:
    return KeptProposal.model_validate(dict(row))  # type: ignore[call-overload]  # a row is a mapping
