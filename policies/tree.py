"""The conditions of a policy: all, any and not over facts, as its file has them."""

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Discriminator, Field, Tag, model_validator

from base.model import Model

Value = bool | float | str
How = Literal["at_least", "at_most", "is"]
ARTICLE = r"^[a-z0-9-]+( [0-9]+(\([0-9]+\))?)?$"


class Leaf(Model):
    """One fact against one bound, which is a value or the name of a parameter."""

    fact: str
    at_least: float | str | None = None
    at_most: float | str | None = None
    is_: Value | None = Field(default=None, alias="is")
    code: str = Field(pattern=r"^[A-Z][A-Z0-9_]*$", description="The reason given where it decides against somebody.")
    article: str = Field(pattern=ARTICLE, description="Where the law says so: a word of the basis, and the article.")

    @model_validator(mode="after")
    def _has_one_bound(self) -> "Leaf":
        if sum(bound is not None for bound in (self.at_least, self.at_most, self.is_)) != 1:
            raise ValueError("a condition has exactly one of at_least, at_most and is")
        return self

    @property
    def how(self) -> How:
        """Which comparison it is."""
        return "at_least" if self.at_least is not None else "at_most" if self.at_most is not None else "is"

    @property
    def bound(self) -> Value:
        """What the fact is compared with."""
        return next(bound for bound in (self.at_least, self.at_most, self.is_) if bound is not None)


class AllOf(Model):
    """Every part has to be met."""

    all: list["Node"] = Field(min_length=1)


class AnyOf(Model):
    """One part has to be met."""

    any: list["Node"] = Field(min_length=1)


class NotOf(Model):
    """The part must not be met."""

    not_: "Node" = Field(alias="not")


def _kind(told: object) -> str:
    """Which of the four a mapping is meant for, so that an error speaks of that one alone."""
    if isinstance(told, dict):
        return next((word for word in ("all", "any", "not") if word in told), "leaf")
    words = ((AllOf, "all"), (AnyOf, "any"), (NotOf, "not"))
    return next((word for kind, word in words if isinstance(told, kind)), "leaf")


Node = Annotated[
    Annotated[AllOf, Tag("all")]
    | Annotated[AnyOf, Tag("any")]
    | Annotated[NotOf, Tag("not")]
    | Annotated[Leaf, Tag("leaf")],
    Discriminator(_kind),
]
for each in (AllOf, AnyOf, NotOf):
    each.model_rebuild()


def parts(node: Node) -> list[Node]:
    """What a node is made of; nothing for a leaf."""
    if isinstance(node, AllOf):
        return node.all
    if isinstance(node, AnyOf):
        return node.any
    return [node.not_] if isinstance(node, NotOf) else []


def leaves(node: Node) -> Iterator[Leaf]:
    """Every condition of a tree, in the order of the file."""
    if isinstance(node, Leaf):
        yield node
    for part in parts(node):
        yield from leaves(part)
