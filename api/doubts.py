"""The caseworker's word against a tie, and the auditor's judgement: "this is wrong"."""

from typing import Annotated

from fastapi import APIRouter, Body, Path, Query

from api.deps import AuditorGraph, CaseworkerGraph, PersonGraph
from api.idempotency import Changes
from api.problems import ProblemDocument
from api.versions import Edition, IfMatch
from graph import cursor
from graph import doubts as doubting
from graph.doubts import DecisionRequest, Doubt, Doubts, PairDoubt, TieDoubt
from graph.marks import Act

router = APIRouter(
    prefix="/doubts",
    tags=["doubts"],
    responses={
        401: {"model": ProblemDocument, "description": "Not signed in"},
        403: {"model": ProblemDocument, "description": "This role may not ask this"},
        404: {"model": ProblemDocument, "description": "No such tie or doubt in the asker's areas"},
        409: {"model": ProblemDocument, "description": "It has changed meanwhile, or there is nothing to decide"},
    },
)
DoubtId = Annotated[str, Path(max_length=64, description="The doubt's id.", examples=["D-0123456789abcdef"])]
TIE = {"kind": "SPOUSE_OF", "start": "P-1", "end": "P-2", "reason": "双方均称从未登记结婚"}
RAISE = {
    "tie": {"summary": "这条关系有误", "value": TIE},
    "pair": {"summary": "这两条记录不是同一人", "value": {"same": ["P-1", "P-2"], "reason": "籍贯不同"}},
}
DECIDE = {"confirm": {"summary": "确认有误", "value": {"decision": "confirm", "reason": "已向婚姻登记处核实"}}}


@router.post("", summary="Say that a tie is wrong, or that two records are two people", status_code=201)
def raise_doubt(
    request: Annotated[TieDoubt | PairDoubt, Body(openapi_examples=RAISE)],
    db: CaseworkerGraph,
    edition: Edition,
    _: Changes,
) -> Doubt:
    """The doubt, shown wherever the tie is; raised twice it is one, and another reason joins its history."""
    return edition.of(doubting.raise_doubt(db, request))


@router.get("", summary="Doubts in your areas")
def doubts(
    db: PersonGraph,
    status: Annotated[Act | None, Query(description="Only those that stand so.", examples=["raised"])] = None,
    at_most: Annotated[int, Query(ge=1, le=200, description="How many on one page.")] = 50,
    after: Annotated[str | None, Query(max_length=cursor.LONGEST, description="`next` of the page before.")] = None,
) -> Doubts:
    """Doubts about ties both of whose ends you see, the last to change first, with how many there are."""
    return doubting.doubts(db, status, at_most, after)


@router.get("/{doubt_id}", summary="A doubt and its history")
def show(doubt_id: DoubtId, db: PersonGraph, edition: Edition) -> Doubt:
    """What is held wrong, by whom, when and why, and what was decided; its ETag goes with a decision."""
    return edition.of(doubting.show(db, doubt_id))


@router.post("/{doubt_id}/decision", summary="Confirm or lift a doubt")
def decide(
    doubt_id: DoubtId,
    request: Annotated[DecisionRequest, Body(openapi_examples=DECIDE)],
    db: AuditorGraph,
    read: IfMatch,
    edition: Edition,
    _: Changes,
) -> Doubt:
    """The doubt as decided, with the reason in its history; 412 when somebody changed it since it was read."""
    version = read.allow(doubting.show(db, doubt_id).version)
    return edition.of(doubting.decide(db, doubt_id, request.decision, request.reason, version))
