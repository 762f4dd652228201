"""Whether the service is up, for compose and load balancers; says nothing about anybody."""

from typing import Literal

from fastapi import APIRouter, Request

from api.examples import shown
from base.model import Model
from graph.entry import seeded
from ledger.store import open_ledger

router = APIRouter(tags=["health"])


class Alive(Model):
    """The process answers."""

    status: Literal["alive"] = "alive"


class Health(Model):
    """The service answers, and so do its graph and its ledger."""

    status: Literal["ready"] = "ready"


@router.get("/livez", summary="The process is up", responses=shown({"status": "alive"}))
def alive() -> Alive:
    """200 as long as the process answers at all; it asks neither graph nor ledger."""
    return Alive()


@router.get("/readyz", summary="Ready to answer", responses=shown({"status": "ready"}))
def ready(request: Request) -> Health:
    """200 when the graph and the ledger answer, 503 when one of them does not."""
    settings = request.app.state.settings
    seeded(request.app.state.client, settings)
    open_ledger(settings).ping()
    return Health()
