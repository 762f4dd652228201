"""Who counts of a household, and what it has a month."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policies.catalogue import bounds_of
from policies.counted import counted
from policies.facts import DEPARTMENTS
from policies.of_household import FOUND
from policies.subject import Asked, Person, Stated
from policies.tree import Value

DAY = date(2026, 6, 30)
AREA = "990101001"


def person(id: str, age: int = 40, **known: Any) -> Person:
    """Somebody of whom every register was asked."""
    told: dict[str, Any] = {"born": date(DAY.year - age, 1, 1), "area": AREA, "asked": frozenset(DEPARTMENTS), **known}
    return Person(id, **told)


def wage(amount: float, since: date | None = None, value: str = "wage") -> tuple[Stated, ...]:
    """What somebody earns a month."""
    return (Stated("income", value, amount, since),)


def asked(*people: Person, area: str = AREA) -> Asked:
    """A question about the first of them, who live together."""
    known = {one.id: one for one in people}
    return Asked(people[0], area, DAY, known, tuple(known), bounds_of(area, DAY))


def found(name: str, *people: Person, area: str = AREA) -> Value | None:
    """A fact of the household of the first of them."""
    return FOUND[name](asked(*people, area=area))


WIFE = person("P-1", spouse="P-2")
HUSBAND = person("P-2", spouse="P-1")
CHILD = person("P-3", age=9, father="P-2", mother="P-1")


@pytest.mark.parametrize(
    ("other", "counts"),
    [
        (person("P-4", age=70), False),
        (person("P-4", age=20, mother="P-1"), True),
        (person("P-4", age=20, mother="P-1", stated=(Stated("conscript"),)), False),
        (person("P-4", age=20, mother="P-1", spouse="P-9", stated=(Stated("conscript"),)), True),
        (person("P-4", mother="P-1", stated=(Stated("custody", "prison"),)), False),
        (person("P-4", mother="P-1", stated=(Stated("clergy", since=date(2025, 6, 30)),)), False),
        (person("P-4", mother="P-1", stated=(Stated("clergy", since=date(2025, 7, 1)),)), True),
        (person("P-4", mother="P-1", died=DAY), False),
    ],
)
def test_who_counts_beside_a_couple_and_their_child(other: Person, counts: bool) -> None:
    people = counted(asked(WIFE, HUSBAND, CHILD, other))

    assert people is not None
    assert [one.id for one in people] == ["P-1", "P-2", "P-3", *(["P-4"] if counts else [])]


def test_a_grandmother_counts_by_way_of_her_daughter() -> None:
    assert found("people_counted", CHILD, person("P-1", mother="P-0"), person("P-0", age=70)) == 3


def test_whether_a_member_is_kin_that_nobody_was_asked_about_is_unknown() -> None:
    assert found("people_counted", WIFE, person("P-4", asked=frozenset())) is None
    assert found("people_counted", WIFE, HUSBAND, person("P-4", mother="P-1", asked=frozenset())) == 3


def test_somebody_who_lives_alone_is_one() -> None:
    alone = person("P-1")

    assert found("people_counted", alone) == 1
    assert FOUND["people_counted"](Asked(alone, AREA, DAY)) == 1


@pytest.mark.parametrize(
    ("earns", "each"),
    [
        (wage(3000), 1000.0),
        (wage(3000.01), 1000.0),
        (wage(3000, since=date(2026, 1, 1)), 240.0),
        (wage(3000, since=date(2025, 12, 30)), 1000.0),
        (wage(3000, value="allowance"), 0.0),
        (wage(3000) + wage(600, value="pension"), 1200.0),
        (wage(-1), None),
        (wage(76_000.01), None),
        ((Stated("income", "wage"),), None),
        ((), 0.0),
    ],
)
def test_income_a_head_of_a_family_of_three(earns: tuple[Stated, ...], each: float | None) -> None:
    earner = person("P-2", spouse="P-1", stated=earns)

    assert found("income_per_head", WIFE, earner, CHILD) == each


def test_an_income_nobody_was_asked_about_is_unknown_but_a_child_s_is_none() -> None:
    quiet = frozenset({"police"})

    assert found("income_per_head", WIFE, person("P-2", spouse="P-1", asked=quiet)) is None
    assert found("income_per_head", WIFE, person("P-3", age=9, mother="P-1", asked=quiet)) == 0.0
    assert found("income_per_head", WIFE, area="110105001") is None, "no standard is set there"


def test_income_is_told_as_a_multiple_of_the_local_standard_and_a_share_of_the_average() -> None:
    earner = person("P-1", stated=wage(1140))

    assert found("income_to_standard", earner) == 1.5
    assert found("income_to_disposable", earner) == pytest.approx(1140 * 12 / 33_000)
    assert found("rigid_formula", earner) == "share"
    assert found("rigid_formula", earner, area="990104001") == "residual"


@given(st.lists(st.floats(0, 20_000), min_size=1, max_size=40))
def test_a_household_s_income_is_shared_by_all_of_it(monthly: list[float]) -> None:
    head = person("P-0", stated=wage(monthly[0]))
    others = [person(f"P-{at}", mother="P-0", stated=wage(each)) for at, each in enumerate(monthly[1:], 1)]

    assert found("people_counted", head, *others) == len(monthly)
    assert found("income_per_head", head, *others) == pytest.approx(sum(monthly) / len(monthly), abs=0.01)


def test_what_is_stated_of_the_household_together_is_added_to_what_each_earns() -> None:
    farm = Stated("income", "farming", 900.0, date(2026, 1, 1), date(2027, 1, 1))
    it = replace(
        asked(WIFE, replace(HUSBAND, stated=wage(600.0)), CHILD), stated=(farm, Stated("income", "relief", 99.0))
    )

    assert FOUND["income_per_head"](it) == 500.0
    assert FOUND["income_per_head"](replace(it, stated=(replace(farm, amount=-1.0),))) is None
    assert FOUND["income_per_head"](replace(it, stated=(replace(farm, until=DAY),))) == 200.0
