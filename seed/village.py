"""One village: its people, and the methods that invent a person, a home, an award, a visit, and remember the rows.

A planted case is written with these. Begin with `claim` (somebody who lives here and fits, for this case alone) or with
`people_at_home` (a new family); then change what they hold, or add to it. Everything may be changed until the village
is drawn: `person.died = …`, `award.until = …`, `stay.since = …`, `village.tie(...).properties["until"] = …`.

Order in a village: families, their ordinary lives (school, work, awards, stays, visits), the planted cases, and then
`finish`: each award not marked `paid` is paid month by month until it or its payee ends; what ends with a life ends.
So a planter finds everybody as ordinary life left them, and an award with hand-made payments is paid by `pay` alone.
"""

from __future__ import annotations

from collections.abc import Callable

from seed.service import Service
from seed.things import Person


class Village(Service):
    """One block of the county, complete: who lives there can be found and claimed for a planted case.

    What it can make is told in seed/homes.py, belongings.py, money.py and service.py.
    """

    def free(self) -> list[Person]:
        """The living of families nobody has claimed and in which nobody serves the office or brings help."""
        families = [family for family in self.families if not family.claimed and not family.serves]
        return [person for family in families for person in family.living]

    def claim(self, fits: Callable[[Person], bool]) -> Person | None:
        """A free person who fits, chosen by chance, with the whole family; nobody else can claim them afterwards."""
        found = [person for person in self.free() if fits(person)]
        if not found:
            return None
        person = self.rng.choice(found)
        claimed(person)
        return person

    def claim_several(self, count: int, fits: Callable[[Person], bool]) -> list[Person] | None:
        """As many free people who fit, none of them kin to another by blood or marriage; all of them or nobody."""
        found: list[Person] = []
        candidates = [person for person in self.free() if fits(person)]
        self.rng.shuffle(candidates)
        for person in candidates:
            if len(found) < count and not any(related(person, other) for other in found):
                found.append(person)
        if len(found) < count:
            return None
        for person in found:
            claimed(person)
        return found


def claimed(person: Person) -> None:
    """Keep the person's family from any other planted case."""
    if person.family is not None:
        person.family.claimed = True


def related(one: Person, other: Person) -> bool:
    """Whether two people are spouses, parent and child, siblings, share a grandparent, or are of one family."""
    if one is other or (one.family is not None and one.family is other.family):
        return True
    return bool(_kin(one) & _kin(other))


def _kin(person: Person) -> set[str]:
    circle = [person, *([person.spouse] if person.spouse else []), *person.children]
    elders = [parent for one in circle for parent in one.parents]
    return {one.id for one in (*circle, *elders, *(parent for elder in elders for parent in elder.parents))}
