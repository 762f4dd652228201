"""Hard limits: refused with codes, kept with cautions, and never refused for what nobody knows."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from base.errors import Refused
from base.span import years
from graph.reach import PastOffer, Stay
from matching.limits import allow, judge
from tests.matching.builders import DAY, asker, found, pair


def codes(*args: Any, **terms: Any) -> list[str]:
    """The codes that refuse a pair."""
    return [reason.code for reason in judge(pair(*args, **terms))[0]]


def cautions(*args: Any, **terms: Any) -> list[str]:
    """The codes a kept pair carries."""
    refused, careful = judge(pair(*args, **terms))
    assert refused == ()
    return [reason.code for reason in careful]


def offer(status: str, **more: Any) -> PastOffer:
    known = {"id": "O-1", "status": status, "resource_id": "R-1", "institution_id": "I-R-1", "need": "home-meals"}
    return PastOffer.model_validate({**known, **more})


def test_an_old_man_and_a_kitchen_next_door_go_together() -> None:
    assert judge(pair()) == ((), ())


@pytest.mark.parametrize(
    ("limits", "code"),
    [
        ({"min_age": 87}, "SEX_OR_AGE_LIMIT:age"),
        ({"max_age": 60}, "SEX_OR_AGE_LIMIT:age"),
        ({"max_age": 0}, "SEX_OR_AGE_LIMIT:age"),
        ({"sex": "female"}, "SEX_OR_AGE_LIMIT:sex"),
        ({"free": 0}, "FULL"),
        ({"free": None, "capacity": 0}, "FULL"),
        ({"serves": ["990102"]}, "OUTSIDE_SERVICE_AREA"),
        ({"serves": ["990101001004"]}, "OUTSIDE_SERVICE_AREA"),
        ({"until": DAY}, "CLOSED_AT_TIME:ended"),
        ({"since": date(2026, 7, 1)}, "CLOSED_AT_TIME:not-yet"),
    ],
)
def test_a_stated_limit_that_is_not_met_refuses_with_its_code(limits: dict[str, Any], code: str) -> None:
    assert codes(None, found(**limits)) == [code]


@pytest.mark.parametrize(
    "limits",
    [
        {"min_age": 86},
        {"max_age": 86},
        {"sex": "male"},
        {"free": 1},
        {"serves": ["990101"]},
        {"serves": ["990101001003"]},
        {"until": date(2026, 7, 1)},
        {"since": DAY},
    ],
)
def test_a_stated_limit_that_is_met_keeps_the_pair(limits: dict[str, Any]) -> None:
    assert judge(pair(None, found(**limits))) == ((), ())


@pytest.mark.parametrize(
    ("unknown", "limits", "caution"),
    [
        ({"born": None}, {"min_age": 60}, "FACT_UNKNOWN:born"),
        ({"sex": None}, {"sex": "female"}, "FACT_UNKNOWN:sex"),
        ({"disability_kind": None}, {"disability_kinds": ["hearing"]}, "FACT_UNKNOWN:disability_kind"),
        ({"disability_kind": "multiple"}, {"disability_kinds": ["hearing"]}, "FACT_UNKNOWN:disability_kind"),
        ({"village": None}, {"serves": ["990101001003"]}, "FACT_UNKNOWN:village"),
        ({"home": None}, {}, "FACT_UNKNOWN:home"),
        ({}, {"free": None}, "FACT_UNKNOWN:free"),
        ({}, {"updated": None}, "CAPACITY_STALE"),
        ({}, {"updated": date(2026, 1, 1)}, "CAPACITY_STALE"),
    ],
)
def test_unknown_is_not_no(unknown: dict[str, Any], limits: dict[str, Any], caution: str) -> None:
    assert cautions(asker(**unknown), found(**limits)) == [caution]


def test_a_kind_of_disability_that_is_not_taken_is_not_eligible() -> None:
    deaf_only = found(disability_kinds=["hearing"])

    assert codes(asker(disability_kind="limb"), deaf_only) == ["NOT_ELIGIBLE:disability_kind"]
    assert codes(asker(disability_kind="hearing"), deaf_only) == []


def test_beyond_the_travel_limit_is_too_far_unless_the_area_is_served() -> None:
    far = found(km=20)

    assert codes(None, far) == ["TOO_FAR"]
    assert codes(None, found(km=20, serves=["990101"])) == []


def test_a_distance_the_dispatcher_named_binds_even_what_serves_the_area() -> None:
    assert codes(None, found(km=20, serves=["990101"]), within_km=5, strict=True) == ["TOO_FAR"]


def test_a_distance_from_the_middle_of_the_village_is_said_to_be_estimated() -> None:
    person = asker(home=None, around={"lon": 114.0, "lat": 30.5})

    assert cautions(person) == ["TRAVEL_ESTIMATED"]


def test_a_resource_without_a_point_is_kept_with_care() -> None:
    nowhere = found().model_copy(update={"location": None})

    assert cautions(None, nowhere) == ["FACT_UNKNOWN:place"]


def test_what_meets_another_need_is_the_wrong_kind() -> None:
    assert codes(None, found(tree=0)) == ["WRONG_KIND"]


def test_closed_only_when_the_opening_times_can_be_read() -> None:
    sunday = datetime(2026, 6, 28, 10, 0)

    assert codes(None, found(opens="周一至周五 08:00-17:00"), at=sunday) == ["CLOSED_AT_TIME"]
    assert codes(None, found(opens="周日 08:00-17:00"), at=sunday) == []
    assert cautions(None, found(opens="请先预约"), at=sunday) == ["FACT_UNKNOWN:opens"]


def test_somebody_living_in_a_home_gets_no_meals_at_home() -> None:
    resident = asker(stays=(Stay(institution_id="I-9", kind="resident"),))

    assert codes(resident) == ["CONFLICT:resident"]


@pytest.mark.parametrize(
    "person",
    [
        asker(offers=(offer("accepted"),)),
        asker(stays=(Stay(institution_id="I-R-1", kind="home-meals"),)),
    ],
    ids=["accepted", "served"],
)
def test_what_somebody_has_already_is_not_offered_again(person: Any) -> None:
    assert codes(person) == ["ALREADY_RECEIVES"]


def test_being_served_by_another_institution_is_no_hindrance() -> None:
    assert codes(asker(stays=(Stay(institution_id="I-other", kind="home-meals"),))) == []


@pytest.mark.parametrize(("day", "kept_out"), [(date(2026, 4, 1), False), (date(2026, 4, 2), True), (DAY, True)])
def test_a_decline_keeps_the_resource_out_for_ninety_days(day: date, kept_out: bool) -> None:
    declined = offer("declined", code="too-far", decided=datetime(day.year, day.month, day.day, 9, tzinfo=UTC))

    assert codes(asker(offers=(declined,))) == (["DECLINED_BEFORE:too-far"] if kept_out else [])


def test_every_code_against_a_pair_is_told_not_the_first_one_only() -> None:
    assert codes(None, found(km=20, free=0, min_age=90)) == ["SEX_OR_AGE_LIMIT:age", "TOO_FAR", "FULL"]


def test_a_refused_pair_cannot_be_offered_and_the_sentence_names_each_code() -> None:
    with pytest.raises(Refused, match=r"TOO_FAR: .*FULL: "):
        allow(pair(None, found(km=20, free=0)))


@given(
    st.dates(date(1900, 1, 1), DAY),
    st.none() | st.integers(0, 120),
    st.none() | st.integers(0, 120),
    st.none() | st.integers(0, 50),
    st.floats(0, 60),
)
def test_every_pair_is_kept_or_has_a_code_with_sentences(
    born: date, least: int | None, most: int | None, free: int | None, km: float
) -> None:
    refused, careful = judge(pair(asker(born=born), found(km=km, min_age=least, max_age=most, free=free)))

    age = years(born, DAY)
    fits_age = (least is None or age >= least) and (most is None or age <= most)
    assert any(it.code == "SEX_OR_AGE_LIMIT:age" for it in refused) is not fits_age
    assert all(it.said.zh and it.said.en and it.change.zh and it.change.en for it in (*refused, *careful))
    assert all(it.refuses for it in refused)
    assert not any(it.refuses for it in careful)
