"""The closed vocabulary of policies: what a condition may ask of a person, a household or an institution."""

from functools import cache
from importlib.resources import files
from typing import Literal

from pydantic import Field, TypeAdapter, ValidationError, model_validator

from base.model import Model, Said
from policies import lines

Kind = Literal["yuan", "ratio", "count", "years", "days", "grade", "truth", "word"]
Department = Literal[
    "police",
    "tax",
    "social-insurance",
    "medical-insurance",
    "real-estate",
    "business-register",
    "health",
    "education",
    "disabled-federation",
    "emergency-management",
    "civil-affairs",
    "township",
]
NUMBERS = ("yuan", "ratio", "count", "years", "days", "grade")


class Fact(Model):
    """One thing that can be known, what kind of answer it has, and which department can supply it."""

    title: Said
    kind: Kind
    words: list[str] = Field(default_factory=list)
    from_: Department = Field(alias="from")

    @model_validator(mode="after")
    def _words_of_a_word(self) -> "Fact":
        if (self.kind == "word") != bool(self.words):
            raise ValueError("words are told for a word, and for nothing else")
        return self


@cache
def facts() -> dict[str, Fact]:
    """Every fact by its name."""
    told = lines.read("facts.yml", files("policies").joinpath("facts.yml").read_text(encoding="utf-8"))
    try:
        return TypeAdapter(dict[str, Fact]).validate_python(told.told)
    except ValidationError as error:
        raise told.first(error) from None
