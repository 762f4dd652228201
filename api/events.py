"""The caseworker's question: what happened in my townships, who stands otherwise since, and why?"""

from typing import Annotated

from fastapi import APIRouter, Body, Query

from api.deps import KnownLedger, PersonGraph
from api.idempotency import Changes
from api.problems import ProblemDocument
from ledger.events import Event
from oversight import events
from oversight.events import EventRequest, Feed

router = APIRouter(
    prefix="/events",
    tags=["events"],
    responses={
        401: {"model": ProblemDocument, "description": "Not signed in"},
        403: {"model": ProblemDocument, "description": "This role may not ask this"},
        404: {"model": ProblemDocument, "description": "Nobody of that id in the asker's areas"},
    },
)
Area = Annotated[
    str | None, Query(max_length=12, description="A division of yours; left out: all.", examples=["990101001"])
]
VISIT = {
    "visit": {"summary": "走访所见", "value": {"kind": "visit-note", "person_id": "P-1", "note": "家中只有老人一人"}}
}


@router.post("", status_code=201, summary="Tell of something that happened to somebody")
def report(
    request: Annotated[EventRequest, Body(openapi_examples=VISIT)], db: PersonGraph, ledger: KnownLedger, _: Changes
) -> Event:
    """A note of a visit, a sudden illness or a month of silence; it is looked into by the next watch."""
    return events.report(db, ledger, request)


@router.get("", summary="What changed in your townships")
def feed(
    db: PersonGraph,
    ledger: KnownLedger,
    area: Area = None,
    at_most: Annotated[int, Query(ge=1, le=1000, description="How many on one page.")] = 50,
    before: Annotated[int | None, Query(ge=1, le=events.MOST, description="`next` of the page before.")] = None,
) -> Feed:
    """Who stands otherwise towards a policy than before, because of what, and why; the newest first."""
    return events.feed(db, ledger, area, before, at_most)
