"""Offers a dispatcher makes, and the answers people give."""

from typing import Annotated

from fastapi import APIRouter, Body, Path

from api.deps import DispatcherGraph, KnownSettings
from api.idempotency import Changes
from graph import needs, offers, resources
from graph.offers import DeclineRequest, Offer
from matching import limits, ranking
from matching.pair import Pair
from matching.question import OfferRequest, offered

router = APIRouter(prefix="/offers", tags=["offers"])
OfferId = Annotated[str, Path(max_length=64, description="The offer's id.", examples=["O-1"])]
OFFER = {"meals": {"summary": "送餐", "value": {"person_id": "P-1", "resource_id": "R-1", "need": "home-meals"}}}
DECLINE = {"far": {"summary": "太远", "value": {"code": "too-far", "note": "要换两次车"}}}


@router.post("", summary="Offer a resource to a person for a need", status_code=201)
def make(
    request: Annotated[OfferRequest, Body(openapi_examples=OFFER)],
    db: DispatcherGraph,
    settings: KnownSettings,
    _: Changes,
) -> Offer:
    """The offer, waiting for an answer; sent twice it is made once. 409 with every code when it cannot be offered."""
    need, person = offered(request.need, needs.tree()), resources.asker(db, request.person_id)
    named = ranking.fitted(resources.named(db, request.resource_id), need)
    limits.allow(Pair(person, named, need, request.terms(settings), db.day))
    return offers.make(db, person, request.resource_id, need.ids[0], settings.offer_days)


@router.post("/{offer_id}/accept", summary="The person accepts")
def accept(offer_id: OfferId, db: DispatcherGraph, _: Changes) -> Offer:
    """The offer, accepted, and one free place taken with it; 409 when none is left or it was answered otherwise."""
    return offers.accept(db, offer_id)


@router.post("/{offer_id}/decline", summary="The person declines")
def decline(
    offer_id: OfferId,
    request: Annotated[DeclineRequest, Body(openapi_examples=DECLINE)],
    db: DispatcherGraph,
    _: Changes,
) -> Offer:
    """The offer, declined with a code; the resource stays out of the person's list for a while."""
    return offers.decline(db, offer_id, request.code, request.note)
