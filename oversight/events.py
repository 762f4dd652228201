"""What an officer tells of and sees of events: the feed of their townships, who stands otherwise since, and why."""

from datetime import date

from pydantic import ConfigDict, Field

from base.errors import Invalid
from base.keyring import keys
from base.model import Model, Said
from base.sealing import seal_text
from graph.door import Door
from graph.holders import holders
from graph.seen import seen
from ledger import events, moves, subjects
from ledger.events import Event
from ledger.sealed import bound_to
from ledger.store import Ledger
from ledger.watch_tables import EVENTS
from oversight import watching_job
from oversight.scope import own
from oversight.screenings import FINDINGS
from policies.catalogue import catalogue, policy
from policies.events import event_kinds, reported
from policies.sentences import why
from policies.standing import Standing

MOST = 2**53  # the last place in the feed that there can be


class EventRequest(Model):
    """Something an officer has learnt of somebody: a note of a visit, a sudden illness, a month of silence."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"kind": "visit-note", "person_id": "P-1", "note": "家中只有老人一人"}]}
    )

    kind: str = Field(max_length=32, description="visit-note, illness or silent-month.")
    person_id: str = Field(max_length=64)
    on: date | None = Field(None, description="When it happened; today when left out.")
    note: str | None = Field(
        None, max_length=2000, description="What was seen; kept sealed, and read by nobody's score."
    )


class Fed(Model):
    """A holder who stood so towards a policy and stands otherwise now, because of what happened."""

    seq: int
    event: str
    happened: date
    said: Said
    id: str
    name: str | None
    people: tuple[str, ...]
    township: str
    policy: str
    was: Standing | None = Field(description="null: nobody had looked before.")
    now: Standing
    due: float | None
    paid: float | None
    why: list[Said]


class Feed(Model):
    """Some of what changed in one's townships, the newest first."""

    moves: list[Fed]
    next: int | None = Field(description="When there are more: send this as `before`.")


def report(db: Door, ledger: Ledger, request: EventRequest) -> Event:
    """Note what an officer tells of somebody in their areas, and have it looked into."""
    seen(db, request.person_id)
    on = request.on or db.day
    if on > db.day:
        raise Invalid(f"日期 {on} 在将来，请核对。", f"The day {on} lies ahead. Check it.")
    told = events.event(reported(request.kind), request.person_id, on, db.officer_id)
    of = bound_to(EVENTS.c.note_sealed, told.id)
    sealed = None if request.note is None else seal_text(keys(db.settings), request.note, of)
    db.trail.acted(f"event {told.id}")
    events.note(ledger, [told], sealed)
    watching_job.ask_if_waiting(ledger, db.officer_id)
    return told


def feed(db: Door, ledger: Ledger, area: str | None, before: int | None, at_most: int) -> Feed:
    """The moves of the asker's townships; whom they call missed or to be looked at again may be opened."""
    rows = moves.listed(ledger, own(db, area), before, at_most + 1)
    page = rows[:at_most]
    found, seen_now = events.named(ledger, [one.event_id for one in page]), holders(db, [one.holder for one in page])
    shown = [
        Fed(
            **seen_now[one.holder].model_dump(),
            **one.model_dump(include={"seq", "township", "policy", "was", "now", "due", "paid"}),
            event=found[one.event_id].kind,
            happened=found[one.event_id].happened,
            said=title(found[one.event_id].kind),
            why=[why(policy(one.policy), code, one.township, one.day) for code in one.why],
        )
        for one in page
        if one.holder in seen_now and one.event_id in found and one.policy in catalogue()
    ]
    named = (person for one in shown if one.now in FINDINGS for person in one.people)
    subjects.remember(ledger, db.officer_id, named)
    return Feed(moves=shown, next=page[-1].seq if len(rows) > at_most else None)


def title(kind: str) -> Said:
    """What a kind of event is called; one of an older release by its own word."""
    return event_kinds()[kind].title if kind in event_kinds() else Said(zh=kind, en=kind)
