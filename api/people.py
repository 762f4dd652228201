"""The caseworker's question: who is this person, what surrounds them, and how are two people connected."""

from datetime import date
from typing import Annotated, Self

from fastapi import APIRouter, Path, Query
from pydantic import ConfigDict, Field, model_validator

from api.deps import AnyGraph, PersonGraph
from api.idempotency import ASKS
from api.problems import ProblemDocument
from base.errors import Invalid
from base.model import Model
from graph import cursor, find, paths, people, search, telling
from graph.find import Wanted
from graph.hits import Found
from graph.neighbourhood import Asked, Neighbourhood, neighbourhood
from graph.paths import Explanations, GroupExplanations
from graph.people import Person

router = APIRouter(
    prefix="/people",
    tags=["people"],
    responses={
        401: {"model": ProblemDocument, "description": "Not signed in"},
        403: {"model": ProblemDocument, "description": "This role may not ask this"},
        404: {"model": ProblemDocument, "description": "No such person in the asker's areas"},
    },
)

PersonId = Annotated[str, Path(max_length=64, description="Our id of the person.", examples=["P-000100001"])]
AsOf = Annotated[date | None, Query(description="As it was on this day; by default today.", examples=["2026-06-30"])]
AtMost = Annotated[int, Query(ge=1, le=200, description="How many on one page.")]
After = Annotated[str | None, Query(max_length=cursor.LONGEST, description="`next` of the page before.")]


class NumberSearch(Model):
    """A number to look for: exactly one, whole; it travels in a body so that no log of addresses keeps it."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"phone": "138 0000 0001"}]})

    citizen_number: str | None = Field(None, min_length=1, max_length=40)
    phone: str | None = Field(None, min_length=1, max_length=40)
    at_most: int = Field(20, ge=1, le=200)
    after: str | None = Field(None, max_length=cursor.LONGEST)

    @model_validator(mode="after")
    def _exactly_one(self) -> Self:
        if (self.citizen_number is None) == (self.phone is None):
            raise Invalid("请只给出一个号码：citizen_number 或 phone。", "Give one number: citizen_number or phone.")
        return self


@router.get("", summary="Find a person")
def find_people(
    db: AnyGraph,
    q: Annotated[
        str | None,
        Query(max_length=search.LONGEST, description="Name, part of it, pinyin, or address.", examples=["王芳"]),
    ] = None,
    village: Annotated[str | None, Query(max_length=60, description="A village's name or code.")] = None,
    born: Annotated[int | None, Query(ge=1850, le=2200, description="Birth year.")] = None,
    phone_tail: Annotated[
        str | None, Query(pattern=r"^[0-9]{4}$", description="The last four digits of a phone; beside a name only.")
    ] = None,
    name: Annotated[
        str | None, Query(max_length=60, description="The whole name: lists everybody who bears it.")
    ] = None,
    like: Annotated[
        str | None, Query(max_length=64, description="`opens` of a group: lists everybody whose name is written so.")
    ] = None,
    at_most: AtMost = 20,
    after: After = None,
) -> Found:
    """One line for each name that answers to `q`, best first, with the reasons why; everybody of one name when asked.

    A name that few bear has its people among `hits`; one that many bear is opened by its `opens` as `like`.
    """
    return find.find(db, Wanted(q, village, born, phone_tail, name, like), at_most, after)


@router.post("/search", summary="Find a person by phone or citizen number", openapi_extra=ASKS)
def find_by_number(request: NumberSearch, db: AnyGraph) -> Found:
    """People of your areas who carry this citizen number, or use this phone or used it before."""
    if request.phone is not None:
        return find.find_by_number(db, "phone", request.phone, request.at_most, request.after)
    return find.find_by_number(db, "citizen-number", request.citizen_number or "", request.at_most, request.after)


@router.get("/{person_id}", summary="A person's page")
def show(person_id: PersonId, db: PersonGraph) -> Person:
    """Facts of the register, places, registered household, awards, and how many ties of each kind."""
    return people.show(db, person_id)


@router.get("/{person_id}/neighbourhood", summary="Who and what surrounds a person")
def expand(
    person_id: PersonId,
    db: PersonGraph,
    as_of: AsOf = None,
    kind: Annotated[list[telling.Kind] | None, Query(description="Only these kinds of tie; may be repeated.")] = None,
    direction: Annotated[telling.Direction | None, Query(description="Only ties that go out, or come in.")] = None,
    source: Annotated[str | None, Query(max_length=200, description="Only what this source says.")] = None,
    begun_from: Annotated[date | None, Query(description="Only ties begun on this day or later.")] = None,
    begun_to: Annotated[date | None, Query(description="Only ties begun on this day or earlier.")] = None,
    each: Annotated[int | None, Query(ge=1, le=200, description="At most so many of each kind.")] = None,
    at_most: AtMost = 50,
    after: After = None,
) -> Neighbourhood:
    """Ties counted by kind and direction, then by kind and newest first; hubs closed with their count and reason."""
    asked = Asked(tuple(kind or ()), direction, source, begun_from, begun_to, each)
    return neighbourhood(db.on(as_of), person_id, asked, at_most, after)


@router.get("/{person_id}/paths", summary="How two people are connected")
def explain(
    person_id: PersonId,
    to: Annotated[str, Query(max_length=64, description="The other person's id.", examples=["P-000100002"])],
    db: PersonGraph,
    as_of: AsOf = None,
    through_hubs: Annotated[bool, Query(description="Also through what too many share to mean anything.")] = False,
) -> Explanations:
    """The shortest ways and those one step longer, up to six ties, those that explain most first, as sentences."""
    return paths.paths(db.on(as_of), person_id, to, through_hubs)


class Groups(Model):
    """Two groups of people."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"starts": ["P-1"], "ends": ["P-2", "P-3"]}]})

    starts: list[Annotated[str, Field(max_length=64)]] = Field(min_length=1, max_length=paths.GROUP)
    ends: list[Annotated[str, Field(max_length=64)]] = Field(min_length=1, max_length=paths.GROUP)
    as_of: date | None = None
    through_hubs: bool = False


@router.post("/paths", summary="How two groups of people are connected", openapi_extra=ASKS)
def explain_groups(request: Groups, db: PersonGraph) -> GroupExplanations:
    """For each two people of the groups the way that explains most; the pairs most closely tied first."""
    return paths.between(db.on(request.as_of), request.starts, request.ends, request.through_hubs)
