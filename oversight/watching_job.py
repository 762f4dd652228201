"""The watch as a job of the ledger: what the days bring by themselves, then every event that waits, batch by batch."""

from datetime import date, timedelta
from functools import partial
from typing import Any

from base.evidence import Asking
from base.model import Said
from base.settings import Settings
from graph.areas import townships
from graph.client import Client
from graph.concerned import born_on, silent_since
from graph.entitlement import EntitlementGraph, sweeping
from graph.entry import today
from ledger import events, jobs
from ledger.events import CALENDAR, Event, event
from ledger.jobs import Job
from ledger.steps import Steps
from ledger.store import Ledger
from oversight import standings
from oversight.standings import Watch
from oversight.watching import Looked, look_into
from policies.birthdays import turning

KIND = "watching"
STEP = 1_000  # events looked into at once
BACK, AGAIN = 31, 7  # days at most that the calendar is made up for; days looked at again for what came late
MONTH = timedelta(days=31)  # without a sign of life


class WatchReport(Looked):
    """What came of a watch, and how many of its events the calendar brought."""

    by_calendar: int


def ask(ledger: Ledger, asked_by: str) -> Job:
    """Put a watch on the list of jobs."""
    return jobs.ask(ledger, jobs.new_id(), KIND, asked_by, {})


def ask_if_waiting(ledger: Ledger, asked_by: str) -> Job | None:
    """The same where events wait and no watch is on the list already."""
    if not events.in_line(ledger) or any(job.kind == KIND and not job.is_over for job in jobs.listed(ledger).jobs):
        return None
    return ask(ledger, asked_by)


def run(steps: Steps, client: Client, settings: Settings) -> WatchReport:
    """Look into all that waits; begun again it goes on with what is left."""
    db = _door(client, settings, steps.job.asked_by)
    by_calendar = steps.run("calendar", lambda: _calendar(db, steps.ledger))
    watch = Watch(db, steps.ledger, standings.screenings(settings.home, db.day))
    in_all = steps.run("in line", lambda: events.in_line(steps.ledger))
    told, number = Looked(), 0
    while True:
        some = Looked.model_validate(steps.run(f"events {number}", partial(_some, watch)))
        if not some.events:
            return WatchReport(**told.model_dump(), by_calendar=by_calendar)
        told, number = told + some, number + 1
        steps.at(told.events, max(in_all, told.events), _so_far(told.events, in_all))


def _some(watch: Watch) -> dict[str, Any]:
    some = events.waiting(watch.ledger, STEP)
    return look_into(watch, some).model_dump() if some else Looked().model_dump()


def _door(client: Client, settings: Settings, asked_by: str) -> EntitlementGraph:
    """Every township and no compartment: whoever is sealed is looked at by who may see them."""
    asking = Asking(officer_id=asked_by, role="operator", operation="events.run", purpose="oversight")
    areas = townships(client, ("",), settings.query_seconds)
    return sweeping(client, settings, asking, areas, today(client, settings))


def _calendar(db: EntitlementGraph, ledger: Ledger) -> int:
    """Note the birthdays that matter and the months without a sign of life since the last watch; how many are new."""
    last = events.last_day(ledger, CALENDAR) or db.day
    back = min(BACK, max(AGAIN, (db.day - last).days))
    found: list[Event] = []
    for day in (db.day - timedelta(days=number) for number in range(back)):
        found += _events("birthday", born_on(db, turning(day)), day)
        found += _events("silent-month", silent_since(db, day - MONTH - timedelta(days=1), day - MONTH), day)
    before = events.in_line(ledger)
    events.note(ledger, found)
    return events.in_line(ledger) - before


def _events(kind: str, people: list[str], day: date) -> list[Event]:
    return [event(kind, one, day, CALENDAR) for one in people]


def _so_far(done: int, in_all: int) -> Said:
    return Said(zh=f"已核查 {done} / {in_all} 件事", en=f"{done} of {in_all} events looked into")
