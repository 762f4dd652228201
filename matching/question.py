"""What a dispatcher may ask and do, as every edge takes it: HTTP, the command line and Python alike."""

from collections.abc import Mapping
from datetime import datetime
from typing import Annotated

from pydantic import Field

from base.model import Model
from base.settings import Settings
from graph.reach import Asker
from matching.needs import Need, UnknownNeed, Wanted, fits, of, wanted
from matching.pair import Terms

Id = Annotated[str, Field(min_length=1, max_length=64)]
NeedText = Annotated[
    str, Field(min_length=1, max_length=200, description="A need's id, or ordinary words in Chinese or English.")
]
WithinKm = Annotated[
    float | None,
    Field(gt=0, le=500, description="How far to travel at most, about; when given it binds every resource."),
]
At = Annotated[datetime | None, Field(description="The local time help is needed.")]


class _Asked(Model):
    """What both questions of a match take."""

    within_km: WithinKm = None
    at: At = None

    def terms(self, settings: Settings) -> Terms:
        """The limits of this match: what was asked, else what the office has set."""
        return Terms(
            within_km=self.within_km or settings.travel_limit_km,
            strict=self.within_km is not None,
            decline_days=settings.decline_days,
            stale_days=settings.capacity_stale_days,
            at=self.at,
        )


class MatchRequest(_Asked):
    """Who can help this person with this need?"""

    person_id: Id
    need: NeedText
    at_most: Annotated[int, Field(ge=1, le=100)] = 20
    refused_at_most: Annotated[int, Field(ge=0, le=2000, description="Refused pairs told; all are counted.")] = 200


class WhyNotRequest(_Asked):
    """Why is this resource not on this person's list? Without a need: those the person has, else those it meets."""

    person_id: Id
    resource_id: Id
    need: NeedText | None = None


class OfferRequest(_Asked):
    """Offer this resource to this person for this need, under the limits it was found with."""

    person_id: Id
    resource_id: Id
    need: NeedText


def sought(asked: str | None, person: Asker, meets: tuple[str, ...], tree: Mapping[str, Need]) -> Wanted:
    """The needs asked about, else the person's own that the resource touches, else those that it meets."""
    if asked is not None:
        return wanted(asked, tree)
    own = [name for name in person.needs if name in tree and set(fits([name], tree)) & set(meets)]
    return of(own, tree, "known") if own else of(meets, tree, "met-by-resource")


def offered(asked: str, tree: Mapping[str, Need]) -> Wanted:
    """The one need an offer is for; UnknownNeed with our guesses when it was not named for certain."""
    need = wanted(asked, tree)
    if len(need.ids) != 1 or need.needs[0].how != "stated":
        raise UnknownNeed(asked, need.ids)
    return need
