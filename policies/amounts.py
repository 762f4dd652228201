"""How much a benefit comes to, in yuan and fen; unknown when a fact or a parameter of it is."""

from policies.judging import Bounds, Known
from policies.policy import Benefit, Cap


def amount(benefit: Benefit, known: Known, bounds: Bounds) -> float | None:
    """What is due each time it is paid, once the conditions are met; None for a standing, or when it is unknown."""
    due = _before_cap(benefit, known, bounds)
    if benefit.per is not None:
        due = _times(due, _number(known.get(benefit.per)))
    if benefit.rate is not None:
        due = _times(due, _number(bounds(benefit.rate)))
    if benefit.cap is not None and due is not None:
        most = _most(benefit.cap, known, bounds)
        due = None if most is None else min(due, most)
    return None if due is None else round(max(due, 0.0) + 1e-9, 2)


def amounts_of(benefit: Benefit) -> set[str]:
    """The parameters a benefit is computed with."""
    return {name for name in benefit.parameters().values() if name is not None}


def _before_cap(benefit: Benefit, known: Known, bounds: Bounds) -> float | None:
    if benefit.fixed is not None:
        return _number(bounds(benefit.fixed))
    if benefit.difference is not None:
        line, has = _number(bounds(benefit.difference.line)), _number(known.get(benefit.difference.fact))
        lacks = None if line is None or has is None else max(line - has, 0.0)
        return _times(lacks, _number(known.get(benefit.difference.heads)))
    if benefit.grade is not None:
        return _graded(benefit.grade.amounts, known.get(benefit.grade.fact), bounds)
    return None if benefit.gap is None else _number(known.get(benefit.gap))


def _graded(amounts: dict[str | int, str], value: object, bounds: Bounds) -> float | None:
    """The amount of a word, or of the highest step that a number has reached."""
    if value is None:
        return None
    if isinstance(value, str):
        return _number(bounds(amounts[value])) if value in amounts else None
    reached = [step for step in amounts if isinstance(step, int) and isinstance(value, int | float) and step <= value]
    return _number(bounds(amounts[max(reached)])) if reached else None


def _most(cap: Cap, known: Known, bounds: Bounds) -> float | None:
    most = _number(bounds(cap.line))
    if cap.times is not None:
        most = _times(most, _number(bounds(cap.times)))
    return most if cap.heads is None else _times(most, _number(known.get(cap.heads)))


def _times(one: float | None, other: float | None) -> float | None:
    return None if one is None or other is None else one * other


def _number(value: object) -> float | None:
    return float(value) if isinstance(value, int | float) else None
