"""The closed vocabulary of policies: what a condition may ask of a person, a household or an institution."""

from functools import cache
from typing import Literal

from pydantic import Field, model_validator

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
DEPARTMENTS: dict[Department, Said] = {
    "police": Said(zh="公安", en="the police"),
    "tax": Said(zh="税务", en="the tax office"),
    "social-insurance": Said(zh="社会保险", en="the social insurance"),
    "medical-insurance": Said(zh="医疗保障", en="the medical insurance"),
    "real-estate": Said(zh="不动产登记", en="the real-estate register"),
    "business-register": Said(zh="市场监管", en="the business register"),
    "health": Said(zh="卫生健康", en="the health office"),
    "education": Said(zh="教育", en="the education office"),
    "disabled-federation": Said(zh="残联", en="the disabled people's federation"),
    "emergency-management": Said(zh="应急管理", en="the emergency office"),
    "civil-affairs": Said(zh="民政", en="civil affairs"),
    "township": Said(zh="乡镇（街道）", en="the township"),
}
NUMBERS = ("yuan", "ratio", "count", "years", "days", "grade")


class Fact(Model):
    """One thing that can be known, what kind of answer it has, and which department can supply it."""

    title: Said
    denied: Said | None = Field(default=None, description="How the opposite of a truth is said.")
    kind: Kind
    words: dict[str, Said] = Field(default_factory=dict)
    from_: Department = Field(alias="from")

    @model_validator(mode="after")
    def _words_of_a_word(self) -> "Fact":
        if (self.kind == "word") != bool(self.words):
            raise ValueError("words are told for a word, and for nothing else")
        if (self.kind == "truth") != (self.denied is not None):
            raise ValueError("denied is told for a truth, and for nothing else")
        return self


@cache
def facts() -> dict[str, Fact]:
    """Every fact by its name."""
    return lines.load("facts.yml", dict[str, Fact])
