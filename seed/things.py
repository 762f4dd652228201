"""What a village is made of while it is being invented: everything may still change until its rows are drawn."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from base.span import years

Point = tuple[float, float]  # longitude, latitude; WGS-84


@dataclass(slots=True, eq=False)
class Place:
    """An institution, invented or imported; villages share it."""

    id: str
    name: str
    kind: str  # as in graph/model.yml: care-home, hospital, school, kitchen …
    township: str | None
    point: Point


@dataclass(slots=True, eq=False)
class Address:
    """Where somebody lives."""

    id: str
    text: str
    kind: str  # dwelling, institution, collective
    point: Point


@dataclass(slots=True, eq=False)
class Household:
    """People counted together on a stated basis."""

    id: str
    basis: str  # registered, declared
    kind: str  # family, single, collective
    since: date | None
    until: date | None = None
    members: list[Person] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class Stay:
    """A stay in an institution; `until` is the day of leaving, itself no longer a day of stay."""

    person: Person
    place: Place
    kind: str  # resident, in-patient, custody
    since: date
    until: date | None = None
    reason: str | None = None


@dataclass(slots=True, eq=False)
class Award:
    """One policy granted. `paid` tells that its payments were made by hand, so the ordinary months are left out."""

    id: str
    policy: str
    holder: Person | Household
    since: date
    until: date | None = None
    monthly: float | None = None
    amount: float | None = None
    account: str | None = None  # id of the account it is paid into
    officer: str | None = None  # id of who approved it; None: the township's usual officer
    cause: str | None = None
    end_reason: str | None = None
    status: str | None = None  # None: active or ended, by `until`
    paid: bool = False

    def runs(self, day: date) -> bool:
        """Whether it has not ended on a day."""
        return self.until is None or self.until > day

    @property
    def payee(self) -> Person:
        """Whose money it is: the holder, or the first living member of the household."""
        if isinstance(self.holder, Person):
            return self.holder
        living = [person for person in self.holder.members if person.died is None]
        return (living or self.holder.members)[0]


@dataclass(slots=True, eq=False)
class Person:
    """A human being of the village, with what the generator knows of them."""

    id: str
    name: str
    sex: str  # male, female
    born: date
    citizen_number: str
    point: Point
    died: date | None = None
    left: date | None = None  # moved out of the county on this day: residence and present home end
    disability_kind: str | None = None
    disability_grade: int | None = None
    family: Family | None = None
    household: Household | None = None  # the registered one
    address: Address | None = None  # the present one
    phone: str | None = None  # id of their telephone, or of the family's by which they are reached
    account: str | None = None  # id of the bank account their money goes to (a child's: a parent's)
    spouse: Person | None = None
    parents: list[Person] = field(default_factory=list)
    children: list[Person] = field(default_factory=list)
    school: Place | None = None
    work: Place | None = None
    stays: list[Stay] = field(default_factory=list)
    awards: list[Award] = field(default_factory=list)  # held by the person, not those of the household
    meals: bool = False  # home meals are brought to them
    care: bool = False  # a home carer comes
    device: str | None = None  # id of the device a worker logs visits on
    role: str | None = None  # officer, meal-worker, carer: never claimed

    def age(self, day: date) -> int:
        """Whole years on a day."""
        return years(self.born, day)

    def holds(self, policy: str) -> Award | None:
        """The person's own award of this policy, the latest one."""
        return next((award for award in reversed(self.awards) if award.policy == policy), None)


@dataclass(slots=True, eq=False)
class Family:
    """People who were invented together: one home, one registered household. `claimed` by at most one planted case."""

    shape: str  # a key of seed/families.py SHAPES, or "planted"
    members: list[Person] = field(default_factory=list)
    claimed: bool = False

    @property
    def living(self) -> list[Person]:
        """The members who are alive."""
        return [person for person in self.members if person.died is None]

    @property
    def serves(self) -> bool:
        """Whether a member is an officer, brings meals or cares for people at home."""
        return any(person.role for person in self.members)
