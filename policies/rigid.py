"""What a household cannot avoid to pay, net of insurance, over the twelve months before a day (Notice [2024] 57)."""

from policies import income
from policies.counted import counted
from policies.once import once
from policies.spending import NET_OF_INSURANCE, spent
from policies.subject import Asked

RIGID = ("living", "medical", "education", "rehabilitation")
AFTER_SHANGHAI = ("medical", "education")


def share(it: Asked) -> float | None:
    """Rigid expenditure as a share of the income of twelve months; None without income or where a figure is missing."""
    yearly, costs = _income(it), _costs(it, RIGID)
    return None if yearly is None or costs is None or yearly <= 0 else costs / yearly


def gap(it: Asked) -> float | None:
    """What a head lacks to the living standard a month once hospital and school are paid; never below zero."""
    left, standard = _left(it, AFTER_SHANGHAI), it.bounds("living_standard")
    return None if left is None or not isinstance(standard, float | int) else round(max(standard - left, 0.0), 2)


def income_to_standard(it: Asked) -> float | None:
    """What a head has left a month after rigid expenditure, as a multiple of the living standard; never below zero."""
    left, standard = _left(it, RIGID), it.bounds("living_standard")
    if left is None or not isinstance(standard, float | int) or not standard:
        return None
    return max(left, 0.0) / standard


def _left(it: Asked, kinds: tuple[str, ...]) -> float | None:
    people, yearly, costs = counted(it), _income(it), _costs(it, kinds)
    return None if not people or yearly is None or costs is None else (yearly - costs) / 12 / len(people)


@once
def _income(it: Asked) -> float | None:
    people, monthly = counted(it), income.per_head(it)
    return None if people is None or monthly is None else monthly * len(people) * 12


def _costs(it: Asked, kinds: tuple[str, ...]) -> float | None:
    people = counted(it)
    if people is None or any("medical-insurance" not in one.asked for one in people):
        return None
    each = (spent(one, kind, it.day) for one in people for kind in kinds)
    insured = sum(spent(one, NET_OF_INSURANCE, it.day) for one in people) if "medical" in kinds else 0.0
    return max(sum(each) - insured, 0.0)
