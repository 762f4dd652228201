"""A screening of the invented county names exactly the planted missed and over-paid households."""

from pathlib import Path

import pytest

from base.settings import Settings
from bench.screening import EXACT
from oversight import screening, snapshots
from oversight.snapshots import Asked
from oversight.totals import Totals, together
from policies.screened import Stands
from seed.county import County
from seed.layout import divisions, townships
from tests.conftest import DAY

AREAS = tuple(seat.code for seat in townships(divisions(7, 2000)[0]))


def asked(**more: object) -> Asked:
    """A screening of the whole county for every policy."""
    told = {"areas": AREAS, "policies": screening.policies_of([]), "day": DAY, "officer_id": "F-1", "role": "auditor"}
    return Asked.model_validate({**told, **more})


@pytest.fixture(scope="module")
def found(county: County, settings: Settings, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Totals]:
    """The county screened by processes of its own."""
    path = tmp_path_factory.mktemp("screened")
    with screening.screener(settings, asked(), path) as screens:
        return path, together(screens(AREAS))


def named(path: Path, policy: str, standing: str) -> list[Stands]:
    """Whom it names so."""
    rows = (one for code in AREAS for _, one in snapshots.read(path, code, policy))
    return [one for one in rows if one.standing == standing]


@pytest.mark.parametrize("planted", EXACT)
def test_exactly_the_planted_are_named(planted: str, found: tuple[Path, Totals], county: County) -> None:
    cases = [case for case in county.answers.cases if case.pattern == planted]

    holders = {one.holder for one in named(found[0], *EXACT[planted])}

    assert holders == {subject for case in cases if case.true for subject in case.subjects}
    assert len({case.kind for case in cases if not case.true}) >= 3


def test_who_is_looked_at_again_is_told_why_and_who_is_unknown_what_is_missing(found: tuple[Path, Totals]) -> None:
    again = {one.why for one in named(found[0], "minimum-living-allowance", "look-again")}
    unknown = {one.why for one in named(found[0], "disability-care-subsidy", "unknown")}

    assert again == {("INCOME_NOT_BELOW_STANDARD",), ("PROPERTY_TOO_HIGH",)}
    assert unknown == {("needs_long_care",)}


def test_what_is_due_to_who_receives_it_is_what_is_paid(found: tuple[Path, Totals], county: County) -> None:
    planted = {subject for case in county.answers.cases for subject in case.subjects}
    receiving = named(found[0], "minimum-living-allowance", "receiving")

    assert receiving
    assert [one for one in receiving if one.due != one.paid and one.holder not in planted] == []


def test_everybody_is_counted_once_for_each_policy(found: tuple[Path, Totals]) -> None:
    people = {
        one.policy: sum(it.holders for it in found[1].totals if it.policy == one.policy) for one in found[1].totals
    }

    assert len({people[id] for id in ("orphan", "old-age-allowance", "extreme-hardship")}) == 1
    assert people["minimum-living-allowance"] == people["temporary-relief"] < people["orphan"]


def test_a_higher_standard_lets_some_gain_and_nobody_lose(county: County, settings: Settings, tmp_path: Path) -> None:
    only = asked(policies=("minimum-living-allowance",), changes={"living_standard": "+5%"}, areas=AREAS[:2])
    with screening.screener(settings, only, tmp_path) as screens:
        told = together(screens(only.areas))

    assert sum(one.more for one in told.changes) > 0
    assert sum(one.lose + one.less for one in told.changes) == 0
    assert all(one.cost > 0 and one.type for one in told.changes)
