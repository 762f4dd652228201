"""The catalogue of patterns: every file of cypher/patterns, closed in shape and checked when it is read."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Literal

from pydantic import Field, create_model

from base.errors import NotFound
from base.model import Model, Said
from graph.marks import Mark
from graph.statements import Statement, load

Value = bool | int | float | date | str | list[str] | None
Default = bool | int | float | str | list[str]
SCREENED = "screened"  # the parameter that a screening fills, and no request
Label = Literal["Person", "Account"]


class Card(Model):
    """What a pattern says of itself: the question, the law, what else it may be, and what to do with a finding."""

    id: str
    number: int = Field(ge=1, le=40, description="Its number in the catalogue of forty patterns.")
    title: Said
    asks: Said
    exact: bool = Field(description="Arithmetic on days and amounts; otherwise evidence is weighed and summed.")
    severity: int = Field(ge=1, le=5, description="1 data quality to 5 organised, or a danger to life.")
    status: Literal["trial", "in force", "retired"]
    basis: Said
    innocent: list[Said] = Field(min_length=1)
    next: Said
    subject: Label
    key: list[str] = Field(min_length=1, description="The columns that name a finding on every run.")
    columns: dict[str, Said] = Field(description="What is told of each finding, with its heading.")
    evidence: dict[str, Said] = Field(min_length=1, description="What each kind of evidence shows.")
    params: dict[str, Default]
    sweeps: str
    screens: str | None = Field(
        None, description="A policy: whom its screening calls missed is what the query tells of."
    )


class Evidence(Model):
    """One node or tie's end that speaks for a finding or against it, with its time and who says so."""

    id: str
    label: str
    kind: str
    since: date | None = None
    until: date | None = None
    amount: float | None = None
    weight: float | None = None
    people: list[str] = Field(default_factory=list)
    source: str | None = None
    doubt: Mark | None = None  # filled in after the query: graph/patterns.py


class Found(Model):
    """What every pattern returns of a finding; its own columns come on top."""

    subjects: list[str] = Field(min_length=1)
    since: date | None
    until: date | None
    evidence: list[Evidence] = Field(min_length=1)


@dataclass(frozen=True)
class Pattern:
    """One file of the catalogue: its card, its statement, and the closed shape of its rows."""

    card: Card
    statement: Statement
    row: type[Found]


@cache
def catalogue() -> dict[str, Pattern]:
    """Every pattern by its id, in the order of their numbers."""
    names = [
        file.name.removesuffix(".cypher")
        for file in files("cypher").joinpath("patterns").iterdir()
        if _is_pattern(file.name)
    ]
    found = [read(load(f"patterns/{name}")) for name in sorted(names)]
    return {it.card.id: it for it in sorted(found, key=lambda it: (it.card.number, it.card.id))}


def pattern(pattern_id: str) -> Pattern:
    """The pattern of this id."""
    if pattern_id not in catalogue():
        raise NotFound("pattern", pattern_id)
    return catalogue()[pattern_id]


def read(statement: Statement) -> Pattern:
    """Take a pattern's header at its word, and refuse it where it contradicts its file."""
    own = {name: default for name, default in statement.params.items() if name != SCREENED}
    card = Card.model_validate({**statement.head, "params": own})
    if statement.name != f"patterns/{card.id}":
        raise ValueError(f"cypher/{statement.name}.cypher calls itself {card.id}")
    if unknown := set(card.key) - {"subjects", *card.columns}:
        raise ValueError(f"cypher/{statement.name}.cypher has a key it does not return: {sorted(unknown)}")
    if doubled := card.columns.keys() & Found.model_fields.keys():
        raise ValueError(f"cypher/{statement.name}.cypher declares again what every pattern returns: {sorted(doubled)}")
    columns = dict.fromkeys(card.columns, (Value, ...))
    return Pattern(card, statement, create_model(f"Found_{card.id}", __base__=Found, **columns))  # type: ignore[call-overload]  # columns are data


def _is_pattern(name: str) -> bool:
    return name.endswith(".cypher") and not name.startswith(".")
