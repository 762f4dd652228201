"""What lies around a person beside their ties: whom they share with, their days, kin, households, and the money."""

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Path, Query

from api.deps import PersonGraph
from api.people import After, AsOf, AtMost, PersonId
from api.problems import ProblemDocument
from graph import farther
from graph.farther import OpenedHub, TwoSteps
from graph.kinship import KinTree, kin
from graph.money import Money, money
from graph.shared import Shared, shared
from graph.timeline import Timeline, timeline
from graph.together import HouseholdView, household

router = APIRouter(
    tags=["around"],
    responses={
        401: {"model": ProblemDocument, "description": "Not signed in"},
        403: {"model": ProblemDocument, "description": "This role may not ask this"},
        404: {"model": ProblemDocument, "description": "Nobody of that id in the asker's areas"},
    },
)


@router.get("/people/{person_id}/shared", summary="With whom a person shares things")
def share(person_id: PersonId, db: PersonGraph, as_of: AsOf = None, at_most: AtMost = 50) -> Shared:
    """Everybody who shares an address, telephone, account, device or household, the rarest things first."""
    return shared(db.on(as_of), person_id, at_most)


@router.get("/people/{person_id}/timeline", summary="Everything dated about a person")
def days(
    person_id: PersonId,
    db: PersonGraph,
    as_of: AsOf = None,
    since: Annotated[date | None, Query(description="Only after this day: what changed between the two.")] = None,
    at_most: AtMost = 50,
    after: After = None,
) -> Timeline:
    """What began, ended and happened, newest first."""
    return timeline(db.on(as_of), person_id, since, at_most, after)


@router.get("/people/{person_id}/kin", summary="A person's kin")
def kin_tree(person_id: PersonId, db: PersonGraph, as_of: AsOf = None) -> KinTree:
    """Three generations up and down, brothers and sisters and spouses, legal supporters marked."""
    return kin(db.on(as_of), person_id)


@router.get("/people/{person_id}/household", summary="A person's households side by side")
def households(person_id: PersonId, db: PersonGraph, as_of: AsOf = None) -> HouseholdView:
    """The registered household, the declared one, and who seems to live together, with the evidence for and against."""
    return household(db.on(as_of), person_id)


@router.get("/people/{person_id}/two-steps", summary="What is within two ties of a person")
def steps(
    person_id: PersonId,
    db: PersonGraph,
    as_of: AsOf = None,
    near: Annotated[int, Query(ge=1, le=200, description="How many one tie away.")] = farther.NEAR,
    each: Annotated[int, Query(ge=1, le=50, description="How many beyond each of them.")] = farther.EACH,
) -> TwoSteps:
    """Each step cut at a number, what was left out counted; hubs stay closed."""
    return farther.two_steps(db.on(as_of), person_id, near, each)


@router.get("/people/{person_id}/hubs/{hub_id}", summary="Who is behind a hub")
def open_hub(
    person_id: PersonId,
    hub_id: Annotated[str, Path(max_length=64, description="A hub this person is tied to.")],
    db: PersonGraph,
    as_of: AsOf = None,
    at_most: AtMost = 50,
    after: After = None,
) -> OpenedHub:
    """People of your areas who share with this person what too many share to mean anything."""
    return farther.behind(db.on(as_of), person_id, hub_id, at_most, after)


@router.get("/money/{id}", summary="Money around a person, household, account or institution")
def flows(
    id: Annotated[str, Path(max_length=64, description="Our id of any of them.", examples=["P-000100001"])],
    db: PersonGraph,
    as_of: AsOf = None,
    within: Annotated[int, Query(ge=0, le=90, description="Days after a payment to look at what left.")] = 7,
    at_most: AtMost = 50,
    after: After = None,
) -> Money:
    """What was paid in, and what left the account within some days after and to whom."""
    return money(db.on(as_of), id, within, at_most, after)
