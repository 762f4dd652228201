"""Brings a village to an end: what ends with a life ends, months are paid, and everything becomes rows."""

from __future__ import annotations

from datetime import date

from graph.load import Tie
from seed import incomes
from seed.days import months
from seed.things import Award, Household, Person, Stay
from seed.village import Village

MONTHS_PAID = 18  # a year and a half of payments: enough for a yearly pattern, and the graph stays small
PAY_DAY = 10  # benefits leave on the tenth of the month they are for
ENDS_WITH_LIFE = ("LIVES_AT", "MEMBER_OF", "USES", "WORKS_AT", "STUDIES_AT", "HAS", "GUARDIAN_OF", "ACTS_FOR")


def finish(village: Village) -> None:
    """Draw what could still change: people, households, awards with their payments, stays."""
    incomes.state(village)
    for award in village.awards:
        if not award.paid:
            _pay(village, award)
        _draw_award(village, award)
    for household in village.households:
        _draw_household(village, household)
    for stay in village.stays:
        _draw_stay(village, stay)
    for person in village.people:
        _draw_person(village, person)
    _end_with_lives(village, {person.id: person.died for person in village.people if person.died})


def first_month(day: date) -> date:
    """The first month for which payments are written."""
    start = day.year * 12 + day.month - MONTHS_PAID
    return date(start // 12, start % 12 + 1, 1)


def _pay(village: Village, award: Award) -> None:
    """The ordinary months: from the grant to the end of the award, and never after the payee's death."""
    if award.monthly is None:
        if award.amount and award.since <= village.day:
            village.payment(award, award.since, award.amount)
        return
    ends = [day for day in (award.until, award.payee.died) if day]
    for month in months(max(award.since, first_month(village.day)), village.day):
        at = month.replace(day=PAY_DAY)
        if award.since <= at <= village.day and all(at < end for end in ends):
            village.payment(award, at, award.monthly, month)


def _draw_award(village: Village, award: Award) -> None:
    status = award.status or ("ended" if award.until and award.until <= village.day else "active")
    village.named(
        "Award", award.id, None, area=village.township, county=village.county, status=status, monthly=award.monthly,
        amount=award.amount, cause=award.cause, end_reason=award.end_reason, since=award.since, until=award.until,
    )  # fmt: skip
    village.tie("HELD_BY", award.id, award.holder.id, since=award.since, until=award.until)
    village.tie("UNDER", award.id, award.policy)
    village.tie("APPROVED_BY", award.id, award.officer or village.officer(), since=award.since)
    if award.account:
        village.tie("PAID_INTO", award.id, award.account, since=award.since, until=award.until)


def _draw_household(village: Village, household: Household) -> None:
    village.named(
        "Household", household.id, None, area=village.township, county=village.county, basis=household.basis,
        kind=household.kind, since=household.since, until=household.until,
    )  # fmt: skip
    village.tie("IN", household.id, village.code)


def _draw_stay(village: Village, stay: Stay) -> None:
    ends = [day for day in (stay.until, stay.person.died) if day]
    village.tie(
        "STAYS_AT", stay.person.id, stay.place.id, kind=stay.kind, reason=stay.reason, since=stay.since,
        until=min(ends) if ends else None,
    )  # fmt: skip


def _draw_person(village: Village, person: Person) -> None:
    village.named(
        "Person", person.id, person.point, name=person.name, sex=person.sex, born=person.born, died=person.died,
        area=village.township, county=village.county, village=village.code, disability_kind=person.disability_kind,
        disability_grade=person.disability_grade, citizen_number=person.citizen_number,
    )  # fmt: skip
    village.tie("IN", person.id, village.code, kind="residence", until=person.left)
    if person.left:
        for tie in village.ties_of(person.id, "LIVES_AT"):
            _end(tie, person.left)


def _end_with_lives(village: Village, died: dict[str, date]) -> None:
    for tie in village.all_ties():
        if tie.start in died and tie.kind in ENDS_WITH_LIFE:
            _end(tie, died[tie.start])
        ends = [died[one] for one in (tie.start, tie.end) if one in died and tie.kind == "SPOUSE_OF"]
        if ends and _end(tie, min(ends)):
            tie.properties["end_reason"] = "death"


def _end(tie: Tie, on: date) -> bool:
    """End a tie that would go on; False when it had ended before."""
    until = tie.properties.get("until")
    if until is not None and until <= on:
        return False
    tie.properties["until"] = on
    return True
