"""The proposals that events give, kept with the moves they come of; what is overtaken is closed and stays on record."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime

from graph.concerned import Concerned
from ledger import events, moves, proposals
from ledger.events import Event
from ledger.moves import StandingMove
from ledger.proposals import KeptProposal
from ledger.store import Ledger
from policies.events import event_kinds
from policies.proposing import Stood, proposed

BY = "watch"  # who closes a proposal that somebody's standing has overtaken


def of_moves(told: Iterable[tuple[StandingMove, Stood | None]]) -> Iterator[KeptProposal]:
    """What is proposed because somebody stands otherwise."""
    for move, was in told:
        kind = proposed(was, Stood(move.now, move.due))
        if kind is not None:
            told_of = move.model_dump(exclude={"seq"})
            yield KeptProposal(id=proposals.new_id(), kind=kind, state="open", **told_of)


def always(day: date, found: Concerned, some: Iterable[Event]) -> Iterator[KeptProposal]:
    """What some kinds of event ask for whatever the law makes of them: to warn the township, to look again."""
    for event in some:
        kind = event_kinds()[event.kind].always if event.kind in event_kinds() else None
        for holder in found.about.get(event.about, ()) if kind else ():
            township = found.township(holder)
            if kind is not None and township is not None:
                told = {"event_id": event.id, "township": township, "holder": holder, "day": day}
                yield KeptProposal(id=proposals.new_id(), kind=kind, state="open", at=datetime.now(UTC), **told)


def keep(ledger: Ledger, some: Sequence[Event], told: Sequence[StandingMove], new: Sequence[KeptProposal]) -> int:
    """Keep all that came of events in one transaction; how many proposals are new.

    Whoever stands otherwise has overtaken what was proposed because of how they stood; what is proposed already is not
    proposed again.
    """
    changed = {(move.holder, move.policy) for move in told}
    with ledger.writing() as db:
        standing = proposals.undecided(db, sorted({*(one.holder for one in told), *(one.holder for one in new)}))
        left = set()
        for one in standing:
            if (one.holder, one.policy) in changed:
                proposals.move(db, one, "overtake", "overtaken", BY)
            else:
                left.add((one.holder, one.policy, one.kind))
        fresh = {key: one for one in new if (key := (one.holder, one.policy, one.kind)) not in left}
        moves.keep(db, told)
        proposals.keep(db, fresh.values())
        events.done(db, [one.id for one in some])
    return len(fresh)
