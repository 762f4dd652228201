"""Planted cases come as often as they should, in villages spread by the seed, and are told in the answers only."""

import json
from pathlib import Path

import pytest

from seed.county import County
from seed.dump import write_answers
from seed.planted import PLANTERS
from seed.planting import Planter, planter
from seed.village import Village
from tests.conftest import DAY

TRIED: list[int] = []


def an_elder(village: Village) -> list[str] | None:
    person = village.claim(lambda one: one.age(village.day) >= 70)
    return None if person is None else [person.id]


def nobody_before_the_twentieth(village: Village) -> list[str] | None:
    TRIED.append(village.block)
    return [village.people[0].id] if village.block >= 20 else None


def planted(people: int, *planters: Planter) -> County:
    county = County(7, people, DAY, planters=planters)
    for _ in county.rows():
        pass
    return county


@pytest.mark.parametrize(("people", "true", "innocent"), [(500, 2, 1), (2000, 2, 1), (4000, 4, 2)])
def test_cases_come_in_proportion_and_never_fewer_than_the_least(people: int, true: int, innocent: int) -> None:
    county = planted(people, planter("p", "plain", True, an_elder), planter("p", "look-alike", False, an_elder))

    assert sum(case.true for case in county.cases) == true
    assert sum(not case.true for case in county.cases) == innocent


def test_a_case_no_village_took_moves_on_to_the_next() -> None:
    TRIED.clear()

    county = planted(500, planter("p", "late", True, nobody_before_the_twentieth))

    assert len(county.cases) == 2
    assert sorted(TRIED) == TRIED


def test_nobody_is_claimed_twice() -> None:
    county = planted(2000, *(planter(f"p{at}", "plain", True, an_elder) for at in range(12)))

    subjects = [subject for case in county.cases for subject in case.subjects]
    assert len(subjects) == len(set(subjects)) == 24


def test_the_answers_are_for_this_users_eyes_only(tmp_path: Path) -> None:
    county = planted(500, planter("p", "plain", True, an_elder))

    write_answers(county.answers, tmp_path / "answers.json")

    told = json.loads((tmp_path / "answers.json").read_text(encoding="utf-8"))
    assert (tmp_path / "answers.json").stat().st_mode & 0o777 == 0o600
    assert told["seed"] == 7
    assert told["people"] == 500
    assert told["day"] == "2026-06-30"
    assert told["cases"][0].keys() == {"pattern", "true", "kind", "subjects"}


def test_every_planter_finds_room_at_2000_people() -> None:
    county = planted(2000, *PLANTERS)

    found = {(case.pattern, case.kind) for case in county.cases}
    assert found == {(each.pattern, each.kind) for each in PLANTERS}
