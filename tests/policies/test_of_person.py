"""The facts of a person: what a register says, none where it was asked and has nothing, unknown where nobody asked."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policies.facts import DEPARTMENTS, facts
from policies.of_person import FOUND
from policies.subject import Asked, Held, Person, Stated
from policies.tree import Value

DAY = date(2026, 6, 30)
EVERYBODY = frozenset(DEPARTMENTS)


def found(name: str, person: Person, *others: Person, area: str = "990101") -> Value | None:
    """A fact of somebody on the day."""
    return FOUND[name](Asked(person, area, DAY, {one.id: one for one in others}))


@pytest.mark.parametrize("name", FOUND)
def test_every_fact_is_of_the_vocabulary_and_of_its_kind(name: str) -> None:
    told = found(name, Person("P-1", born=date(1950, 1, 1), area="990101001", registered="990101001", asked=EVERYBODY))
    kind = facts()[name].kind

    if kind == "word":
        assert told is None or told in facts()[name].words
    elif told is not None:
        assert isinstance(told, bool) == (kind == "truth")


@pytest.mark.parametrize("name", FOUND)
def test_of_somebody_nobody_was_asked_about_everything_is_unknown(name: str) -> None:
    assert found(name, Person("P-1")) is None


@pytest.mark.parametrize(
    ("born", "years"),
    [
        (date(1946, 6, 30), 80),
        (date(1946, 7, 1), 79),
        (date(1946, 6, 29), 80),
        (date(2026, 6, 30), 0),
        (date(2008, 2, 29), 18),
    ],
)
def test_age_is_whole_years(born: date, years: int) -> None:
    assert found("age", Person("P-1", born=born)) == years


@given(st.dates(date(1900, 1, 1), date(2026, 6, 30)))
def test_age_changes_only_on_birthdays(born: date) -> None:
    on_birthday = (born.month, born.day) == (DAY.month, DAY.day)
    day_before = FOUND["age"](Asked(Person("P-1", born=born), "99", date(2026, 6, 29))) if born < DAY else None

    assert (found("age", Person("P-1", born=born)) != day_before) == on_birthday or born == DAY


def test_whoever_died_today_is_dead_and_whoever_dies_tomorrow_lives() -> None:
    assert found("is_alive", Person("P-1", died=DAY)) is False
    assert found("is_alive", Person("P-1", died=date(2026, 7, 1))) is True
    assert found("is_alive", Person("P-1", asked=frozenset({"police"}))) is True


@pytest.mark.parametrize(
    ("person", "able"),
    [
        (Person("P-1", born=date(1966, 6, 30)), False),
        (Person("P-1", born=date(2010, 7, 1)), False),
        (Person("P-1", born=date(1986, 1, 1)), None),
        (Person("P-1", born=date(1986, 1, 1), disability_kind="mind", disability_grade=2), False),
        (Person("P-1", born=date(1986, 1, 1), disability_kind="limb", disability_grade=2), None),
        (Person("P-1", born=date(1986, 1, 1), disability_kind="limb", disability_grade=1), False),
        (Person("P-1", born=date(1986, 1, 1), stated=(Stated("labour-capacity", "none"),)), False),
        (Person("P-1", born=date(1986, 1, 1), stated=(Stated("labour-capacity", "partial"),)), True),
    ],
)
def test_who_is_able_to_work(person: Person, able: bool | None) -> None:
    assert found("can_work", person) is able


def test_an_award_that_ended_is_not_received() -> None:
    ended = Person("P-1", held=(Held("orphan", date(2020, 1, 1), DAY),), asked=EVERYBODY)
    runs = Person("P-1", held=(Held("child-without-carers", date(2020, 1, 1)),))

    assert (found("receives_orphan", ended), found("receives_orphan", runs)) == (False, True)


def test_medical_costs_are_of_twelve_months_and_net_of_insurance() -> None:
    costs = (
        Stated("expenditure", "medical", 9000.0, since=date(2026, 3, 1)),
        Stated("expenditure", "medical", 9000.0, since=date(2025, 6, 30)),
        Stated("expenditure", "education", 500.0, since=date(2026, 3, 1)),
        Stated("insurance-paid", None, 4000.5, since=date(2026, 3, 1)),
    )
    known = Person("P-1", stated=costs, asked=frozenset({"medical-insurance"}))

    assert found("medical_own_share", known) == 4999.5
    assert found("medical_own_share", Person("P-1", stated=costs)) is None


@pytest.mark.parametrize(
    ("told", "state"),
    [
        ({"died": date(2020, 1, 1)}, "dead"),
        ({"stated": (Stated("missing", "declared", since=date(2026, 6, 1)),)}, "declared-missing"),
        ({"stated": (Stated("missing", "reported", since=date(2025, 12, 30)),)}, "lost-contact"),
        ({"stated": (Stated("missing", "reported", since=date(2025, 12, 31)),)}, "able"),
        ({"stated": (Stated("custody", "prison", since=date(2025, 12, 30)),)}, "in-prison"),
        ({"stated": (Stated("custody", "prison", since=date(2026, 5, 1)),)}, "able"),
        ({"stated": (Stated("custody", "prison", since=date(2020, 1, 1), until=DAY),)}, "able"),
        ({"stated": (Stated("custody", "detoxification", since=date(2025, 1, 1)),)}, "in-detoxification"),
        ({"stated": (Stated("custody", "other", since=date(2025, 6, 1)),)}, "freedom-restricted"),
        ({"stated": (Stated("guardianship-revoked", since=date(2026, 6, 1)),)}, "custody-revoked"),
        ({"stated": (Stated("deported", since=date(2026, 6, 1)),)}, "deported"),
        ({"stated": (Stated("illness", "severe"),)}, "severely-ill"),
        ({"disability_kind": "limb", "disability_grade": 2}, "severely-disabled"),
        ({"disability_kind": "limb", "disability_grade": 3}, "able"),
        ({"disability_kind": "intellect", "disability_grade": 4}, "severely-disabled"),
        ({}, "able"),
    ],
)
def test_what_is_known_of_a_parent(told: dict[str, object], state: str) -> None:
    parent = Person("P-2", asked=frozenset({"police"}), **told)  # type: ignore[arg-type]  # one field a case

    assert found("father", Person("P-1", father="P-2"), parent) == state
    assert found("mother", Person("P-1", mother="P-2"), parent) == state
    assert found("mother", Person("P-1", father="P-2"), parent) is None
