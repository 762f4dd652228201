"""What the ledger holds of events and proposals for the access matrix: one of each area."""

from collections.abc import Iterable
from datetime import UTC, date, datetime

from sqlalchemy import delete

from base.settings import Settings
from ledger import events, moves, proposals
from ledger.moves import StandingMove
from ledger.proposals import KeptProposal
from ledger.store import open_ledger
from ledger.watch_tables import EVENTS, MOVES, PROPOSAL_MOVES, PROPOSALS

DAY, POLICY = date(2026, 6, 30), "old-age-allowance"


def watch(settings: Settings, areas: Iterable[tuple[str, str]]) -> None:
    """In each area the same person is missed since a birthday, which is proposed to be offered and not yet moved."""
    ledger, at = open_ledger(settings), datetime(2026, 6, 30, tzinfo=UTC)
    told = [(place, area, events.event("birthday", f"P-{place}", DAY, "matrix")) for place, area in areas]
    with ledger.writing() as db:
        for table in (EVENTS, MOVES, PROPOSALS, PROPOSAL_MOVES):
            db.execute(delete(table))
    events.note(ledger, [event for _, _, event in told])
    for place, area, event in told:
        found = {"event_id": event.id, "at": at, "township": area, "holder": f"P-{place}", "policy": POLICY, "day": DAY}
        stands = {"was": "not-entitled", "now": "missed", "due": 100.0, "paid": None, "why": ()}
        with ledger.writing() as db:
            moves.keep(db, [StandingMove.model_validate(found | stands)])
            offer = {"id": f"Pr-{place}", "kind": "offer", "state": "open"}
            proposals.keep(db, [KeptProposal.model_validate(found | stands | offer)])
