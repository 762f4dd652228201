"""Which need is meant: an id as it stands, ordinary words as a guess that says so."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.needs import tree
from matching.needs import UnknownNeed, wanted


@pytest.mark.parametrize(
    ("asked", "need", "how"),
    [
        ("home-meals", "home-meals", "stated"),
        ("送餐", "home-meals", "stated"),
        ("Home meals", "home-meals", "stated"),
        ("老人做不了饭", "home-meals", "guessed"),
        ("meals on wheels please", "home-meals", "guessed"),
        ("耳朵听不见的孩子要做康复训练", "hearing-rehabilitation", "guessed"),
        ("残疾孩子要上学", "special-schooling", "guessed"),
        ("腿脚不方便", "limb-rehabilitation", "guessed"),
        ("hearing rehabilitation for a child", "hearing-rehabilitation", "guessed"),
        ("輪椅", "assistive-device", "guessed"),
    ],
)
def test_a_need_is_found_by_its_id_its_title_or_ordinary_words(asked: str, need: str, how: str) -> None:
    first = wanted(asked, tree()).needs[0]

    assert (first.id, first.how) == (need, how)


def test_two_needs_in_one_sentence_are_both_heard() -> None:
    assert [need.id for need in wanted("老人腿脚不方便没人照顾", tree()).needs] == [
        "daily-living",
        "limb-rehabilitation",
    ]


def test_a_guess_says_what_it_heard() -> None:
    assert wanted("我爸做不了饭", tree()).needs[0].heard == "做不了饭"


@pytest.mark.parametrize("asked", ["home-meal", "zzz", "!!!", "x" * 200])
def test_an_id_that_is_none_is_not_found_and_close_ones_are_named(asked: str) -> None:
    with pytest.raises(UnknownNeed) as told:
        wanted(asked, tree())

    assert told.value.status == 404
    assert ("home-meals" in told.value.said.en) == ("meal" in asked)


def test_words_that_sound_like_no_need_are_looked_for_in_texts() -> None:
    sought = wanted("钢琴课", tree())

    assert sought.needs == ()
    assert sought.pairs == ("钢琴", "琴课")
    assert sought.characters == ("钢", "琴", "课")


@given(st.text(min_size=1, max_size=60))
def test_any_text_is_understood_or_not_found(asked: str) -> None:
    try:
        sought = wanted(asked, tree())
    except UnknownNeed:
        return
    assert sought.needs or sought.pairs
    assert len(sought.needs) <= 3
