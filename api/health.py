"""Whether the service is up, for compose and load balancers; says nothing about anybody."""

from typing import Literal

from fastapi import APIRouter, Request

from api.examples import shown
from base.model import Model
from graph.entry import seeded

router = APIRouter(tags=["health"])


class Health(Model):
    """The service answers, and so does its graph."""

    status: Literal["ready"] = "ready"


@router.get("/readyz", summary="Ready to answer", responses=shown({"status": "ready"}))
def ready(request: Request) -> Health:
    """200 when the graph answers, 503 when it does not."""
    seeded(request.app.state.client, request.app.state.settings)
    return Health()
