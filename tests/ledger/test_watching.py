"""Events, moves and proposals on either database: noted once, kept together, moved on by who has read them."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from base.errors import NotFound
from ledger import events, jobs, moves, proposals
from ledger.moves import StandingMove
from ledger.proposals import UNDECIDED, KeptProposal
from ledger.store import Ledger

DAY, AT = date(2026, 6, 30), datetime(2026, 6, 30, tzinfo=UTC)


def move(number: int, **more: Any) -> StandingMove:
    """A holder who is missed now."""
    told = {"event_id": "Ev-1", "at": AT, "township": "990101001", "holder": f"P-{number}", "policy": "orphan"}
    stands = {"was": None, "now": "missed", "due": 100.0, "paid": None, "why": ["A", "B"], "day": DAY}
    return StandingMove.model_validate({**told, **stands, **more})


def proposal(number: int, **more: Any) -> KeptProposal:
    """What is proposed because of it."""
    told = move(number).model_dump(exclude={"seq"})
    return KeptProposal.model_validate({**told, "id": f"Pr-{number}", "kind": "offer", "state": "open", **more})


def test_an_event_is_noted_once_and_waits_until_it_is_done(ledger: Ledger) -> None:
    some = [events.event("death", f"P-{number}", DAY, "J-1") for number in range(1200)]
    events.note(ledger, some)
    events.note(ledger, some[:3])

    first = events.waiting(ledger, 700)
    with ledger.writing() as db:
        events.done(db, [one.id for one in first])

    assert events.in_line(ledger) == 500
    assert {one.id for one in events.waiting(ledger, 2000)} == {one.id for one in some} - {one.id for one in first}
    assert events.named(ledger, [some[0].id])[some[0].id].about == "P-0"
    assert events.last_day(ledger, "J-1") == DAY
    assert events.last_day(ledger, "calendar") is None


def test_a_register_is_watched_from_its_first_screening_on(ledger: Ledger) -> None:
    assert not events.is_watching(ledger)

    job = jobs.ask(ledger, jobs.new_id(), events.SCREENING, "F-1", {})
    assert not events.is_watching(ledger)
    jobs.end(ledger, job.id, "done", None, {})

    assert events.is_watching(ledger)


def test_the_last_move_of_each_holder_and_policy_counts(ledger: Ledger) -> None:
    with ledger.writing() as db:
        moves.keep(db, [move(1), move(2), move(1, was="missed", now="receiving"), move(1, policy="edge-household")])

    found = moves.latest(ledger, ["P-1", "P-9"])

    assert {key: one.now for key, one in found.items()} == {
        ("P-1", "orphan"): "receiving",
        ("P-1", "edge-household"): "missed",
    }
    assert found[("P-1", "orphan")].why == ("A", "B")


def test_the_feed_is_of_ones_townships_page_by_page_the_newest_first(ledger: Ledger) -> None:
    with ledger.writing() as db:
        moves.keep(db, [move(number, township="990199001" if number == 2 else "990101001") for number in range(5)])

    first = moves.listed(ledger, ["990101001"], None, 2)
    second = moves.listed(ledger, ["990101001"], first[-1].seq, 9)

    assert [one.holder for one in (*first, *second)] == ["P-4", "P-3", "P-1", "P-0"]
    assert moves.listed(ledger, [], None, 9) == []


def test_a_proposal_is_moved_on_only_as_it_was_read(ledger: Ledger) -> None:
    one = proposal(1)
    with ledger.writing() as db:
        proposals.keep(db, [one, proposal(2)])
        assert proposals.move(db, one, "notify", "notified", "F-1", answer_by=date(2026, 7, 10))
        assert not proposals.move(db, one, "dismiss", "dismissed", "F-2")
        kept = proposals.undecided(db, ["P-1", "P-2"])

    assert {it.id: (it.state, it.answer_by, it.version) for it in kept} == {
        "Pr-1": ("notified", date(2026, 7, 10), 2),
        "Pr-2": ("open", None, 1),
    }
    assert [(it.move, it.by) for it in proposals.history(ledger, "Pr-1")] == [("notify", "F-1")]
    with pytest.raises(NotFound):
        proposals.show(ledger, "Pr-9")


def test_proposals_are_listed_by_township_state_and_kind_page_by_page(ledger: Ledger) -> None:
    with ledger.writing() as db:
        proposals.keep(db, [proposal(number, kind="warn" if number == 3 else "offer") for number in range(5)])
        proposals.move(db, proposal(0), "accept", "accepted", "F-1")

    def listed(after: KeptProposal | None = None, kind: Any = "offer", at_most: int = 9) -> list[str]:
        return [one.id for one in proposals.listed(ledger, ["990101001"], UNDECIDED, kind, after, at_most)]

    assert listed(at_most=2) == ["Pr-1", "Pr-2"]
    assert listed(proposal(2)) == ["Pr-4"]
    assert listed(kind=None) == ["Pr-1", "Pr-2", "Pr-3", "Pr-4"]
    assert proposals.listed(ledger, ["990101001"], ("accepted",), None, None, 9)[0].id == "Pr-0"


def test_the_last_decision_about_a_holder_counts_and_what_is_overtaken_is_none(ledger: Ledger) -> None:
    with ledger.writing() as db:
        proposals.keep(db, [proposal(1), proposal(2), proposal(3, policy=None)])
        proposals.move(db, proposal(1), "dismiss", "dismissed", "F-1")
        proposals.move(db, proposal(2), "overtake", "overtaken", "watch")
        proposals.move(db, proposal(3), "accept", "accepted", "F-1")

    assert proposals.decided(ledger, ["P-1", "P-2", "P-3"]).keys() == {("P-1", "orphan"), ("P-3", "")}
