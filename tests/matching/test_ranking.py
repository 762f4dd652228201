"""The order of candidates: total, by the sum of readable reasons, the same each time."""

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from graph.reach import Found
from matching.pair import Terms
from matching.ranking import rank, why_not
from tests.matching.builders import MEALS, found, reach

TERMS = Terms(within_km=15)
RESOURCES = st.lists(
    st.builds(
        lambda number, km, free, tree: (f"R-{number}", km, free, tree),
        st.integers(0, 99),
        st.sampled_from([0.0, 1.0, 5.0, 20.0]),
        st.sampled_from([0, 1, 20, None]),
        st.sampled_from([0.6, 1.0]),
    ),
    max_size=12,
    unique_by=lambda it: it[0],
).map(lambda rows: [found(name, km=km, free=free, tree=tree) for name, km, free, tree in rows])


def test_the_nearer_of_two_like_resources_comes_first() -> None:
    answer = rank(reach(found("R-far", km=8), found("R-near", km=1)), MEALS, TERMS)

    assert [it.resource.id for it in answer.candidates] == ["R-near", "R-far"]


def test_a_resource_for_the_need_beats_one_that_only_speaks_of_it() -> None:
    spoken = found("R-spoken", km=1, tree=0).model_copy(update={"pairs": 3.0, "characters": 3.0})

    answer = rank(reach(spoken, found("R-stated", km=4)), MEALS, TERMS)

    assert [it.resource.id for it in answer.candidates] == ["R-stated", "R-spoken"]
    value = answer.candidates[1].signals[0].value
    assert value is not None
    assert value <= 0.5


def test_nobody_offering_it_and_everybody_refused_are_different_answers() -> None:
    nobody = rank(reach().model_copy(update={"found": (), "in_all": 0}), MEALS, TERMS)
    everybody = rank(reach(found("R-1", free=0), found("R-2", km=20)), MEALS, TERMS)

    assert "Nobody offers Home meals" in nobody.said.en
    assert everybody.said.en == "All 2 in reach for Home meals are refused: FULL 1, TOO_FAR 1."
    assert everybody.refused_by_code == {"FULL": 1, "TOO_FAR": 1}


def test_a_list_that_was_cut_says_how_many_there_are() -> None:
    answer = rank(reach(*(found(f"R-{n}", km=n) for n in range(1, 6))), MEALS, TERMS, at_most=2)

    assert len(answer.candidates) == 2
    assert answer.candidates_in_all == 5


def test_why_not_tells_rank_and_score_or_every_reason() -> None:
    near, full = found("R-near"), found("R-full", free=0, min_age=90)
    whole = reach(near, full)

    kept, refused = why_not(whole, near, MEALS, TERMS), why_not(whole, full, MEALS, TERMS)

    assert kept.candidate is not None
    assert kept.candidate.rank == 1
    assert refused.refusal is not None
    assert [it.code for it in refused.refusal.reasons] == ["SEX_OR_AGE_LIMIT:age", "FULL"]
    assert all(it.change.zh and it.change.en for it in refused.refusal.reasons)


def test_why_not_answers_for_what_is_out_of_reach_too() -> None:
    answer = why_not(reach(found("R-near")), found("R-away", km=300), MEALS, TERMS)

    assert not answer.in_reach
    assert answer.refusal is not None
    assert [it.code for it in answer.refusal.reasons] == ["TOO_FAR"]


@settings(max_examples=60)
@given(RESOURCES, st.randoms(use_true_random=False))
def test_the_order_does_not_hang_on_the_order_of_the_rows(resources: list[Found], chance: random.Random) -> None:
    whole = reach().model_copy(update={"found": tuple(resources), "in_all": len(resources)})
    mixed = list(resources)
    chance.shuffle(mixed)

    first = rank(whole, MEALS, TERMS)
    second = rank(whole.model_copy(update={"found": tuple(mixed)}), MEALS, TERMS)

    assert first.model_dump_json() == second.model_dump_json()
    assert first.candidates_in_all + first.refused_in_all == len(resources)
    assert [it.rank for it in first.candidates] == list(range(1, len(first.candidates) + 1))


@settings(max_examples=60)
@given(RESOURCES)
def test_a_score_is_the_sum_of_its_points_and_every_refusal_has_a_code(resources: list[Found]) -> None:
    answer = rank(reach().model_copy(update={"found": tuple(resources), "in_all": len(resources)}), MEALS, TERMS)

    for candidate in answer.candidates:
        assert 0 <= candidate.score <= 1
        assert candidate.score == round(sum(row.points for row in candidate.signals), 4)
    assert all(refusal.reasons for refusal in answer.refused)
