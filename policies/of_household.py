"""The facts of a household, each found in plain objects, by way of one who lives in it."""

from collections.abc import Callable

from policies import income, rigid
from policies.counted import counted
from policies.property import property_fits
from policies.subject import Asked
from policies.tree import Value


def people_counted(it: Asked) -> int | None:
    """How many count as the family that lives together."""
    people = counted(it)
    return None if people is None else len(people)


def income_per_head(it: Asked) -> float | None:
    """Monthly income a head, in yuan, after what the law leaves out."""
    return income.per_head(it)


def income_to_standard(it: Asked) -> float | None:
    """Monthly income a head as a multiple of the living standard."""
    return _share(income.per_head(it), it.bounds("living_standard"))


def income_to_disposable(it: Asked) -> float | None:
    """Yearly income a head as a share of last year's local disposable income."""
    monthly = income.per_head(it)
    return _share(None if monthly is None else monthly * 12, it.bounds("disposable_income"))


def rigid_formula(it: Asked) -> Value | None:
    """Which formula for rigid expenditure the locality has chosen."""
    return it.bounds("rigid_formula")


def _share(has: float | None, line: Value | None) -> float | None:
    return None if has is None or not isinstance(line, float | int) or not line else has / line


FOUND: dict[str, Callable[[Asked], Value | None]] = {
    "people_counted": people_counted,
    "income_per_head": income_per_head,
    "income_to_standard": income_to_standard,
    "income_to_disposable": income_to_disposable,
    "property_fits": property_fits,
    "rigid_formula": rigid_formula,
    "rigid_share": rigid.share,
    "rigid_gap": rigid.gap,
    "rigid_income_to_standard": rigid.income_to_standard,
}
