"""The auditor's question over a region: who is missed, whom to look at again, what is still to be asked of whom?"""

from typing import Annotated

from fastapi import APIRouter, Path, Query

from api.deps import KnownLedger, PersonGraph
from api.idempotency import Changes
from api.problems import ProblemDocument
from ledger.jobs import Job
from oversight import moves as feed
from oversight import screening_job, screenings
from oversight.moves import Moves
from oversight.screening_job import ScreeningRequest
from oversight.screenings import Compared, Page, Screenings, Shown
from policies.standing import Standing

router = APIRouter(
    prefix="/screenings",
    tags=["screenings"],
    responses={
        401: {"model": ProblemDocument, "description": "Not signed in"},
        403: {"model": ProblemDocument, "description": "This role may not ask this"},
        404: {"model": ProblemDocument, "description": "No such screening in the asker's areas, or no such policy"},
    },
)
ScreeningId = Annotated[str, Path(max_length=64, description="A screening's id.", examples=["J-0123456789ab"])]
PolicyId = Annotated[str, Query(max_length=64, description="Of which policy.", examples=["old-age-allowance"])]
Word = Annotated[Standing, Query(description="How they stand towards it.")]
AtMost = Annotated[int, Query(ge=1, le=1000, description="How many on one page.")]
After = Annotated[str | None, Query(max_length=130, description="`next` of the page before.")]
Than = Annotated[str, Query(max_length=64, description="The earlier screening.", examples=["J-0123456789ab"])]


@router.post("", status_code=202, summary="Screen your areas")
def screen(request: ScreeningRequest, db: PersonGraph, ledger: KnownLedger, _: Changes) -> Job:
    """Every household and person against every policy, as a job; its id is that of the screening."""
    return screening_job.ask(db, ledger, request)


@router.get("", summary="Screenings of your areas")
def listed(db: PersonGraph) -> Screenings:
    """What was screened, when, as of which day, with what imagined; the newest first."""
    return screenings.listed(db)


@router.get("/{screening_id}", summary="What a screening came to")
def show(screening_id: ScreeningId, db: PersonGraph) -> Shown:
    """Holders by policy, township, type of household and standing, what is due and paid, which facts are missing."""
    return screenings.show(db, screening_id)


@router.get("/{screening_id}/holders", summary="Whom a screening names")
def holders(
    screening_id: ScreeningId,
    db: PersonGraph,
    ledger: KnownLedger,
    policy: PolicyId,
    standing: Word = "missed",
    at_most: AtMost = 50,
    after: After = None,
) -> Page:
    """The missed, those to be looked at again with the failed condition, or the unknown with what to ask whom."""
    return screenings.named(db, ledger, screening_id, policy, standing, at_most, after)


@router.get("/{screening_id}/moves", summary="Who stands otherwise than in an earlier screening")
def moves(
    screening_id: ScreeningId,
    db: PersonGraph,
    ledger: KnownLedger,
    since: Than,
    at_most: AtMost = 50,
    after: After = None,
) -> Moves:
    """The feed of your townships: who was missed and is paid, who is to be looked at again, and why."""
    return feed.moves(db, ledger, since, screening_id, at_most, after)


@router.get("/{screening_id}/changes", summary="What differs from an earlier screening")
def compare(screening_id: ScreeningId, db: PersonGraph, since: Than) -> Compared:
    """Who is entitled now and was not, who no longer is, who is due more or less, and the cost."""
    return screenings.compare(db, since, screening_id)
