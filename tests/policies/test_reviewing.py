"""When a review is due: by the class that is sure, else the soonest of those it can be."""

from datetime import date
from importlib.resources import files
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from base.span import later, months
from policies import lines
from policies.catalogue import bounds_of, parse, policy
from policies.members import has_severe_member, is_without_work
from policies.reviewing import due, soonest
from policies.subject import Asked, Person, Stated

DAY = date(2026, 6, 30)
BOUNDS = bounds_of("990101001", DAY)
LOW = policy("minimum-living-allowance")
CHILD = policy("child-in-difficulty")
SURE = frozenset({"police", "civil-affairs", "social-insurance", "health", "education", "disabled-federation"})


def test_a_month_ends_where_the_next_has_no_such_day() -> None:
    assert later(date(2026, 1, 31), 1) == date(2026, 2, 28)
    assert later(date(2024, 2, 29), 12) == date(2025, 2, 28)


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.integers(0, 600))
def test_so_many_months_later_lies_so_many_months_away(day: date, more: int) -> None:
    found = later(day, more)

    assert (found.year - day.year) * 12 + found.month - day.month == more
    assert months(day, found) == more or found.day < day.day


@pytest.mark.parametrize(
    ("known", "every", "missing"),
    [
        ({"is_without_work": True, "has_severe_member": True}, 1, ()),
        ({"is_without_work": False, "has_severe_member": True}, 12, ()),
        ({"is_without_work": False, "has_severe_member": False}, 6, ()),
        ({"is_without_work": None, "has_severe_member": True}, 1, ("is_without_work",)),
        ({"is_without_work": False, "has_severe_member": None}, 6, ("has_severe_member",)),
    ],
)
def test_the_class_says_how_often(known: dict[str, Any], every: int, missing: tuple[str, ...]) -> None:
    found = due(LOW, known, BOUNDS, DAY)

    assert found is not None
    assert (found.review.months, found.on, found.missing) == (every, later(DAY, every), missing)


@pytest.mark.parametrize(("word", "every"), [("unsafe", 1), ("sudden", 3), ("poor", 12), ("none", 12)])
def test_a_child_is_seen_as_often_as_its_class_says(word: str, every: int) -> None:
    found = due(CHILD, {"child_class": word}, BOUNDS, DAY)

    assert found is not None
    assert found.review.months == every
    assert soonest(CHILD, DAY) == later(DAY, 1)


def test_a_class_without_a_condition_before_the_last_is_refused_with_its_line() -> None:
    text = "review:\n  - {class: {zh: 甲, en: a}, months: 1}\n  - {class: {zh: 乙, en: b}, months: 2}\n"
    whole = read("orphan.yml").replace("review:\n  - {class: {zh: 各类, en: every class}, months: 12}\n", text)

    with pytest.raises(lines.Wrong, match="every class but the last has a condition"):
        parse("orphan.yml", whole)


def read(file: str) -> str:
    """A policy's file."""
    return files("policies").joinpath(file).read_text(encoding="utf-8")


def home(*stated: Stated, grade: int | None = None, asked: frozenset[Any] = SURE) -> Asked:
    """Somebody of forty who lives alone."""
    one = Person(
        "P-1", born=date(1986, 1, 1), stated=stated, disability_grade=grade, disability_kind="limb", asked=asked
    )
    return Asked(one, "990101", DAY, {"P-1": one}, ("P-1",))


@pytest.mark.parametrize(
    ("it", "without_work", "severe"),
    [
        (home(Stated("labour-capacity", "full")), True, False),
        (home(Stated("labour-capacity", "full"), Stated("income", "wage", 900.0)), False, False),
        (home(Stated("labour-capacity", "full"), Stated("income", "wage", 0.0)), True, False),
        (home(Stated("labour-capacity", "full"), Stated("school-stage", "higher")), False, False),
        (home(Stated("labour-capacity", "none")), False, False),
        (home(Stated("illness", "severe")), None, True),
        (home(grade=2), None, True),
        (home(grade=3), None, False),
        (home(asked=frozenset({"police"})), None, None),
    ],
)
def test_a_household_is_in_a_class_by_what_is_known_of_its_members(
    it: Asked, without_work: bool | None, severe: bool | None
) -> None:
    assert (is_without_work(it), has_severe_member(it)) == (without_work, severe)
