"""Consent to a full export of everything, which takes two officers."""

from fastapi import APIRouter

from api.deps import KnownLedger, Watched
from api.idempotency import Changes
from api.problems import ProblemDocument
from oversight import exports
from oversight.exports import ConsentRequest, Consents

router = APIRouter(
    prefix="/export-consents",
    tags=["exports"],
    responses={
        401: {"model": ProblemDocument, "description": "Not signed in"},
        403: {"model": ProblemDocument, "description": "This role may not do this"},
    },
)


@router.post("", status_code=201, summary="Consent to one full export")
def consent(request: ConsentRequest, trail: Watched, ledger: KnownLedger, _: Changes) -> Consents:
    """For 24 hours and one export; the local operator runs it when another officer has consented too."""
    return exports.consent(ledger, trail, request)


@router.get("", summary="Consents that stand")
def consents(trail: Watched, ledger: KnownLedger) -> Consents:
    """Who has consented to a full export, when and why."""
    return exports.standing(ledger)
