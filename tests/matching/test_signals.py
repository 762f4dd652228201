"""Reasons to prefer a resource: between 0 and 1, told in a sentence, unknown counted half."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.reach import Stay, Tally
from matching import signals
from matching.ranking import WEIGHTS
from tests.matching.builders import asker, found, pair


def test_the_weights_add_up_and_each_is_told() -> None:
    assert sum(WEIGHTS.values()) == pytest.approx(1)
    assert all(signal.__doc__ for signal in WEIGHTS)


@given(st.floats(0, 60), st.none() | st.integers(0, 500), st.none() | st.integers(0, 300), st.integers(0, 40))
def test_every_signal_lies_between_nothing_and_everything(
    km: float, capacity: int | None, free: int | None, ended: int
) -> None:
    it = replace(
        pair(None, found(km=km, capacity=capacity, free=free)),
        tally=Tally(resource_id="R-1", ended=ended, finished=ended // 2),
        prior=0.7,
    )

    for signal in WEIGHTS:
        told = signal(it)
        assert told.value is None or 0 <= told.value <= 1
        assert 0 <= told.stands <= 1
        assert told.said.zh
        assert told.said.en


def test_meeting_the_need_counts_more_than_a_wider_one_and_that_more_than_text() -> None:
    exact, wider = signals.fits_need(pair()), signals.fits_need(pair(None, found(tree=0.6)))
    text = signals.fits_need(replace(pair(None, found(tree=0)), text=1.0))

    assert (exact.value, wider.value, text.value) == (1.0, 0.6, 0.5)


@given(st.floats(0, 50), st.floats(0, 50))
def test_nearer_is_never_worse(one: float, other: float) -> None:
    near, far = sorted((one, other))

    close, away = signals.is_near(pair(None, found(km=near))).value, signals.is_near(pair(None, found(km=far))).value

    assert close is not None
    assert away is not None
    assert close >= away


def test_an_unknown_distance_counts_half() -> None:
    told = signals.is_near(pair(asker(home=None)))

    assert (told.value, told.stands) == (None, 0.5)


def test_staying_with_an_institution_counts_and_so_does_the_household() -> None:
    own = signals.continues(pair(asker(stays=(Stay(institution_id="I-R-1", kind="pupil"),))))
    kin = signals.continues(pair(asker(household=(Stay(institution_id="I-R-1", kind="resident", who="P-2"),))))

    assert own.value == 1
    assert kin.value == 0.6
    assert kin.proof == ("I-R-1", "P-2")
    assert signals.continues(pair()).value == 0


def test_a_record_of_fewer_than_five_is_hidden_and_the_mean_counts() -> None:
    few = replace(pair(), tally=Tally(resource_id="R-1", ended=4, finished=0), prior=0.8)

    told = signals.finishes_well(few)

    assert (told.value, told.stands) == (None, 0.8)
    assert "4" not in told.said.en


def test_a_record_is_drawn_toward_the_mean() -> None:
    known = replace(pair(), tally=Tally(resource_id="R-1", ended=10, finished=10), prior=0.5)

    assert signals.finishes_well(known).value == pytest.approx(0.75)


def test_nothing_protected_is_ever_a_reason_to_prefer() -> None:
    man, woman = pair(asker(sex="male")), pair(asker(sex="female"))

    assert [signal(man) for signal in WEIGHTS] == [signal(woman) for signal in WEIGHTS]
