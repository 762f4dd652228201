"""Whether what the counted members own is within the local rules: homes, vehicles and savings.

Vehicles that make up for a disability are not counted (Chongqing Regulations art. 13).
"""

from policies.counted import counted
from policies.subject import Asked, Owned, Person

NOT_COUNTED = ("disability",)  # kinds of vehicle


def property_fits(it: Asked) -> bool | None:
    """False from the first thing that is known to be too much; True where the registers were asked of everybody."""
    people = counted(it)
    if people is None:
        return None
    beyond = [_homes(people, it), _vehicles(people, it), _savings(people, it)]
    if True in beyond:
        return False
    if None in beyond or any("real-estate" not in one.asked for one in people):
        return None
    return True


def _homes(people: tuple[Person, ...], it: Asked) -> bool | None:
    return _above(len(_things(people, "home")), it.bounds("homes_most"))


def _vehicles(people: tuple[Person, ...], it: Asked) -> bool | None:
    counted_ones = [one for one in _things(people, "vehicle") if one.kind not in NOT_COUNTED]
    if not counted_ones:
        return False
    if any(one.value is None for one in counted_ones):
        return None
    return _above(sum(one.value or 0.0 for one in counted_ones), it.bounds("vehicles_most"))


def _savings(people: tuple[Person, ...], it: Asked) -> bool | None:
    """Against so many months of the living standard for each head; what nobody has stated is not there."""
    told = [one for person in people for one in person.states("savings", it.day)]
    told += [one for one in it.stated if one.kind == "savings" and one.holds(it.day)]
    if not told:
        return False
    months, standard = it.bounds("savings_months"), it.bounds("living_standard")
    if not isinstance(months, float | int) or not isinstance(standard, float | int):
        return None
    return sum(one.amount or 0.0 for one in told) > months * standard * len(people)


def _things(people: tuple[Person, ...], what: str) -> list[Owned]:
    """Each once, though two of them may own it together."""
    return list({one.id: one for person in people for one in person.owned if one.what == what}.values())


def _above(has: float, most: object) -> bool | None:
    return has > most if isinstance(most, float | int) else None
