"""What a household cannot avoid to pay, by the three formulas."""

from datetime import date
from typing import Any

import pytest

from policies.catalogue import bounds_of
from policies.facts import DEPARTMENTS
from policies.of_household import FOUND
from policies.subject import Asked, Person, Stated
from policies.tree import Value

DAY, AREA = date(2026, 6, 30), "990101001"
BILL = Stated("expenditure", "medical", 30_000.0, since=date(2026, 3, 1))
PAID = Stated("insurance-paid", None, 10_000.0, since=date(2026, 3, 1))
SCHOOL = Stated("expenditure", "education", 4_000.0, since=date(2025, 9, 1))
LONG_AGO = Stated("expenditure", "medical", 90_000.0, since=date(2025, 6, 30))
WAGE = Stated("income", "wage", 2_500.0)


def found(name: str, *stated: Stated, **known: Any) -> Value | None:
    """A fact of a couple who live on one wage."""
    wife = Person("P-1", date(1980, 1, 1), area=AREA, spouse="P-2", asked=frozenset(DEPARTMENTS))
    husband = Person("P-2", date(1980, 1, 1), area=AREA, spouse="P-1", stated=stated, asked=frozenset(DEPARTMENTS))
    if known:
        husband = Person(**{**husband.__dict__, **known})
    people = {"P-1": wife, "P-2": husband}
    return FOUND[name](Asked(wife, AREA, DAY, people, tuple(people), bounds_of(AREA, DAY)))


def test_the_share_of_a_year_s_income_is_net_of_insurance() -> None:
    assert found("rigid_share", WAGE, BILL, PAID, SCHOOL, LONG_AGO) == pytest.approx(24_000 / 30_000)
    assert found("rigid_share", WAGE) == 0.0


def test_without_income_there_is_no_share_to_tell() -> None:
    assert found("rigid_share", BILL) is None


def test_what_is_lacking_after_hospital_and_school() -> None:
    assert found("rigid_gap", WAGE, BILL, PAID, SCHOOL) == pytest.approx(760 - (30_000 - 24_000) / 24, abs=0.01)
    assert found("rigid_gap", WAGE) == 0.0


def test_what_is_left_as_a_multiple_of_the_standard() -> None:
    assert found("rigid_income_to_standard", WAGE) == pytest.approx(1250 / 760)
    assert found("rigid_income_to_standard", WAGE, BILL, BILL) == 0.0


@pytest.mark.parametrize("name", ["rigid_share", "rigid_gap", "rigid_income_to_standard"])
def test_costs_nobody_was_asked_about_are_unknown(name: str) -> None:
    quiet = frozenset({"police", "social-insurance"})

    assert found(name, WAGE, BILL, asked=quiet) is None
