"""Who has a legal supporter who is able: everyone on whom the duty lies is looked at, nobody's is passed on."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from policies.facts import DEPARTMENTS
from policies.subject import Asked, Held, Person, Stated
from policies.supporters import supporter_able

DAY = date(2026, 6, 30)
EVERYBODY = frozenset(DEPARTMENTS)


def person(id: str, age: int = 40, **known: Any) -> Person:
    """Somebody of whom every register was asked."""
    told: dict[str, Any] = {"born": date(DAY.year - age, 1, 1), "asked": EVERYBODY, **known}
    return Person(id, **told)


def able(one: Person, *others: Person) -> bool | None:
    """Whether the first has a supporter among the others who is able."""
    children = tuple(each.id for each in (one, *others) if one.id in (each.father, each.mother))
    one = replace(one, children=children)
    return supporter_able(Asked(one, "990101", DAY, {each.id: each for each in (one, *others)}))


OLD = person("P-1", age=75)


@pytest.mark.parametrize(
    ("son", "is_able"),
    [
        (person("P-2", father="P-1"), True),
        (person("P-2", father="P-1", died=DAY), False),
        (person("P-2", father="P-1", stated=(Stated("custody", "prison", since=date(2020, 1, 1)),)), False),
        (person("P-2", father="P-1", stated=(Stated("missing", "reported", since=date(2020, 1, 1)),)), False),
        (person("P-2", father="P-1", held=(Held("extreme-hardship"),)), False),
        (person("P-2", father="P-1", disability_kind="mind", disability_grade=1), False),
        (person("P-2", father="P-1", stated=(Stated("labour-capacity", "none"),)), False),
        (person("P-2", age=60, father="P-1"), True),
        (person("P-2", age=60, father="P-1", held=(Held("minimum-living-allowance"),)), False),
        (person("P-2", age=59, father="P-1", held=(Held("minimum-living-allowance"),)), True),
        (person("P-2", age=17, father="P-1"), False),
        (person("P-2", father="P-1", asked=frozenset({"police"})), None),
        (person("P-2", father="P-9"), False),
    ],
)
def test_an_old_man_s_son(son: Person, is_able: bool | None) -> None:
    assert able(OLD, son) is is_able


def test_one_who_is_able_settles_it_whatever_is_unknown_of_the_others() -> None:
    unknown = person("P-2", father="P-1", asked=frozenset())

    assert able(OLD, unknown, person("P-3", mother="P-1")) is True
    assert able(OLD, unknown) is None


def test_a_supporter_who_is_named_and_not_known_is_unknown() -> None:
    assert able(person("P-1", age=75, spouse="P-2")) is None


def test_whose_kin_nobody_was_asked_about_may_have_supporters() -> None:
    assert able(person("P-1", age=75, asked=frozenset())) is None
    assert able(OLD) is False


def test_parents_owe_support_to_minors_and_not_to_the_grown() -> None:
    mother = person("P-2")

    assert able(person("P-1", age=9, mother="P-2"), mother) is True
    assert able(person("P-1", age=18, mother="P-2"), mother) is False


def test_a_circle_of_kin_ends() -> None:
    one, other = person("P-1", age=75, father="P-2", spouse="P-1"), person("P-2", age=75, father="P-1")

    assert able(one, other) is True
