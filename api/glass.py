"""Break-glass: one person outside one's areas with a reason, and the review of every time it was done."""

from typing import Annotated

from fastapi import APIRouter, Path, Query

from api.deps import CaseworkerGraph, KnownLedger, Watched
from api.idempotency import Changes
from api.problems import ProblemDocument
from ledger.glass import Broken
from oversight import glass
from oversight.glass import Glass, GlassRequest, Queue, ReviewRequest

router = APIRouter(
    prefix="/break-glass",
    tags=["break-glass"],
    responses={
        401: {"model": ProblemDocument, "description": "Not signed in"},
        403: {"model": ProblemDocument, "description": "This role may not do this"},
    },
)

NOBODY: dict[int | str, dict[str, object]] = {
    404: {"model": ProblemDocument, "description": "No such person, or no such broken glass"}
}
REVIEWED: dict[int | str, dict[str, object]] = {
    409: {"model": ProblemDocument, "description": "It has another verdict already"}
}
GlassId = Annotated[str, Path(max_length=64, pattern=r"^[!-~]+$", description="The id of a broken glass.")]


@router.post("", status_code=201, summary="Break the glass for one person", responses=NOBODY)
def break_glass(request: GlassRequest, db: CaseworkerGraph, ledger: KnownLedger, _: Changes) -> Glass:
    """Open one person outside your areas for a while: on record, told to the security administrator, and reviewed."""
    return glass.break_glass(db, ledger, request)


@router.get("", summary="Broken glasses to review")
def queue(
    trail: Watched,
    ledger: KnownLedger,
    unreviewed: Annotated[bool, Query(description="Only without a verdict.")] = False,
) -> Queue:
    """Who broke the glass for which person's id, when and why; nothing else of the person."""
    return glass.queue(ledger, trail, unreviewed)


@router.post("/{glass_id}/review", summary="Review a broken glass", responses=NOBODY | REVIEWED)
def review(glass_id: GlassId, request: ReviewRequest, trail: Watched, ledger: KnownLedger, _: Changes) -> Broken:
    """Say whether it was justified, once."""
    return glass.review(ledger, trail, glass_id, request)
