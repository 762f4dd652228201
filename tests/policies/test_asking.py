"""By way of whom a household is asked about, and how somebody stands towards a policy."""

from datetime import date

import pytest

from policies.asking import about_household, about_person
from policies.catalogue import bounds_of, policy
from policies.standing import Standing, applied, excluding, held, lately, standing
from policies.subject import Held, Household, Person
from policies.truth import Truth
from tests.policies.test_known import AREA, DAY, answer, asked, person

BOUNDS = bounds_of(AREA, DAY)
HOME = Household("H-1", AREA, "registered", ("P-1", "P-2", "P-3"))


def asks(*people: Person, home: Household = HOME) -> str:
    """The id of the member by way of whom the household is asked about."""
    return about_household(home, {one.id: one for one in people}, DAY, BOUNDS).person.id


def test_a_household_is_asked_about_by_way_of_the_oldest_of_the_most_who_are_kin() -> None:
    lodger, mother, child = person("P-1", 70), person("P-2", 40), person("P-3", 9, mother="P-2")

    assert asks(lodger, mother, child) == "P-2"
    assert asks(person("P-1", 70, died=DAY), person("P-2", 40, mother="P-1"), person("P-3", 60)) == "P-3"
    assert asks(person("P-1", 70, area="990102001"), person("P-2", 40, mother="P-1")) == "P-2"


def test_of_a_household_without_members_everything_is_unknown() -> None:
    it = about_household(Household("H-1", AREA), {}, DAY, BOUNDS)

    assert answer("minimum-living-allowance", it)[0] == "unknown"


def test_forty_members_are_counted_like_four() -> None:
    people = [person("P-100"), *(person(f"P-{at}", 10, mother="P-100") for at in range(1, 40))]
    home = Household("H-1", AREA, "registered", tuple(one.id for one in people))

    it = about_household(home, {one.id: one for one in people}, DAY, BOUNDS)

    assert len(it.members) == 40
    assert answer("minimum-living-allowance", it)[0] == "met"


def test_a_person_is_asked_about_with_the_registered_household_and_without_one_with_the_declared() -> None:
    homes = {"H-1": HOME, "H-2": Household("H-2", AREA, "declared", ("P-1", "P-9"))}
    one = person("P-1", registered_in="H-1", declared_in="H-2")

    assert about_person(one, {}, homes, DAY, BOUNDS).household == HOME.members
    assert about_person(person("P-1", declared_in="H-2"), {}, homes, DAY, BOUNDS).household == ("P-1", "P-9")
    assert about_person(person("P-1"), {}, homes, DAY, BOUNDS).household == ()


LOW = "minimum-living-allowance"


@pytest.mark.parametrize(
    ("outcome", "holds", "asked_for", "word"),
    [
        ("met", [LOW], [], "receiving"),
        ("not-met", [LOW], [], "look-again"),
        ("unknown", [LOW], [], "unknown"),
        ("met", [], [], "missed"),
        ("met", ["old-age-allowance"], ["temporary-relief"], "missed"),
        ("met", [], [LOW], "under-way"),
        ("met", ["extreme-hardship"], [], "excluded"),
        ("met", ["edge-household"], [LOW], "excluded"),
        ("not-met", [], [LOW], "not-entitled"),
        ("unknown", [], [], "unknown"),
    ],
)
def test_how_somebody_stands(outcome: Truth, holds: list[str], asked_for: list[str], word: Standing) -> None:
    assert standing(policy(LOW), outcome, holds, frozenset(asked_for)) == word


def test_who_has_just_become_entitled_is_new_and_not_missed_until_the_time_to_apply_is_over() -> None:
    aged = policy("old-age-allowance")

    def word(born: date) -> Standing:
        return lately("missed", aged, asked(person(born=born)), BOUNDS)

    assert word(date(1946, 6, 30)) == "new"
    assert word(date(1946, 5, 1)) == "missed"
    assert lately("missed", policy(LOW), asked(person()), BOUNDS) == "missed"


def test_a_policy_excludes_another_whichever_of_their_files_says_so() -> None:
    assert "extreme-hardship" in excluding(policy(LOW))
    assert LOW in excluding(policy("extreme-hardship"))


def test_what_a_household_and_its_members_hold_on_the_day_is_theirs_together() -> None:
    home = Household("H-1", held=(Held(LOW, monthly=300.0),), applied=frozenset({"orphan"}))
    one = Person("P-1", held=(Held("old-age-allowance"), Held("orphan", until=date(2026, 6, 30))))

    assert held([home, one], DAY) == {LOW: 300.0, "old-age-allowance": None}
    assert applied([home, one]) == {"orphan"}
