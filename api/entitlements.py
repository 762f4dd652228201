"""The caseworker's question: what does the law give this person or household, why, and what is still to be asked?"""

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Path, Query

from api.deps import KnownLedger, PersonGraph
from api.people import AsOf, PersonId
from api.problems import ProblemDocument
from oversight import entitlements, reviews
from oversight.entitlements import Entitlements
from oversight.reviews import Reviews

router = APIRouter(
    tags=["entitlements"],
    responses={
        401: {"model": ProblemDocument, "description": "Not signed in"},
        403: {"model": ProblemDocument, "description": "This role may not ask this"},
        404: {"model": ProblemDocument, "description": "Nobody, or no policy, of that id in the asker's areas"},
        409: {"model": ProblemDocument, "description": "The policy is not in force on that day"},
    },
)
Only = Annotated[str | None, Query(max_length=64, description="One policy alone.", examples=["old-age-allowance"])]
HouseholdId = Annotated[
    str, Path(min_length=1, max_length=64, pattern=r"^[!-~]+$", description="Our id.", examples=["H-000100001"])
]
InstitutionId = Annotated[
    str, Path(min_length=1, max_length=64, pattern=r"^[!-~]+$", description="Our id.", examples=["I-1"])
]


@router.get("/people/{person_id}/entitlements", summary="What a person is entitled to")
def person(person_id: PersonId, db: PersonGraph, as_of: AsOf = None, policy: Only = None) -> Entitlements:
    """Every policy for the person and their household: met, not met or unknown, and why; never another's data."""
    return entitlements.of_person(db.on(as_of), person_id, policy)


@router.get("/households/{household_id}/entitlements", summary="What a household is entitled to")
def household(household_id: HouseholdId, db: PersonGraph, as_of: AsOf = None, policy: Only = None) -> Entitlements:
    """Every policy for a household: met, not met or unknown, why, what is due and what is paid."""
    return entitlements.of_household(db.on(as_of), household_id, policy)


@router.get("/institutions/{institution_id}/entitlements", summary="What an institution is entitled to")
def institution(
    institution_id: InstitutionId, db: PersonGraph, as_of: AsOf = None, policy: Only = None
) -> Entitlements:
    """Every policy for an institution: the subsidies for building and running a care home."""
    return entitlements.of_institution(db.on(as_of), institution_id, policy)


@router.get("/reviews", summary="Whose awards are to be looked at again")
def due(
    db: PersonGraph,
    ledger: KnownLedger,
    by: Annotated[date | None, Query(description="By which day; today when left out.", examples=["2026-07-31"])] = None,
    policy: Only = None,
    at_most: Annotated[int, Query(ge=1, le=1000, description="How many on one page.")] = 50,
    after: Annotated[str | None, Query(max_length=64, description="`next` of the page before.")] = None,
) -> Reviews:
    """The awards your areas pay whose review is due, by the class of the holder, the longest due first."""
    return reviews.due(db, ledger, by, policy, at_most, after)
