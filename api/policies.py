"""Anybody's question: which benefits are there, and what does each ask, give and take."""

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Path, Query

from api.examples import shown
from api.problems import ProblemDocument
from policies.catalogue import policy
from policies.guide import Cards, Guide, cards, guide

router = APIRouter(
    prefix="/policies",
    tags=["policies"],
    responses={404: {"model": ProblemDocument, "description": "No such policy"}},
)

PolicyId = Annotated[str, Path(max_length=64, description="A policy's id.", examples=["minimum-living-allowance"])]
Area = Annotated[
    str | None,
    Query(pattern=r"^[0-9]{2,12}$", description="Whose amounts; without it each area's.", examples=["990101001"]),
]
On = Annotated[date | None, Query(description="The day whose amounts are told; today when left out.")]


@router.get("", summary="The policies", responses=shown({"policies": [{"id": "minimum-living-allowance"}]}))
def policies() -> Cards:
    """Every policy in a line; `GET /policies/{policy_id}` tells one."""
    return cards()


@router.get("/{policy_id}", summary="Read a policy")
def read(policy_id: PolicyId, area: Area = None, on: On = None) -> Guide:
    """Who may have it, how much, what is asked of which department, how long it takes, and the law it rests on."""
    return guide(policy(policy_id), area or "", on or date.today())
