"""What is known of an institution, and what only its registers could say."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from policies.catalogue import bounds_of, policy
from policies.judging import judge
from policies.of_institution import FOUND, known
from policies.subject import Institution, Stated

DAY = date(2026, 6, 30)
OLD, YOUNG = date(1940, 1, 1), date(1990, 1, 1)
HOME = Institution("I-1", "care-home", "990101001", True, (OLD, OLD, YOUNG), asked=frozenset({"civil-affairs"}))


def built(number: float, since: date | None) -> Stated:
    """Beds a register states."""
    return Stated("beds-built", None, number, since)


@pytest.mark.parametrize(
    ("it", "fact", "value"),
    [
        (HOME, "is_care_home", True),
        (replace(HOME, kind="hotel"), "is_care_home", False),
        (HOME, "is_licensed", True),
        (replace(HOME, is_registered=False), "is_licensed", None),
        (replace(HOME, is_registered=False, asked=frozenset({"business-register"})), "is_licensed", False),
        (HOME, "residents_in_need", 2),
        (replace(HOME, residents=(OLD, None)), "residents_in_need", None),
        (replace(HOME, residents=(), asked=frozenset()), "residents_in_need", None),
        (replace(HOME, residents=()), "residents_in_need", 0),
        (HOME, "beds_new", 0),
        (replace(HOME, asked=frozenset()), "beds_new", None),
        (replace(HOME, stated=(built(20, date(2026, 1, 1)), built(5, date(2025, 7, 1)))), "beds_new", 25),
        (replace(HOME, stated=(built(20, date(2025, 6, 30)),)), "beds_new", 0),
        (replace(HOME, stated=(built(20, date(2026, 7, 1)),)), "beds_new", 0),
    ],
)
def test_a_fact_of_an_institution_is_found_or_unknown(it: Institution, fact: str, value: Any) -> None:
    assert FOUND[fact](it, DAY) == value


@pytest.mark.parametrize("id", ["care-home-running", "care-home-building"])
def test_nothing_that_is_unknown_refuses_a_care_home(id: str) -> None:
    nobody_asked = Institution("I-1", "care-home", "990101001")

    assert (
        judge(policy(id).when, known(policy(id), nobody_asked, DAY), bounds_of("990101001", DAY)).outcome == "unknown"
    )
