"""What a dispatcher is told: who can help, who cannot, and why."""

from datetime import date

from pydantic import Field

from base.model import Model, Said
from graph.reach import Provider, Resource
from matching.codes import Reason
from matching.needs import WantedNeed
from matching.travel import Trip


class SignalRow(Model):
    """One line of the score's table: value times weight is points; an unknown value is null and counts as told."""

    name: str
    title: Said
    value: float | None
    weight: float
    points: float
    said: Said
    proof: tuple[str, ...]


class Judged(Model):
    """A resource and its institution as seen from the person's home; distance and minutes are about."""

    resource: Resource
    institution: Provider | None
    travel: Trip | None


class Candidate(Judged):
    """A pair that is kept: its score is the sum of the points of its signals."""

    rank: int
    score: float
    signals: tuple[SignalRow, ...]
    cautions: tuple[Reason, ...]


class Refusal(Judged):
    """A pair that is refused, with every code that refuses it."""

    reasons: tuple[Reason, ...] = Field(min_length=1)
    cautions: tuple[Reason, ...]


class Matches(Model):
    """Resources for one person's need, best first, and every refused one in reach with its reasons."""

    person_id: str
    day: date
    needs: tuple[WantedNeed, ...]
    within_km: float
    candidates: tuple[Candidate, ...]
    candidates_in_all: int
    refused: tuple[Refusal, ...]
    refused_in_all: int
    refused_by_code: dict[str, int]
    in_reach: int
    said: Said


class WhyNot(Model):
    """Whether one named resource can be offered: its place in the list and its score, or every reason against it."""

    person_id: str
    resource_id: str
    day: date
    needs: tuple[WantedNeed, ...]
    in_reach: bool
    candidate: Candidate | None
    candidates_in_all: int
    refusal: Refusal | None
    said: Said
