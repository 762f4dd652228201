"""What people have: telephones, accounts, devices, real estate, vehicles."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from seed import numbers
from seed.ground import Ground
from seed.things import Household, Person, Place

BANKS = ("农村信用社", "邮政储蓄银行", "农业银行", "工商银行")


class Belongings(Ground):
    """The part of a village that hands out things people use and own."""

    def phone(self, *users: Person | Place, since: date | None = None) -> str:
        """A new telephone used by these; its id."""
        number = numbers.phone_number(self.block, self.count("phone number"))
        phone = self.node("Phone", "T", number=number)
        for user in users:
            self.tie("USES", user.id, phone.id, since=since)
        return phone.id

    def account(self, *owners: Person | Place, since: date | None = None) -> str:
        """A new bank account owned by these (nobody: the owner is not known); its id."""
        number = numbers.account_number(self.block, self.count("account number"))
        account = self.node("Account", "B", number=number, bank=self.rng.choice(BANKS))
        for owner in owners:
            self.tie("OWNS", owner.id, account.id, since=since)
        return account.id

    def device(self, kind: str, *users: Person | Household, since: date | None = None) -> str:
        """A new device (phone, card-reader) or meter used by these; its id."""
        device = self.node("Device", "D", kind=kind)
        for user in users:
            self.tie("USES", user.id, device.id, since=since)
        return device.id

    def property(self, *owners: Person, kind: str = "dwelling", value: float = 200_000.0) -> str:
        """Real estate owned by these; its id."""
        return self._owned("Property", "E", owners, kind, value)

    def vehicle(self, *owners: Person, kind: str = "car", value: float = 60_000.0) -> str:
        """A vehicle owned by these; its id."""
        return self._owned("Vehicle", "V", owners, kind, value)

    def _owned(self, label: str, letter: str, owners: Sequence[Person], kind: str, value: float) -> str:
        node = self.node(label, letter, kind=kind, value=value)
        for owner in owners:
            self.tie("OWNS", owner.id, node.id)
        return node.id
