"""Plain objects a fact is found in: people, with what is stated about them and what they are paid."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from base import span
from policies.facts import Department
from policies.judging import Bounds


@dataclass(frozen=True)
class Stated:
    """Something a register or an officer states about somebody, while it holds."""

    kind: str
    value: str | None = None
    amount: float | None = None
    since: date | None = None
    until: date | None = None

    def holds(self, day: date) -> bool:
        """Whether it holds on a day; without days it does."""
        return span.holds(self.since, self.until, day)


@dataclass(frozen=True)
class Held:
    """An award somebody has or had; `monthly` in yuan."""

    policy: str
    since: date | None = None
    until: date | None = None
    cause: str | None = None
    monthly: float | None = None

    def holds(self, day: date) -> bool:
        """Whether it runs on a day."""
        return span.holds(self.since, self.until, day)


@dataclass(frozen=True)
class Owned:
    """A home or a vehicle somebody owns; `value` in yuan, `kind` as the register has it."""

    id: str
    what: str
    value: float | None = None
    kind: str | None = None


@dataclass(frozen=True)
class Household:
    """Who lives together on a stated basis, what is stated of them together and what is paid to them together."""

    id: str
    area: str | None = None
    basis: str | None = None
    members: tuple[str, ...] = ()
    stated: tuple[Stated, ...] = ()
    held: tuple[Held, ...] = ()
    applied: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Person:
    """Somebody, as far as they are known; `asked` are the departments whose register covers them.

    What a register that was asked does not have is none; what nobody was asked is unknown. `held` are also the awards
    of the household; `doubled` says that two households of one basis have them, `moved` that they have left where they
    lived and no new place is known.
    """

    id: str
    born: date | None = None
    died: date | None = None
    area: str | None = None
    registered: str | None = None
    disability_kind: str | None = None
    disability_grade: int | None = None
    stated: tuple[Stated, ...] = ()
    held: tuple[Held, ...] = ()
    father: str | None = None
    mother: str | None = None
    spouse: str | None = None
    children: tuple[str, ...] = ()
    owned: tuple[Owned, ...] = ()
    asked: frozenset[Department] = frozenset()
    applied: frozenset[str] = frozenset()
    registered_in: str | None = None
    declared_in: str | None = None
    doubled: bool = False
    moved: bool = False

    def has_died(self, day: date) -> bool:
        """Whether they are dead on a day: from the day of death on."""
        return self.died is not None and self.died <= day

    def states(self, kind: str, day: date) -> Iterator[Stated]:
        """What is stated of a kind that holds on a day."""
        return (one for one in self.stated if one.kind == kind and one.holds(day))

    def holds(self, policy: str, day: date) -> bool:
        """Whether an award of this policy runs on a day."""
        return any(one.policy == policy and one.holds(day) for one in self.held)


@dataclass(frozen=True)
class Institution:
    """An organisation, as far as it is known; `residents` are the days of birth of those who live there."""

    id: str
    kind: str
    area: str | None = None
    is_registered: bool = False
    residents: tuple[date | None, ...] = ()
    stated: tuple[Stated, ...] = ()
    held: tuple[Held, ...] = ()
    applied: frozenset[str] = frozenset()
    asked: frozenset[Department] = frozenset()


def _unset(name: str) -> None:
    """No parameter is set."""


@dataclass(frozen=True)
class Asked:
    """Who is asked about, in which area and on which day; who else is known, and who lives in their household.

    `stated` is what is stated of the household together.
    """

    person: Person
    area: str
    day: date
    people: Mapping[str, Person] = field(default_factory=dict)
    household: tuple[str, ...] = ()
    bounds: Bounds = _unset
    stated: tuple[Stated, ...] = ()
    found: dict[object, object] = field(default_factory=dict, init=False, compare=False, repr=False)

    @property
    def members(self) -> list[Person]:
        """Those of the household who are known."""
        return [self.people[id] for id in self.household if id in self.people]

    def of(self, id: str | None) -> Person | None:
        """Somebody who is known, by their id."""
        return None if id is None else self.people.get(id)
