"""The caseworker's question: what is proposed for whom, and why? And the answer of a named person who decides."""

from typing import Annotated

from fastapi import APIRouter, Body, Path, Query

from api.deps import KnownLedger, PersonGraph
from api.events import Area
from api.idempotency import Changes
from api.problems import ProblemDocument
from api.versions import Edition, IfMatch
from ledger.proposals import UNDECIDED, State
from oversight import proposals
from oversight.proposals import ListRequest, MoveRequest, Proposals, ShownProposal
from policies.proposing import Kind

router = APIRouter(
    prefix="/proposals",
    tags=["proposals"],
    responses={
        401: {"model": ProblemDocument, "description": "Not signed in"},
        403: {"model": ProblemDocument, "description": "This role may not ask this, or somebody else decides"},
        404: {"model": ProblemDocument, "description": "No such proposal in the asker's areas"},
        409: {"model": ProblemDocument, "description": "It is over, or its turn has not come"},
    },
)
ProposalId = Annotated[str, Path(max_length=64, description="A proposal's id.", examples=["Pr-0123456789abcdef"])]
MOVES = {
    "notify": {"summary": "告知本人", "value": {"move": "notify"}},
    "hear": {"summary": "听取意见", "value": {"move": "hear", "note": "本人称房屋为子女所有"}},
}


@router.get("", summary="What is proposed in your townships")
def listed(
    db: PersonGraph,
    ledger: KnownLedger,
    state: Annotated[State | None, Query(description="Only those that stand so; left out: all undecided.")] = None,
    kind: Annotated[Kind | None, Query(description="Only of this kind.")] = None,
    area: Area = None,
    at_most: Annotated[int, Query(ge=1, le=1000, description="How many on one page.")] = 50,
    after: Annotated[str | None, Query(max_length=64, description="`next` of the page before.")] = None,
) -> Proposals:
    """To offer, to end, to raise or lower, to look again, to warn: the oldest first, each with its reasons."""
    states = UNDECIDED if state is None else (state,)
    request = ListRequest(states=states, kind=kind, area=area, at_most=at_most, after=after)
    return proposals.listed(db, ledger, request)


@router.get("/{proposal_id}", summary="A proposal, what was done with it, and what the law says today")
def show(proposal_id: ProposalId, db: PersonGraph, ledger: KnownLedger, edition: Edition) -> ShownProposal:
    """Its reasons and moves, the conditions as they are met today, and for an offer the application filled in."""
    return edition.of(proposals.show(db, ledger, proposal_id))


@router.post("/{proposal_id}/moves", summary="Notify, hear, accept or dismiss")
def move(
    proposal_id: ProposalId,
    request: Annotated[MoveRequest, Body(openapi_examples=MOVES)],
    db: PersonGraph,
    ledger: KnownLedger,
    read: IfMatch,
    edition: Edition,
    _: Changes,
) -> ShownProposal:
    """The proposal after it; nobody is paid less before they were told and heard, and an approver decides that."""
    version = read.allow(proposals.version(db, ledger, proposal_id))
    return edition.of(proposals.move(db, ledger, proposal_id, request, version))
