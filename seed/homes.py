"""People and their homes: a human being, a family under one roof, kin, moving house."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from seed import names, numbers
from seed.belongings import Belongings
from seed.things import Address, Family, Household, Person, Point


class Homes(Belongings):
    """The part of a village that invents people and puts them under roofs."""

    _sequences: set[tuple[date, int]]
    _addresses: set[str]

    def person(self, sex: str, born: date, name: str | None = None, surname: str | None = None, **known: Any) -> Person:
        """A new human being with a name of their time and a valid number, of no family and without a home yet."""
        name = name or names.full_name(self.rng, sex, born.year, surname)
        person = Person(self.id("P"), name, sex, born, self._citizen_number(sex, born), self.point, **known)
        self.people.append(person)
        return person

    def reborn(self, person: Person, born: date) -> None:
        """Give somebody another birthday, and the number that goes with it."""
        person.born, person.citizen_number = born, self._citizen_number(person.sex, born)

    def born(self, age: int) -> date:
        """A birthday that makes somebody this old on the seeded day."""
        return self.day.replace(year=self.day.year - age, day=min(self.day.day, 28)) - timedelta(
            days=self.rng.randrange(3, 362)
        )

    def people_at_home(
        self, members: Sequence[Person], since: date, shape: str = "planted", address: Address | None = None
    ) -> Family:
        """Makes these people a family: one home, one registered household, each adult a phone and an account."""
        family = Family(shape, list(members), claimed=shape == "planted")
        address = address or self.address()
        household = self.household(members, since, kind="family" if len(members) > 1 else "single")
        self.tie("LIVES_AT", household.id, address.id, since=since)
        for person in members:
            person.family = family
            self.settle(person, address, max(since, person.born))
        for person in members:
            self.equip(person)
        self.families.append(family)
        return family

    def household(
        self, members: Sequence[Person], since: date, basis: str = "registered", kind: str = "family"
    ) -> Household:
        """People counted together; the first is the head. `declared`: an application says so."""
        household = Household(self.id("H"), basis, kind, since, members=list(members))
        self.households.append(household)
        for at, person in enumerate(members):
            if basis == "registered":
                person.household = household
            role = "head" if at == 0 else "member"
            self.tie("MEMBER_OF", person.id, household.id, role=role, since=max(since, person.born))
        return household

    def address(self, kind: str = "dwelling", text: str | None = None, point: Point | None = None) -> Address:
        """A new address of the village."""
        text = text or self._unused_address()
        address = Address(self.id("A"), text, kind, point or self.nearby())
        self.named("Address", address.id, address.point, text=address.text, kind=kind)
        self.tie("IN", address.id, self.code)
        return address

    def settle(self, person: Person, address: Address, since: date, until: date | None = None) -> None:
        """The person lives at the address; without `until` it is their present home."""
        self.tie("LIVES_AT", person.id, address.id, since=since, until=until)
        if until is None:
            person.address, person.point = address, address.point

    def move(self, person: Person, address: Address, on: date) -> None:
        """The person leaves their present home for another on a day."""
        for tie in self.ties_of(person.id, "LIVES_AT"):
            if tie.properties.get("until") is None:
                tie.properties["until"] = on
        self.settle(person, address, on)

    def marry(
        self, one: Person, other: Person, since: date, until: date | None = None, end_reason: str | None = None
    ) -> None:
        """Husband and wife; with `until`, divorced or widowed since."""
        first, second = sorted((one.id, other.id))
        self.tie("SPOUSE_OF", first, second, since=since, until=until, end_reason=end_reason)
        if until is None:
            one.spouse, other.spouse = other, one

    def parent(self, parent: Person, child: Person, kind: str = "birth") -> None:
        """Parent and child."""
        self.tie("PARENT_OF", parent.id, child.id, kind=kind, since=child.born)
        parent.children.append(child)
        child.parents.append(parent)

    def guardian(self, guardian: Person, ward: Person, since: date) -> None:
        """The law's guardian of a child or an adult."""
        self.tie("GUARDIAN_OF", guardian.id, ward.id, since=since)

    def acts_for(self, agent: Person, person: Person, since: date, kind: str = "agent") -> None:
        """Somebody applies or collects for another: agent or carer."""
        self.tie("ACTS_FOR", agent.id, person.id, since=since, kind=kind)

    def equip(self, person: Person) -> None:
        """A phone and an account: an adult's own, a child's those of a parent or guardian in the family."""
        age = person.age(self.day)
        since = max(date(2012, 1, 1), person.born) + timedelta(days=self.rng.randrange(3000))
        since = min(since, (person.died or self.day) - timedelta(days=60))
        if age >= 16:
            person.account = self.account(person, since=since)
        if age >= 12 and self.rng.random() < names.phone_share(age):
            person.phone = self.phone(person, since=since)
        carers = [] if person.family is None else [one for one in person.family.living if one.account and one.phone]
        carers = [one for one in person.parents if one in carers] or carers
        if carers:
            person.account = person.account or carers[0].account
            person.phone = person.phone or carers[0].phone

    def _citizen_number(self, sex: str, born: date) -> str:
        while True:
            sequence = self.rng.randrange(1, 500) * 2 - (sex == "male")
            if (born, sequence) not in self._sequences:
                self._sequences.add((born, sequence))
                return numbers.citizen_number(self.block, born, sequence)

    def _unused_address(self) -> str:
        while True:
            county, township = self.shared.division.name, self.shared.area_name(self.township)
            text = names.address(self.rng, county, township, self.name)
            if text not in self._addresses:
                self._addresses.add(text)
                return text
