"""From plain people to a policy's answer: what is found, what stays unknown, and whom it is asked of."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policies.catalogue import bounds_of, catalogue, policy
from policies.circumstances import child_class
from policies.facts import DEPARTMENTS, facts
from policies.judging import judge, missing, reasons
from policies.known import FOUND, known
from policies.subject import Asked, Held, Person, Stated

DAY, AREA = date(2026, 6, 30), "990101001"
OF_INSTITUTIONS = {"is_licensed", "is_care_home", "beds_new", "residents_in_need"}


def asked(person: Person, *others: Person) -> Asked:
    """A question about the first of people who live together."""
    children = tuple(one.id for one in others if person.id in (one.father, one.mother))
    person = replace(person, children=children)
    people = {one.id: one for one in (person, *others)}
    return Asked(person, AREA, DAY, people, tuple(people), bounds_of(AREA, DAY))


def person(id: str = "P-1", age: int = 40, **more: Any) -> Person:
    """Somebody who lives and is registered here, of whom every register was asked."""
    told = {"born": date(DAY.year - age, 1, 1), "area": AREA, "registered": AREA, "asked": frozenset(DEPARTMENTS)}
    return Person(id, **{**told, **more})


def answer(id: str, it: Asked) -> tuple[str, list[str], list[str]]:
    """What a policy says: the outcome, the reasons against it, and what is missing."""
    found = judge(policy(id).when, known(policy(id), it), it.bounds)
    return found.outcome, reasons(found), missing(found)


def test_every_fact_of_people_and_households_is_found() -> None:
    assert facts().keys() - FOUND.keys() == OF_INSTITUTIONS


@pytest.mark.parametrize("id", [id for id, it in catalogue().items() if it.for_ != "institution"])
def test_of_somebody_nobody_was_asked_about_nothing_is_refused(id: str) -> None:
    stranger = Asked(Person("P-1"), AREA, DAY)

    assert answer(id, stranger)[0] == "unknown"


def earns(amount: float) -> Asked:
    """Somebody alone who earns so much a month."""
    return asked(person(stated=(Stated("income", "wage", amount),)))


POOR = (Held("minimum-living-allowance"),)
BURNT = (Stated("sudden-event", "fire", since=date(2026, 6, 1)), Stated("urgency", "ordinary"))
SON = person("P-2", mother="P-1")


@pytest.mark.parametrize(
    ("id", "it", "outcome"),
    [
        ("old-age-allowance", asked(person(age=80)), ("met", [], [])),
        ("old-age-allowance", asked(person(age=79)), ("not-met", ["TOO_YOUNG"], [])),
        ("extreme-hardship", asked(person(age=75)), ("met", [], [])),
        ("extreme-hardship", asked(person(age=75), SON), ("not-met", ["SUPPORTER_ABLE"], [])),
        ("rehabilitation-aid", asked(person(age=4, disability_grade=2)), ("met", [], [])),
        ("minimum-living-allowance", earns(759.99), ("met", [], [])),
        ("minimum-living-allowance", earns(760.0), ("not-met", ["INCOME_NOT_BELOW_STANDARD"], [])),
        ("disability-living-subsidy", asked(person(disability_grade=2, held=POOR)), ("met", [], [])),
        ("temporary-relief", asked(person(stated=BURNT)), ("met", [], [])),
    ],
)
def test_people_are_judged_by_what_is_found(id: str, it: Asked, outcome: tuple[str, list[str], list[str]]) -> None:
    assert answer(id, it) == outcome


def test_relief_for_the_same_cause_is_given_once_in_a_calendar_year() -> None:
    fire = Stated("sudden-event", "fire", since=date(2026, 6, 1))

    def again(cause: str, since: date) -> object:
        return FOUND["same_cause_this_year"](
            asked(person(stated=(fire,), held=(Held("temporary-relief", since, cause=cause),)))
        )

    assert again("fire", date(2026, 1, 1)) is True
    assert again("fire", date(2025, 12, 31)) is False
    assert again("flood", date(2026, 1, 1)) is False


@given(
    st.sampled_from([None, "fails", "sound"]),
    st.sampled_from([None, 0, 1, 4]),
    st.booleans(),
    st.sampled_from([None, 0, 90, 91]),
    st.booleans(),
)
def test_a_class_of_difficulty_goes_with_the_conditions_of_the_policy(
    guardian: str | None, grade: int | None, poor: bool, days: int | None, everybody: bool
) -> None:
    stated = [Stated("guardianship", guardian)] if guardian else []
    stated += (
        [Stated("sudden-event", "flood", since=date.fromordinal(DAY.toordinal() - days))] if days is not None else []
    )
    held = (Held("minimum-living-allowance"),) if poor else ()
    registers = frozenset(DEPARTMENTS) if everybody else frozenset({"police", "civil-affairs"})
    it = asked(person(age=9, stated=tuple(stated), held=held, disability_grade=grade, asked=registers))

    outcome, against, _ = answer("child-in-difficulty", it)

    assert child_class(it) != "none" or outcome != "met"
    assert child_class(it) in (None, "none") or outcome == "met"
    assert "NO_DIFFICULTY" not in against or child_class(it) == "none"
