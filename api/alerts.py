"""Alerts for the security administrator: what happened that somebody has to look at, by ids only."""

from typing import Annotated

from fastapi import APIRouter, Path, Query

from api.deps import KnownLedger, Watched
from api.idempotency import Changes
from api.problems import ProblemDocument
from ledger.alerts import Alert
from oversight import alerting
from oversight.alerting import Alerts

router = APIRouter(
    prefix="/alerts",
    tags=["alerts"],
    responses={
        401: {"model": ProblemDocument, "description": "Not signed in"},
        403: {"model": ProblemDocument, "description": "This role may not do this"},
    },
)


@router.get("", summary="Alerts")
def alerts(
    trail: Watched, ledger: KnownLedger, unseen: Annotated[bool, Query(description="Only those not yet seen.")] = False
) -> Alerts:
    """Broken glasses and sealed cases, the newest first."""
    return alerting.listed(ledger, trail, unseen)


@router.post(
    "/{alert_id}/seen",
    summary="Mark an alert as seen",
    responses={404: {"model": ProblemDocument, "description": "No such alert"}},
)
def seen(
    alert_id: Annotated[str, Path(max_length=64, pattern=r"^[!-~]+$", description="The alert's id.")],
    trail: Watched,
    ledger: KnownLedger,
    _: Changes,
) -> Alert:
    """Keep who looked at it first; a second time changes nothing."""
    return alerting.seen(ledger, trail, alert_id)
