"""Who of a household counts, as the law counts the family that lives together (Chongqing Regulations art. 11).

Counted are those who are bound to the one who is asked about by marriage or descent and live with them. Not counted are
the dead, those who have moved away, conscripts who are not married, clergy away for more than a year, prisoners, and
lodgers.
"""

from collections.abc import Iterator

from base.span import years
from policies.once import once
from policies.subject import Asked, Person


@once
def counted(it: Asked) -> tuple[Person, ...] | None:
    """Those who count, in the order of their ids.

    None where nobody was asked whether a member is kin, or where another household has one of them as well.
    """
    living = [one for one in it.members if not _is_left_out(one, it)]
    if it.person not in living and not it.person.has_died(it.day):
        living.append(it.person)
    kin = _bound_to(it.person, living, it) if living else []
    if any(one.doubled for one in kin) or any("police" not in one.asked for one in living if one not in kin):
        return None
    return tuple(sorted(kin, key=lambda one: one.id))


def _is_left_out(one: Person, it: Asked) -> bool:
    if one.moved or one.has_died(it.day):
        return True
    if any(told.value == "prison" for told in one.states("custody", it.day)):
        return True
    if one.spouse is None and any(one.states("conscript", it.day)):
        return True
    return any(told.since is not None and years(told.since, it.day) >= 1 for told in one.states("clergy", it.day))


def _bound_to(person: Person, living: list[Person], it: Asked) -> list[Person]:
    """The person and whoever among the living is reached from them by marriage or descent alone."""
    found, border = [person], [person]
    while border:
        border = [one for one in living if one not in found and any(_are_kin(one, other, it) for other in border)]
        found += border
    return found


def _are_kin(one: Person, other: Person, it: Asked) -> bool:
    return other.id in _next_of_kin(one, it) or one.id in _next_of_kin(other, it)


def _next_of_kin(one: Person, it: Asked) -> Iterator[str]:
    """Husband or wife, parents, and by way of parents who live elsewhere or have died the grandparents."""
    parents = [parent for parent in (it.of(one.father), it.of(one.mother)) if parent is not None]
    elders = [id for parent in parents for id in (parent.father, parent.mother)]
    return (id for id in (one.spouse, one.father, one.mother, *elders) if id is not None)
