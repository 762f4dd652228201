"""The dispatcher's question: who can help this person, and why not this one."""

from typing import Annotated

from fastapi import APIRouter, Body

from api.deps import DispatcherGraph, KnownSettings
from api.idempotency import ASKS
from graph import needs, resources
from matching import ranking
from matching.answers import Matches, WhyNot
from matching.needs import wanted
from matching.question import MatchRequest, WhyNotRequest, sought

router = APIRouter(prefix="/matches", tags=["matches"])
MATCH = {"meals": {"summary": "送餐", "value": {"person_id": "P-1", "need": "home-meals", "at_most": 3}}}
WHY_NOT = {"one": {"summary": "为什么没有它", "value": {"person_id": "P-1", "resource_id": "R-1"}}}


@router.post("", summary="Who can help this person with this need", openapi_extra=ASKS)
def match(
    request: Annotated[MatchRequest, Body(openapi_examples=MATCH)], db: DispatcherGraph, settings: KnownSettings
) -> Matches:
    """Resources best first, each with its score as a table of reasons; and every refused one in reach, with codes."""
    need, terms = wanted(request.need, needs.tree()), request.terms(settings)
    found = resources.reach(db, resources.asker(db, request.person_id), need, terms.within_km)
    return ranking.rank(found, need, terms, request.at_most, request.refused_at_most)


@router.post("/why-not", summary="Why a named resource can or cannot be offered", openapi_extra=ASKS)
def why_not(
    request: Annotated[WhyNotRequest, Body(openapi_examples=WHY_NOT)], db: DispatcherGraph, settings: KnownSettings
) -> WhyNot:
    """Its place in the list and its score, or every reason against it and what would have to change."""
    person, terms = resources.asker(db, request.person_id), request.terms(settings)
    named = resources.named(db, request.resource_id)
    need = sought(request.need, person, named.meets, needs.tree())
    return ranking.why_not(resources.reach(db, person, need, terms.within_km), named, need, terms)
