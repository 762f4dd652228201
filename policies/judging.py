"""Reads a policy's conditions for one person, household or institution: met, not met or unknown, and why."""

from collections.abc import Callable, Iterator, Mapping

from pydantic import Field

from base.model import Model
from policies.tree import AllOf, AnyOf, Leaf, Node, Value, parts
from policies.truth import Truth, every, opposite, some

Known = Mapping[str, Value | None]
Bounds = Callable[[str], Value | None]  # the value of a parameter where and when it is asked; None: nobody set it


class Judged(Model):
    """What one condition came to, and what each of its parts did."""

    outcome: Truth
    how: str
    fact: str | None = None
    value: Value | None = None
    bound: Value | None = None
    code: str | None = None
    article: str | None = None
    parts: list["Judged"] = Field(default_factory=list)


def judge(node: Node, known: Known, bounds: Bounds) -> Judged:
    """A tree of conditions over what is known."""
    if isinstance(node, Leaf):
        return _leaf(node, known, bounds)
    judged = [judge(part, known, bounds) for part in parts(node)]
    outcomes = [part.outcome for part in judged]
    if isinstance(node, AllOf):
        return Judged(outcome=every(outcomes), how="all", parts=judged)
    if isinstance(node, AnyOf):
        return Judged(outcome=some(outcomes), how="any", parts=judged)
    return Judged(outcome=opposite(outcomes[0]), how="not", parts=judged)


def reasons(judged: Judged) -> list[str]:
    """The codes that decide against it, in the order of the file; none unless it is not met."""
    return list(dict.fromkeys(leaf.code for leaf in _deciding(judged, "not-met") if leaf.code))


def missing(judged: Judged) -> list[str]:
    """The facts that have to be known before it is decided; none unless it is unknown."""
    return list(dict.fromkeys(leaf.fact for leaf in _deciding(judged, "unknown") if leaf.fact))


def _deciding(judged: Judged, outcome: Truth) -> Iterator[Judged]:
    """The leaves by which a node came to an outcome."""
    if judged.outcome != outcome:
        return
    if not judged.parts:
        yield judged
    below = opposite(outcome) if judged.how == "not" else outcome
    for part in judged.parts:
        yield from _deciding(part, below)


def _leaf(leaf: Leaf, known: Known, bounds: Bounds) -> Judged:
    value = known.get(leaf.fact)
    bound = bounds(leaf.bound) if isinstance(leaf.bound, str) and leaf.how != "is" else leaf.bound
    outcome: Truth = "unknown" if value is None or bound is None else "met" if _holds(leaf, value, bound) else "not-met"
    told = {"fact": leaf.fact, "value": value, "bound": bound, "code": leaf.code, "article": leaf.article}
    return Judged.model_validate({"outcome": outcome, "how": leaf.how, **told})


def _holds(leaf: Leaf, value: Value, bound: Value) -> bool:
    if leaf.how == "is":
        return value == bound
    return float(value) >= float(bound) if leaf.how == "at_least" else float(value) <= float(bound)
