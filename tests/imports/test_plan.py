"""What an import changes, and what it may not end."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from base.errors import Refused
from graph.providers import Provider
from imports.plan import guard, plan
from tests.conftest import DAY


def home(number: int, phone: int = 0) -> Provider:
    """One home with a telephone number."""
    return Provider(id=f"I-{number}", source_id=str(number), name="A", kind="care-home", phone=str(phone), offers=[])


def ended(one: Provider) -> Provider:
    """The same, ended."""
    return one.model_copy(update={"until": DAY})


HOMES = st.dictionaries(st.integers(0, 8), st.integers(0, 1)).map(lambda d: [home(n, phone) for n, phone in d.items()])


@given(HOMES, HOMES)
def test_every_institution_read_is_new_changed_or_unchanged(before: list[Provider], now: list[Provider]) -> None:
    planned = plan(before, now)

    assert len(planned.new) + len(planned.changed) + planned.unchanged == len(now)
    assert {one.id for one in planned.ended} == {one.id for one in before} - {one.id for one in now}


@given(HOMES, HOMES)
def test_what_was_written_is_unchanged_the_next_time(before: list[Provider], now: list[Provider]) -> None:
    gone = [ended(one) for one in plan(before, now).ended]

    assert plan([*now, *gone], now).is_empty


def test_what_comes_back_is_opened_again() -> None:
    assert [one.until for one in plan([ended(home(1))], [home(1)]).changed] == [None]


def test_whom_a_refused_row_speaks_of_is_not_ended() -> None:
    assert plan([home(1), home(2)], [home(2)], spared=["I-1"]).ended == []


@pytest.mark.parametrize(("gone", "refused"), [(1, False), (2, False), (3, True)])
def test_a_fifth_may_end_and_no_more(gone: int, refused: bool) -> None:
    before = [*(home(number) for number in range(10)), *(ended(home(number)) for number in range(10, 90))]
    planned = plan(before, before[gone:10])

    if refused:
        with pytest.raises(Refused, match="--allow-ending"):
            guard(planned, before, "homes")
    else:
        guard(planned, before, "homes")
