"""Met, not met, or unknown: what a condition can come to, and how several come to one."""

from collections.abc import Iterable
from typing import Literal

Truth = Literal["met", "not-met", "unknown"]


def every(parts: Iterable[Truth]) -> Truth:
    """Met when all are; one that is not met settles it, whatever is unknown."""
    found = set(parts)
    return "not-met" if "not-met" in found else "unknown" if "unknown" in found else "met"


def some(parts: Iterable[Truth]) -> Truth:
    """Met when one is, whatever is unknown."""
    found = set(parts)
    return "met" if "met" in found else "unknown" if "unknown" in found else "not-met"


def opposite(part: Truth) -> Truth:
    """Unknown stays unknown."""
    return {"met": "not-met", "not-met": "met", "unknown": "unknown"}[part]  # type: ignore[return-value]  # a table of them


def truth(told: bool | None) -> Truth:
    """A fact that is true, false or unknown, as a condition has it."""
    return "unknown" if told is None else "met" if told else "not-met"


def fact(told: Truth) -> bool | None:
    """The same the other way round."""
    return {"met": True, "not-met": False, "unknown": None}[told]
