"""Who looked: for an auditor about a person a finding named, for the security administrator about an officer."""

from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Path, Query

from api.deps import AuditorGraph, KnownLedger, Watched
from api.examples import shown
from base.evidence import named
from graph import people
from ledger.audit import search
from ledger.audit.search import LAST, Found, Search

router = APIRouter(prefix="/audit", tags=["audit"])
Since = Annotated[datetime | None, Query(description="From this moment on.", examples=["2026-06-01T00:00:00+08:00"])]
Until = Annotated[datetime | None, Query(description="Before this moment.", examples=["2026-07-01T00:00:00+08:00"])]
After = Annotated[int | None, Query(ge=1, le=LAST, description="`next` of the page before.")]
AtMost = Annotated[int, Query(ge=1, le=200, description="How many on one page.")]
PersonId = Annotated[
    str, Query(max_length=64, pattern=r"^[!-~]+$", description="The person they are about.", examples=["P-1"])
]
OfficerId = Annotated[str, Path(max_length=64, pattern=r"^[!-~]+$", description="Whose acts.", examples=["F-1"])]
EXAMPLE = shown({"records": [], "in_all": 0, "next": None})


@router.get("/records", summary="Who looked at a person", responses=EXAMPLE)
def records(
    person_id: PersonId,
    db: AuditorGraph,
    ledger: KnownLedger,
    since: Since = None,
    until: Until = None,
    after: After = None,
    at_most: AtMost = 50,
) -> Found:
    """Every look at somebody a finding has named, newest first; whoever else was looked at with them stays unnamed."""
    db.admit(person_id)
    people.counts(db, person_id)  # who is out of scope or sealed is not there, here as everywhere
    asked = Search(person_id=person_id, since=since, until=until, after=after, at_most=at_most)
    return search.only(search.search(ledger, asked), person_id)


@router.get("/officers/{officer_id}", summary="What an officer did", responses=EXAMPLE)
def by_officer(
    officer_id: OfficerId,
    trail: Watched,
    ledger: KnownLedger,
    since: Since = None,
    until: Until = None,
    after: After = None,
    at_most: AtMost = 50,
) -> Found:
    """What somebody did, when, from where and why, newest first; whom it was about is not shown, only how many."""
    asked = Search(officer_id=officer_id, since=since, until=until, after=after, at_most=at_most)
    trail.acted("audit-searched", (), reason=named(officer_id))
    return search.only(search.search(ledger, asked))
