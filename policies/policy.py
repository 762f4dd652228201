"""What a policy's file says: for whom, on which law, under which conditions, how much, proved by whom, with cases."""

from datetime import date
from typing import Literal

from pydantic import Field, model_validator

from base import span
from base.model import Model, Said
from policies.facts import Department
from policies.tree import ARTICLE, Node, Value

Paid = Literal["monthly", "once", "yearly", "standing"]
For = Literal["person", "household", "institution"]
ID = r"^[a-z0-9]+(-[a-z0-9]+)*$"


class Basis(Model):
    """One place of the law; not confirmed where only a weak source says so."""

    as_: str = Field(alias="as", pattern=ID, description="By this word the conditions name it: `interim 9`.")
    law: Said
    since: date
    confirmed: bool = Field(default=True, description="False is shown as: to be confirmed.")


class Difference(Model):
    """What is lacking to a line, for each head."""

    line: str
    fact: str
    heads: str


class Grade(Model):
    """An amount for each answer of a fact, or for each step of a number from which it is paid."""

    fact: str
    amounts: dict[str | int, str] = Field(min_length=1)


class Cap(Model):
    """At most a parameter, or so many times of it for each head."""

    line: str
    times: str | None = Field(default=None, description="A parameter.")
    heads: str | None = None


class Benefit(Model):
    """How much is due; exactly one way of computing it, or none where the policy gives a standing and no money."""

    paid: Paid
    fixed: str | None = Field(default=None, description="A parameter.")
    difference: Difference | None = None
    grade: Grade | None = None
    gap: str | None = Field(default=None, description="A fact that is the amount.")
    per: str | None = Field(default=None, description="A fact by which the amount is multiplied.")
    rate: str | None = Field(default=None, description="A parameter by which it is multiplied.")
    cap: Cap | None = None

    @model_validator(mode="after")
    def _is_computed_one_way(self) -> "Benefit":
        ways = sum(way is not None for way in (self.fixed, self.difference, self.grade, self.gap))
        if ways != (self.paid != "standing"):
            raise ValueError(
                "a benefit is computed in exactly one way: fixed, difference, grade or gap; a standing in none"
            )
        return self

    def parameters(self) -> dict[tuple[object, ...], str | None]:
        """The parameters it is computed with, by where the file names each."""
        return {
            ("fixed",): self.fixed,
            ("difference", "line"): self.difference.line if self.difference else None,
            ("rate",): self.rate,
            ("cap", "line"): self.cap.line if self.cap else None,
            ("cap", "times"): self.cap.times if self.cap else None,
            **{("grade", "amounts", step): name for step, name in (self.grade.amounts if self.grade else {}).items()},
        }


class Clock(Model):
    """How long a step may take by law."""

    step: Literal["township", "posting", "county", "decide", "aid", "paperwork"]
    days: int | None = None
    hours: int | None = None
    working: bool = True
    basis: str = Field(pattern=ARTICLE)


class Case(Model):
    """An example a lawyer can read: what is known, and what the policy has to say of it."""

    grants: str | None = None
    refuses: str | None = None
    unknown: str | None = None
    day: date
    area: str = "990101001"
    facts: dict[str, Value]
    amount: float | None = None
    reasons: list[str] = Field(default_factory=list, description="The codes that decide against them.")
    missing: list[str] = Field(default_factory=list, description="The facts that have to be asked for.")

    @model_validator(mode="after")
    def _says_one_thing(self) -> "Case":
        told = [name for name in ("grants", "refuses", "unknown") if getattr(self, name) is not None]
        if len(told) != 1:
            raise ValueError("a case says one of grants, refuses and unknown")
        needs = {"grants": None, "refuses": self.reasons, "unknown": self.missing}[told[0]]
        if needs == []:
            raise ValueError("a case that refuses names its reasons, one that is unknown what is missing")
        return self


class Review(Model):
    """How often it is looked at again, by class of holder: the first class whose condition is met, else the last."""

    class_: Said = Field(alias="class")
    months: int = Field(gt=0)
    when: Node | None = None


class Policy(Model):
    """One benefit or standing in law."""

    id: str = Field(pattern=ID)
    title: Said
    about: Said = Field(description="Who may have it and what it is for, in a sentence anybody can follow.")
    basis: list[Basis] = Field(min_length=1)
    for_: For = Field(alias="for")
    counts: Literal["living-together", "registered", "declared"] | None = None
    since: date = Field(description="The first day it is in force here.")
    until: date | None = None
    when: Node
    benefit: Benefit
    excludes: list[str] = Field(default_factory=list)
    evidence: dict[str, Department]
    review: list[Review] = Field(default_factory=list)
    days_to_apply: int | None = Field(
        default=None, gt=0, description="So long after they become entitled nobody counts as missed."
    )
    valid_months: int | None = Field(default=None, gt=0)
    steps: list[Literal["apply", "check", "visit", "post", "decide", "pay", "tell"]] = Field(min_length=1)
    clock: list[Clock] = Field(default_factory=list)
    entitles_to: list[str] = Field(default_factory=list)
    cases: list[Case] = Field(min_length=3)

    def in_force(self, day: date) -> bool:
        """Whether it is law here on a day."""
        return span.holds(self.since, self.until, day)
