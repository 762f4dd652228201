"""Sealed cases: a caseworker seals, the security administrator names officers and lifts, and sees no person's data."""

from typing import Annotated

from fastapi import APIRouter, Path, Query

from api.deps import CaseworkerGraph, KnownLedger, Sealing, Watched
from api.idempotency import Changes
from api.problems import ProblemDocument
from api.versions import Edition, IfMatch, Known
from ledger.compartments import compartment
from ledger.store import Ledger
from oversight import seals as cases
from oversight.seals import LiftRequest, NameRequest, Seal, SealRequest, Seals

router = APIRouter(
    prefix="/seals",
    tags=["seals"],
    responses={
        401: {"model": ProblemDocument, "description": "Not signed in"},
        403: {"model": ProblemDocument, "description": "This role may not do this"},
        404: {"model": ProblemDocument, "description": "No such person in the asker's areas, or no such compartment"},
    },
)

CHANGED: dict[int | str, dict[str, object]] = {
    412: {"model": ProblemDocument, "description": "It was changed or lifted meanwhile"}
}
Code = Annotated[str, Path(max_length=64, pattern=r"^[!-~]+$", description="The compartment.")]


@router.post("", status_code=201, summary="Seal a person")
def seal(
    request: SealRequest, db: CaseworkerGraph, sealing: Sealing, ledger: KnownLedger, edition: Edition, _: Changes
) -> Seal:
    """Hide a person, and what is theirs, from all but you and the officers you name; at once, whatever the hour."""
    return edition.of(cases.seal(db, sealing, ledger, request))


@router.get("", summary="Sealed cases")
def seals(
    _: Watched,
    ledger: KnownLedger,
    open_only: Annotated[bool, Query(description="Only those not yet lifted.")] = False,
) -> Seals:
    """Compartment, kind, dates and officers of each case; nothing of whom it is about."""
    return cases.sealed(ledger, open_only)


@router.get("/{code}", summary="One sealed case")
def show(code: Code, _: Watched, ledger: KnownLedger, edition: Edition) -> Seal:
    """The case with its ETag, for whoever names officers or lifts it; nothing of whom it is about."""
    return edition.of(cases.show(ledger, code))


@router.put("/{code}/officers", summary="Name the officers of a sealed case", responses=CHANGED)
def name(
    code: Code, request: NameRequest, read: IfMatch, sealing: Sealing, ledger: KnownLedger, edition: Edition, _: Changes
) -> Seal:
    """These officers, and no others, see whoever is sealed in it."""
    return edition.of(cases.name(sealing, ledger, code, request, _stated(read, ledger, code)))


@router.post("/{code}/lift", summary="Lift a seal", responses=CHANGED)
def lift(
    code: Code, request: LiftRequest, read: IfMatch, sealing: Sealing, ledger: KnownLedger, edition: Edition, _: Changes
) -> Seal:
    """Let everybody see again whose areas it is; lifting it twice changes nothing."""
    return edition.of(cases.lift(sealing, ledger, code, request, _stated(read, ledger, code)))


def _stated(read: Known, ledger: Ledger, code: str) -> int:
    """The version the asker has read; whether it still stands is judged where it is changed, in one transaction."""
    return compartment(ledger, code).version if read.any else max(read.versions, default=0)
