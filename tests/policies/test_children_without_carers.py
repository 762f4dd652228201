"""The 33 combinations in which a child is in fact without carers, and those beside them in which it is not."""

from datetime import date
from itertools import combinations

import pytest

from policies.catalogue import bounds_of, policy
from policies.judging import judge, reasons
from policies.tree import Value

STATES = ("severely-disabled", "severely-ill", "in-prison", "in-detoxification", "freedom-restricted", "lost-contact")
GONE = ("dead", "declared-missing")
MATRIX = [*((one, one) for one in STATES), *combinations(STATES, 2), *((gone, one) for gone in GONE for one in STATES)]
CHILD: dict[str, Value] = {"is_alive": True, "registered_here": True, "age": 9, "at_school": True}


def found(father: str, mother: str) -> tuple[str, list[str]]:
    """What the policy says of a child with such parents, and why not."""
    it = judge(
        policy("child-without-carers").when,
        {**CHILD, "father": father, "mother": mother},
        bounds_of("990101001", date(2026, 6, 30)),
    )
    return it.outcome, reasons(it)


def test_there_are_thirty_three() -> None:
    assert len(MATRIX) == 33


@pytest.mark.parametrize(("one", "other"), MATRIX)
def test_each_combination_grants_whichever_parent_is_which(one: str, other: str) -> None:
    assert found(one, other) == found(other, one) == ("met", [])


@pytest.mark.parametrize("state", [*STATES, *GONE])
def test_a_parent_who_can_care_decides_against_it(state: str) -> None:
    assert found("able", state) == ("not-met", ["FATHER_CAN_CARE"])
    assert found(state, "able") == ("not-met", ["MOTHER_CAN_CARE"])


@pytest.mark.parametrize(("one", "other"), [(one, other) for one in GONE for other in GONE])
def test_both_gone_is_an_orphan_and_not_without_carers(one: str, other: str) -> None:
    child = {**CHILD, "father": one, "mother": other}

    assert found(one, other) == ("not-met", ["IS_AN_ORPHAN"])
    assert judge(policy("orphan").when, child, bounds_of("990101001", date(2026, 6, 30))).outcome == "met"
