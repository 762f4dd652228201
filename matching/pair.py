"""One person and one resource, judged for one need on one day."""

from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from base.model import Model, Said
from graph.reach import Asker, Found, Tally
from matching.codes import listed
from matching.needs import Wanted
from matching.travel import Trip, trip


class Terms(Model):
    """What the office and the dispatcher set for a match."""

    within_km: float
    strict: bool = False  # the dispatcher named the distance: then it binds even a resource that serves the area
    decline_days: int = 90
    stale_days: int = 90
    at: datetime | None = None  # the time help is needed, when one was asked


@dataclass(frozen=True)
class Pair:
    """A person and a resource with all that limits and signals look at."""

    asker: Asker
    found: Found
    wanted: Wanted
    terms: Terms
    day: date
    tally: Tally | None = None
    prior: float | None = None  # the mean rate of finished offers over the resources of this match
    text: float = 0.0  # how well the resource's text fits, 0 to 1, among the resources of this match

    @cached_property
    def trip(self) -> Trip | None:
        """The way from home to the resource; None when either end is not known."""
        start = self.asker.home or self.asker.around
        return trip(start, self.found.location) if start and self.found.location else None

    @property
    def provider_id(self) -> str | None:
        """The institution's id, when one offers the resource."""
        return self.found.institution.id if self.found.institution else None

    @cached_property
    def serves(self) -> bool | None:
        """Whether the resource states that it serves where the person lives; None: nothing stated, or not known."""
        stated, codes = self.found.resource.serves, self.asker.codes
        if not stated:
            return None
        if any(code.startswith(area) for code in codes for area in stated):
            return True
        inside = any(area.startswith(self.asker.area) for area in stated)
        return None if inside and self.asker.village is None else False

    @property
    def wanted_titles(self) -> Said:
        """What is sought, in words."""
        titles = [need.title for need in self.wanted.needs]
        return listed(titles) if titles else Said(zh=f"“{self.wanted.asked}”", en=f"“{self.wanted.asked}”")
