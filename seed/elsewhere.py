"""What ties the counties of a prefecture to one another: children who live elsewhere, and a number many people give."""

from __future__ import annotations

from collections import defaultdict, deque
from datetime import datetime

from seed.days import at
from seed.rows import Rows
from seed.things import Person
from seed.village import Village

COMMON_PHONE, COMMON_NUMBER = "T-0000999999", "12900000000"  # what people give who do not want to be called
GIVE_IT = 0.12  # of all: in a prefecture of a million it has more than a hundred thousand neighbours
CHILDREN = 6  # of a village, who grew up in another county
KEPT = 40  # young people of each surname are remembered while the next counties are invented
AGES_APART = (20, 40)
TRANSFERS = 3  # months in which a child sends money home
SENT = (200, 1200)  # yuan


class Elsewhere:
    """The young people of the counties invented before, by surname; the same in whatever process it is done."""

    def __init__(self) -> None:
        self._young: dict[str, deque[Person]] = defaultdict(lambda: deque(maxlen=KEPT))

    def link(self, village: Village) -> None:
        """Give a village's old people children among those remembered, then remember its own young people."""
        for person in _giving_a_common_number(village):
            village.tie("USES", person.id, COMMON_PHONE)
        _sent_at_home(village)
        old = [one for one in village.people if one.died is None and 55 <= one.age(village.day) <= 85]
        village.rng.shuffle(old)
        for parent in old[: CHILDREN * 3]:
            if (child := self._child_of(parent)) is not None:
                village.tie("PARENT_OF", parent.id, child.id, kind="birth", since=child.born)
                _send(village, child, parent)
        self._remember(village)

    def _child_of(self, parent: Person) -> Person | None:
        least, most = AGES_APART
        young = self._young[parent.name[0]]
        for child in young:
            if least <= child.born.year - parent.born.year <= most:
                young.remove(child)
                return child
        return None

    def _remember(self, village: Village) -> None:
        free = [one for one in village.free() if not one.parents and 20 <= one.age(village.day) <= 50]
        for person in free[: CHILDREN * 2]:
            self._young[person.name[0]].append(person)


def common_phone(rows: Rows) -> None:
    """The telephone number that many people give and nobody answers."""
    rows.named("Phone", COMMON_PHONE, None, number=COMMON_NUMBER)


def _giving_a_common_number(village: Village) -> list[Person]:
    return [person for person in village.people if village.rng.random() < GIVE_IT]


def _sent_at_home(village: Village) -> None:
    grown = [one for one in village.people if one.parents and one.account and one.age(village.day) >= 25]
    for child in grown[: CHILDREN * 4]:
        _send(village, child, child.parents[0])


def _send(village: Village, child: Person, parent: Person) -> None:
    """Money from a child's account to a parent's, in the last months."""
    if child.account is None or parent.account is None or child.account == parent.account:
        return
    for months in range(1, TRANSFERS + 1):
        village.tie(
            "TRANSFERRED", child.account, parent.account, at=_moment(village, months),
            amount=float(village.rng.randrange(*SENT)),
        )  # fmt: skip


def _moment(village: Village, months: int) -> datetime:
    return at(village.ago(30 * months + village.rng.randrange(20)), village.rng.randrange(8, 20))
