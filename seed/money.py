"""Money: awards, and what is paid of them."""

from __future__ import annotations

from datetime import date
from typing import Any

from graph.load import Node
from seed import amounts
from seed.days import months
from seed.homes import Homes
from seed.things import Award, Household, Person


class Money(Homes):
    """The part of a village that grants awards and pays them."""

    def award(
        self, policy: str, holder: Person | Household, since: date, until: date | None = None,
        monthly: float | None = None, account: str | None = None, **known: Any,
    ) -> Award:  # fmt: skip
        """One policy granted; the usual amount, into the payee's account, unless told otherwise.

        `known`: amount (paid once), cause, end_reason, status.
        """
        award = Award(self.id("N"), policy, holder, since, until, monthly, account=account, **known)
        if monthly is None and award.amount is None:
            award.monthly = amounts.usual(self, policy, award.payee)
        award.account = account or award.payee.account
        if isinstance(holder, Person):
            holder.awards.append(award)
        self.awards.append(award)
        return award

    def pay(
        self, award: Award, first: date, last: date, amount: float | None = None, purpose: str = "regular",
        on: int = 10, person: Person | None = None,
    ) -> list[Node]:  # fmt: skip
        """Pay an award by hand for each month from `first` to `last`, on the `on`-th; `finish` then leaves it alone."""
        award.paid = True
        sum_ = amount if amount is not None else award.monthly or award.amount or 0.0
        return [
            self.payment(award, month.replace(day=on), sum_, month, purpose, person)
            for month in months(first, last)
            if month.replace(day=on) <= self.day
        ]

    def payment(
        self, award: Award, at: date, amount: float, for_month: date | None = None, purpose: str = "regular",
        person: Person | None = None,
    ) -> Node:  # fmt: skip
        """One payment of an award, for its payee or another person, into the award's account."""
        payment = self.node(
            "Payment", "Y", area=self.township, county=self.county, at=at, amount=amount, for_month=for_month,
            purpose=purpose,
        )  # fmt: skip
        self.tie("OF", payment.id, award.id)
        self.tie("FOR", payment.id, (person or award.payee).id)
        if award.account:
            self.tie("INTO", payment.id, award.account)
        return payment
