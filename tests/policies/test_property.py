"""Whether what a household owns is within the local rules: one home, vehicles to 30,000 yuan, savings of 24 months."""

from dataclasses import replace
from typing import Any

import pytest

from policies.property import property_fits
from policies.subject import Owned, Person, Stated
from tests.policies.test_known import asked, person

HOME, OTHER = Owned("U-1", "home", 300_000.0), Owned("U-2", "home", None)
MOST = 24 * 760.0


def owns(*things: Owned, **more: Any) -> Person:
    """Somebody who owns things."""
    return person(owned=things, **more)


@pytest.mark.parametrize(
    ("people", "fits"),
    [
        ([owns()], True),
        ([owns(HOME)], True),
        ([owns(HOME, OTHER)], False),
        ([owns(HOME), owns(HOME, id="P-2", spouse="P-1")], True),  # the same home, owned together
        ([owns(HOME), owns(OTHER, id="P-2", spouse="P-1")], False),
        ([owns(HOME), owns(OTHER, id="P-2")], True),  # a lodger's home is the lodger's
        ([owns(Owned("W-1", "vehicle", 30_000.0))], True),
        ([owns(Owned("W-1", "vehicle", 30_000.01))], False),
        ([owns(Owned("W-1", "vehicle", 20_000.0), Owned("W-2", "vehicle", 20_000.0))], False),
        ([owns(Owned("W-1", "vehicle", 90_000.0, "disability"))], True),
        ([owns(Owned("W-1", "vehicle"))], None),
        ([owns(stated=(Stated("savings", amount=MOST),))], True),
        ([owns(stated=(Stated("savings", amount=MOST + 0.01),))], False),
        ([owns(stated=(Stated("savings", amount=MOST * 2),)), owns(id="P-2", mother="P-1")], True),
        ([owns(asked=frozenset({"police"}))], None),
        ([owns(HOME, OTHER, asked=frozenset({"police"}))], False),
    ],
)
def test_property_is_within_the_rules_or_beyond_or_nobody_was_asked(people: list[Person], fits: bool | None) -> None:
    assert property_fits(asked(*people)) is fits


def test_savings_stated_of_the_household_count_as_one() -> None:
    it = replace(asked(owns()), stated=(Stated("savings", amount=MOST + 1),))

    assert property_fits(it) is False


def test_whom_two_households_have_is_asked_about_before_anything_is_counted() -> None:
    assert property_fits(asked(owns(), owns(id="P-2", spouse="P-1", doubled=True))) is None
