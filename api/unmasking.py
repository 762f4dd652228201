"""The caseworker's and the auditor's question for one field of one person as it is."""

from typing import Annotated

from fastapi import APIRouter, Path

from api.deps import KnownLedger, PersonGraph
from api.idempotency import ASKS
from api.problems import ProblemDocument
from oversight import unmasking
from oversight.unmasking import Unmasked, UnmaskRequest

router = APIRouter(
    prefix="/people",
    tags=["people"],
    responses={
        401: {"model": ProblemDocument, "description": "Not signed in"},
        403: {"model": ProblemDocument, "description": "This role may not ask this"},
        404: {"model": ProblemDocument, "description": "No such person in the asker's areas"},
        429: {"model": ProblemDocument, "description": "The office's limit of unmaskings is reached"},
    },
)

PersonId = Annotated[str, Path(max_length=64, pattern=r"^[!-~]+$", description="Our id.", examples=["P-000100001"])]


@router.post("/{person_id}/unmask", summary="Unmask one field of a person", openapi_extra=ASKS)
def unmask(person_id: PersonId, request: UnmaskRequest, db: PersonGraph, ledger: KnownLedger) -> Unmasked:
    """The field as it is; why is on record before it is answered, and each officer has a limit."""
    return unmasking.unmask(db, ledger, person_id, request)
