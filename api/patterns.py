"""The auditor's question: which patterns are there, what does one ask, and what does it find."""

from typing import Annotated

from fastapi import APIRouter, Body, Path

from api.deps import AuditorGraph, KnownLedger
from api.examples import shown
from api.idempotency import ASKS
from api.problems import ProblemDocument
from oversight import watch
from oversight.findings import Catalogue, Read, Run, Runs

router = APIRouter(
    prefix="/patterns",
    tags=["patterns"],
    responses={
        401: {"model": ProblemDocument, "description": "Not signed in"},
        403: {"model": ProblemDocument, "description": "Only an auditor may ask this"},
        404: {"model": ProblemDocument, "description": "No such pattern"},
    },
)

EVERY = watch.RunAllRequest()
DEFAULTS = watch.RunRequest()  # a pattern as its file says
PatternId = Annotated[str, Path(max_length=64, description="A pattern's id.", examples=["payment-after-death"])]
Request = Annotated[
    watch.RunRequest,
    Body(
        openapi_examples={
            "defaults": {"summary": "As the file says", "value": {}},
            "changed": {"summary": "With two months of grace", "value": {"params": {"grace_days": 60}, "at_most": 20}},
        }
    ),
]


@router.get("", summary="The catalogue of patterns", responses=shown({"patterns": [{"id": "payment-after-death"}]}))
def patterns(db: AuditorGraph) -> Catalogue:
    """Every pattern: what it asks, its law, its innocent explanations, the next step, its parameters."""
    return watch.cards()


@router.post("/run", summary="Run every pattern", openapi_extra=ASKS)
def run_all(db: AuditorGraph, ledger: KnownLedger, request: watch.RunAllRequest = EVERY) -> Runs:
    """What every pattern that is not retired finds in your areas, each with its defaults."""
    return watch.run_all(db, ledger, request)


@router.get("/{pattern_id}", summary="Read a pattern")
def read(pattern_id: PatternId, db: AuditorGraph) -> Read:
    """One pattern with its query and the cases that prove it: nothing about it is hidden."""
    return watch.read(pattern_id)


@router.post("/{pattern_id}/run", summary="Run a pattern", openapi_extra=ASKS)
def run(pattern_id: PatternId, db: AuditorGraph, ledger: KnownLedger, request: Request = DEFAULTS) -> Run:
    """Findings in your areas, each a question with its evidence; the people they name may then be opened."""
    return watch.run(db, ledger, pattern_id, request)
