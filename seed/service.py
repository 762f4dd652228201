"""Service and the work of the office: stays, visits, schools, jobs, needs, facts, applications."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from graph.load import Node
from seed.money import Money
from seed.things import Household, Person, Place, Stay


class Service(Money):
    """The part of a village in which things are done for people."""

    def stay(
        self, person: Person, place: Place, since: date, until: date | None = None, kind: str = "resident",
        reason: str | None = None,
    ) -> Stay:  # fmt: skip
        """A stay as resident of a care home, in-patient of a hospital, or in custody."""
        stay = Stay(person, place, kind, since, until, reason)
        person.stays.append(stay)
        self.stays.append(stay)
        return stay

    def visit(
        self, kind: str, person: Person, worker: Person, place: Place, starts: datetime, amount: float | None = None,
        minutes: int = 15, status: str = "delivered", whom: str | None = None, device: str | None = None,
    ) -> Node:  # fmt: skip
        """A visit (home-meals, home-care, day-care) by a worker, billed by an institution; `whom`: Visit.for."""
        ends = starts + timedelta(minutes=minutes)
        visit = self.node(
            "Visit", "S", person.point, kind=kind, starts=starts, ends=ends, status=status, **{"for": whom}
        )
        self.tie("MADE", worker.id, visit.id)
        self.tie("TO", visit.id, person.id)
        self.tie("BILLED", place.id, visit.id, amount=amount)
        if device:
            self.tie("LOGGED_ON", visit.id, device)
        return visit

    def application(
        self, applicant: Person, about: Person | Household, policy: str, at: date, status: str = "granted",
        kind: str = "new", sent_from: str | None = None, text_key: str | None = None, decided: date | None = None,
    ) -> Node:  # fmt: skip
        """A request and, with `decided`, the officer's decision."""
        application = self.node(
            "Application", "Q", kind=kind, status=status, at=at, area=self.township, county=self.county,
            text_key=text_key,
        )  # fmt: skip
        self.tie("BY", application.id, applicant.id)
        self.tie("ABOUT", application.id, about.id)
        self.tie("FOR", application.id, policy)
        if sent_from:
            self.tie("SENT_FROM", application.id, sent_from)
        if decided:
            self.tie("DECIDED_BY", application.id, self.officer(), on=decided, decision=status)
        return application

    def fact(
        self, kind: str, about: Person | Household | Place, value: str | None = None, amount: float | None = None,
        since: date | None = None, until: date | None = None,
    ) -> Node:  # fmt: skip
        """Something a register or an officer states."""
        fact = self.node("Fact", "K", kind=kind, value=value, amount=amount, since=since, until=until)
        self.tie("ABOUT", fact.id, about.id)
        return fact

    def need(self, person: Person, need: str, since: date | None = None) -> None:
        """The person has this need of graph/needs.yml."""
        self.tie("HAS", person.id, need, since=since)

    def works_at(self, person: Person, place: Place, since: date, kind: str = "job") -> None:
        """Employment: job, public payroll, public-welfare post or service."""
        person.work = place
        self.tie("WORKS_AT", person.id, place.id, since=since, kind=kind)

    def studies_at(self, person: Person, place: Place, since: date, boards: bool | None = None) -> None:
        """A pupil or student, who may board."""
        person.school = place
        self.tie("STUDIES_AT", person.id, place.id, since=since, boards=boards)
