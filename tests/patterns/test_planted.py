"""What is planted covers the catalogue, both ways, and nothing in the county tells it."""

from collections import Counter
from datetime import date

import pytest

from graph.catalogue import catalogue
from graph.load import Node
from policies.catalogue import catalogue as policies
from policies.standing import STANDINGS
from seed.county import County
from seed.planted import PLANTERS

PEOPLE = 1500


@pytest.fixture(scope="module")
def county() -> tuple[County, list[str]]:
    drawn = County(11, PEOPLE, date(2026, 6, 30))
    return drawn, [repr(row) for row in drawn.rows()]


@pytest.mark.parametrize("pattern", catalogue())
def test_a_pattern_has_true_cases_and_at_least_three_kinds_of_look_alike(pattern: str) -> None:
    mine = [it for it in PLANTERS if it.pattern == pattern]

    assert len([it for it in mine if it.true]) >= 2
    assert len([it for it in mine if not it.true]) >= 3


def test_nothing_is_planted_for_a_pattern_that_is_not_there() -> None:
    screened = {it.pattern for it in PLANTERS if ":" in it.pattern}
    words = {f"{policy}:{word}" for policy in policies() for word in STANDINGS}

    assert {it.pattern for it in PLANTERS} - screened == set(catalogue())
    assert screened <= words
    assert max(Counter((it.pattern, it.kind) for it in PLANTERS).values()) == 1


def test_every_planter_finds_its_place_in_a_small_county(county: tuple[County, list[str]]) -> None:
    planted = {(case.pattern, case.kind) for case in county[0].cases}

    assert planted == {(it.pattern, it.kind) for it in PLANTERS}


def test_subjects_are_people_or_accounts_of_the_county_named_once() -> None:
    county = County(11, PEOPLE, date(2026, 6, 30))
    ids = {row.id for row in county.rows() if isinstance(row, Node)}

    assert all(set(case.subjects) <= ids for case in county.cases)
    assert all(len(set(case.subjects)) == len(case.subjects) for case in county.cases)


def test_the_answers_stand_nowhere_in_the_county(county: tuple[County, list[str]]) -> None:
    kinds = {it.kind for it in PLANTERS if it.true} | set(catalogue())

    assert [row for row in county[1] if any(f"'{kind}'" in row for kind in kinds)] == []
