"""Read over a region, a policy says of everybody what it says of them alone."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policies.asking import about_person
from policies.catalogue import bounds_of, catalogue
from policies.facts import DEPARTMENTS
from policies.judging import judge, missing
from policies.known import FOUND, RESTS_ON, known, parameters_of
from policies.region import TRUTHS, Columns, read
from policies.region import missing as missing_in
from policies.subject import Asked, Held, Household, Owned, Person, Stated
from policies.tree import Value
from tests.policies.test_known import AREA, DAY

DAYS = st.none() | st.dates(date(1930, 1, 1), date(2026, 12, 31))
KINDS: tuple[str, ...] = (
    "income",
    "savings",
    "expenditure",
    "insurance-paid",
    "missing",
    "custody",
    "illness",
    "labour-capacity",
)
KINDS += ("sudden-event", "urgency", "guardianship", "long-term-care", "school-stage", "conscript", "clergy")
VALUES = ("wage", "declared", "prison", "severe", "none", "fire", "urgent", "fails", "needed", "compulsory", "medical")
STATED = st.builds(
    Stated,
    st.sampled_from(KINDS),
    st.none() | st.sampled_from(VALUES),
    st.none() | st.floats(-10, 60_000) | st.sampled_from([0.0, 759.99, 760.0, 1140.0]),
    DAYS,
    st.none(),
)
HELD = st.builds(Held, st.sampled_from(sorted(catalogue())), DAYS, st.none(), st.none() | st.just("fire"))
OWNED = st.builds(
    Owned, st.sampled_from(["U-1", "U-2"]), st.sampled_from(["home", "vehicle"]), st.none() | st.floats(0, 1e6)
)
IDS = st.none() | st.sampled_from(["P-0", "P-1", "P-2", "P-3", "P-9"])


@st.composite
def people(draw: st.DrawFn) -> list[Asked]:
    """Four people who may be kin and live together, of whom much is unknown."""
    drawn = st.builds(
        Person,
        st.just("P-0"),
        born=DAYS,
        died=DAYS,
        area=st.none() | st.sampled_from([AREA, "990102001"]),
        registered=st.none() | st.sampled_from([AREA, "990199001"]),
        disability_kind=st.none() | st.sampled_from(["mind", "limb", "sight"]),
        disability_grade=st.none() | st.integers(1, 4),
        stated=st.lists(STATED, max_size=3).map(tuple),
        held=st.lists(HELD, max_size=2).map(tuple),
        father=IDS,
        mother=IDS,
        spouse=IDS,
        owned=st.lists(OWNED, max_size=2).map(tuple),
        asked=st.frozensets(st.sampled_from(sorted(DEPARTMENTS))) | st.just(frozenset(DEPARTMENTS)),
        doubled=st.booleans(),
    )
    ones = [replace(draw(drawn), id=f"P-{at}", registered_in=draw(st.sampled_from(["H-1", "H-2"]))) for at in range(4)]
    home = Household("H-1", AREA, "registered", ("P-0", "P-1", "P-2"), tuple(draw(st.lists(STATED, max_size=2))))
    known_ones = {one.id: one for one in ones}
    return [about_person(one, known_ones, {"H-1": home}, DAY, bounds_of(AREA, DAY)) for one in ones]


@given(people())
@settings(max_examples=60)
def test_over_a_region_every_policy_says_what_it_says_of_one(asked: list[Asked]) -> None:
    columns, rows = Columns(asked), np.arange(len(asked))
    bounds = bounds_of(AREA, DAY)
    for it in catalogue().values():
        told = read(it.when, columns, rows, bounds)
        alone = [judge(it.when, known(it, one), bounds) for one in asked]
        assert [TRUTHS[outcome] for outcome in told.outcomes] == [one.outcome for one in alone]
        lacking: list[set[str]] = [set() for _ in asked]
        for fact, where in missing_in(told):
            for row in where.tolist():
                lacking[row].add(fact)
        assert lacking == [set(missing(one)) for one in alone]


@given(people())
@settings(max_examples=60)
def test_a_fact_asks_no_parameter_but_those_it_is_said_to_rest_on(asked: list[Asked]) -> None:
    for fact, finds in FOUND.items():
        seen: set[str] = set()

        def noted(name: str, seen: set[str] = seen) -> Value | None:
            seen.add(name)
            return bounds_of(AREA, DAY)(name)

        for one in asked:
            finds(replace(one, bounds=noted))
        assert seen <= RESTS_ON.get(fact, frozenset()), fact


def test_the_parameters_of_a_policy_are_its_bounds_its_amounts_and_those_of_its_facts() -> None:
    assert parameters_of(catalogue()["old-age-allowance"]) == {"old_age_80", "old_age_90", "old_age_100"}
    assert {"living_standard", "homes_most"} <= parameters_of(catalogue()["minimum-living-allowance"])
    assert "edge_multiple" in parameters_of(catalogue()["edge-household"])


@pytest.mark.parametrize("id", [id for id, it in catalogue().items() if it.for_ != "institution"])
def test_what_is_known_of_one_in_a_column_is_what_is_found_alone(id: str) -> None:
    one = Asked(Person("P-1", date(1950, 1, 1), area=AREA, asked=frozenset(DEPARTMENTS)), AREA[:6], DAY)

    assert Columns([one]).known(catalogue()[id], 0) == known(catalogue()[id], one)
