"""What an officer sees of proposals and does with them: a person is heard first, and a named person decides."""

from datetime import date, datetime, timedelta
from typing import Literal, get_args

from pydantic import Field

from base.errors import Forbidden, Invalid, NotFound, Refused
from base.keyring import keys
from base.model import Model, Said
from base.sealing import open_text, seal_text
from graph.door import Door
from graph.holders import Holder, holders
from ledger import events, proposals, subjects
from ledger.proposals import KeptProposal, State
from ledger.sealed import bound_to
from ledger.store import Ledger
from ledger.watch_tables import PROPOSAL_MOVES
from oversight.entitlements import Entitlement, of_household, of_person
from oversight.events import title
from oversight.scope import own
from policies.catalogue import catalogue, policy
from policies.proposing import Kind, proposal_kinds
from policies.sentences import to_ask, why
from policies.standing import Standing

Act = Literal["notify", "hear", "accept", "dismiss"]
ACTS: tuple[Act, ...] = get_args(Act)
LEADS_TO: dict[Act, State] = {"notify": "notified", "hear": "heard", "accept": "accepted", "dismiss": "dismissed"}
DECIDES = "approver"  # who ends or lowers what somebody is paid


class MoveRequest(Model):
    """What to do with a proposal; hearing somebody and dismissing a proposal need a note."""

    move: Act
    note: str | None = Field(None, min_length=1, max_length=2000, description="Kept sealed.")


class Proposal(Model):
    """One proposal as an officer sees it; the name of a person masked."""

    id: str
    kind: Kind
    said: Said
    state: State
    event: str = Field(description="What happened.")
    happened: date | None
    holder: str
    name: str | None
    people: tuple[str, ...]
    township: str
    policy: str | None
    was: Standing | None
    now: Standing | None
    due: float | None
    paid: float | None
    why: list[Said]
    day: date
    answer_by: date | None = Field(description="Until when the person may answer.")
    version: int


class Proposals(Model):
    """Some of the proposals of one's townships, the oldest first."""

    proposals: list[Proposal]
    next: str | None = Field(description="When there are more: send this as `after`.")


class Moved(Model):
    """What was done with a proposal."""

    move: str
    by: str
    at: datetime
    note: str | None


class Filled(Model):
    """An application filled in beforehand: what registers say already, and what is still to be asked of whom."""

    policy: str
    about: str
    known: list[Said]
    to_ask: list[Said]


class ShownProposal(Proposal):
    """A proposal with what was done with it, what the law says today, and for an offer the application."""

    moves: list[Moved]
    today: Entitlement | None
    application: Filled | None


class ListRequest(Model):
    """Which proposals to list."""

    states: tuple[State, ...] = proposals.UNDECIDED
    kind: Kind | None = None
    area: str | None = None
    at_most: int = 50
    after: str | None = None


def listed(db: Door, ledger: Ledger, request: ListRequest) -> Proposals:
    """A page of them; whom it names may then be opened by this auditor."""
    at_most, townships = request.at_most, own(db, request.area)
    last = None if request.after is None else _kept(db, ledger, request.after)
    rows = proposals.listed(ledger, townships, request.states, request.kind, last, at_most + 1)
    seen = holders(db, [one.holder for one in rows[:at_most]])
    told = events.named(ledger, [one.event_id for one in rows[:at_most]])
    shown = [_shown(one, seen[one.holder], told) for one in rows[:at_most] if one.holder in seen]
    subjects.remember(ledger, db.officer_id, (person for one in shown for person in one.people))
    return Proposals(proposals=shown, next=rows[at_most - 1].id if len(rows) > at_most else None)


def show(db: Door, ledger: Ledger, proposal_id: str) -> ShownProposal:
    """One of them; NotFound where its holder is not in the asker's areas now."""
    kept = _kept(db, ledger, proposal_id)
    seen = holders(db, [kept.holder])
    if kept.holder not in seen:
        raise NotFound("proposal", proposal_id)
    for person in seen[kept.holder].people:
        db.admit(person)
    one = _shown(kept, seen[kept.holder], events.named(ledger, [kept.event_id]))
    today = _today(db, kept)
    return ShownProposal(
        **one.model_dump(),
        moves=_history(db, ledger, kept),
        today=today,
        application=_filled(kept, today) if kept.kind == "offer" and today is not None else None,
    )


def version(db: Door, ledger: Ledger, proposal_id: str) -> int:
    """Which version of it there is now."""
    return _kept(db, ledger, proposal_id).version


def move(db: Door, ledger: Ledger, proposal_id: str, request: MoveRequest, version: int) -> ShownProposal:
    """Move one on; Refused where its turn has not come, Forbidden where somebody else decides; twice is as once."""
    kept = _kept(db, ledger, proposal_id)
    if kept.state == LEADS_TO[request.move]:
        return show(db, ledger, proposal_id)
    _allow(db, kept, request)
    until = db.day + timedelta(days=proposal_kinds()[kept.kind].heard or 0) if request.move == "notify" else None
    of = bound_to(PROPOSAL_MOVES.c.note_sealed, proposals.next_move(kept))
    note = None if request.note is None else seal_text(keys(db.settings), request.note, of)
    db.trail.acted(f"{request.move} {proposal_id}")
    as_read = kept.model_copy(update={"version": version})
    with ledger.writing() as connection:
        if not proposals.move(connection, as_read, request.move, LEADS_TO[request.move], db.officer_id, note, until):
            raise Refused(
                "这项建议刚被别人处理过。请重新查看后再办。",
                "Somebody else has moved this proposal meanwhile. Look at it again first.",
            )
    return show(db, ledger, proposal_id)


def _allow(db: Door, kept: KeptProposal, request: MoveRequest) -> None:
    heard = proposal_kinds()[kept.kind].heard is not None
    if kept.state not in proposals.UNDECIDED:
        raise Refused(f"这项建议已经结束（{kept.state}）。", f"This proposal is over ({kept.state}).")
    if request.move in ("hear", "dismiss") and request.note is None:
        raise Invalid("请写明听取的意见或不采纳的理由（note）。", "Say what was heard, or why it is dismissed (note).")
    if request.move == "notify" and not (heard and kept.state == "open"):
        raise Refused("不需要告知，或已经告知。", "Nobody has to be notified, or they have been.")
    if request.move == "hear" and kept.state != "notified":
        raise Refused("请先告知本人（notify），再听取意见。", "Notify the person first (notify), then hear them.")
    if request.move == "accept" and heard:
        _allow_ending(db, kept)


def _allow_ending(db: Door, kept: KeptProposal) -> None:
    """Nobody is paid less before they were told and heard, or did not answer in time; an approver decides it."""
    if kept.state == "open" or (kept.state == "notified" and not _is_late(db.day, kept)):
        raise Refused(
            "须先告知本人并听取意见，或等答复期限届满，才能作出决定。",
            "It is decided once the person was notified and heard, or the time for an answer is over.",
        )
    if db.role != DECIDES:
        raise Forbidden("停发或降低待遇由审批人员决定。", "To end or lower what somebody is paid, an approver decides.")


def _is_late(day: date, kept: KeptProposal) -> bool:
    return kept.answer_by is not None and kept.answer_by < day


def _kept(db: Door, ledger: Ledger, proposal_id: str) -> KeptProposal:
    kept = proposals.show(ledger, proposal_id)
    if kept.township not in db.areas:
        raise NotFound("proposal", proposal_id)
    return kept


def _shown(kept: KeptProposal, holder: Holder, told: dict[str, events.Event]) -> Proposal:
    event, it = told.get(kept.event_id), catalogue().get(kept.policy or "")
    return Proposal(
        **kept.model_dump(exclude={"event_id", "at", "why"}),
        name=holder.name,
        people=holder.people,
        said=proposal_kinds()[kept.kind].title,
        event=event.kind if event else "",
        happened=event.happened if event else None,
        why=[
            *([title(event.kind)] if event else []),
            *(why(it, code, kept.township, kept.day) for code in kept.why if it),
        ],
    )


def _today(db: Door, kept: KeptProposal) -> Entitlement | None:
    """What the law says of the holder today; nothing for a proposal about them as a whole."""
    if kept.policy is None or kept.policy not in catalogue() or not policy(kept.policy).in_force(db.day):
        return None
    ask = of_person if policy(kept.policy).for_ == "person" else of_household
    return next(iter(ask(db, kept.holder, kept.policy).entitlements), None)


def _filled(kept: KeptProposal, today: Entitlement) -> Filled:
    known = [line.said for line in today.conditions if line.outcome == "met"]
    asked = [to_ask(one.said, one.of) for one in today.missing]
    return Filled(policy=today.id, about=kept.holder, known=known, to_ask=asked)


def _history(db: Door, ledger: Ledger, kept: KeptProposal) -> list[Moved]:
    column = PROPOSAL_MOVES.c.note_sealed
    return [
        Moved(
            **one.model_dump(include={"move", "by", "at"}),
            note=None
            if one.note_sealed is None
            else open_text(keys(db.settings), one.note_sealed, bound_to(column, one.id)),
        )
        for one in proposals.history(ledger, kept.id)
    ]
