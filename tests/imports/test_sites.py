"""Which rows are one institution."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from base.model import Said
from imports.record import Left, Record
from imports.row import Place
from imports.sites import Keyed, keyed, settled

KM = 0.009  # degrees of latitude


def record(row: int, name: str = "East Hospital", north: float | None = None, **known: str) -> Record:
    """A row of that name, so many kilometres north of a hill."""
    place = None if north is None else Place(0.5, 50 + north * KM)
    return Record.model_validate({"row": row, "name": name, "place": place, "fields": {}, "told": [], **known})


def rows_of(found: list[Keyed | Left]) -> list[int]:
    """How many rows each institution was put together from."""
    return sorted(one.rows for one in found if isinstance(one, Keyed))


def refusals(found: list[Keyed | Left]) -> list[tuple[int, Said]]:
    """The refused rows."""
    return [(one.refusal.row, one.refusal.reason) for one in found if isinstance(one, Left)]


def test_buildings_of_one_name_on_one_site_are_one_institution_in_the_middle_of_them() -> None:
    found = list(keyed([record(1, north=0.0), record(2, north=1.6), record(3, north=0.8), record(4, north=9)]))

    assert rows_of(found) == [1, 3]
    assert isinstance(found[0], Keyed)
    assert found[0].record.place == pytest.approx((0.5, 50 + 0.8 * KM))


def test_two_homes_of_one_name_and_place_with_their_own_numbers_are_two() -> None:
    both = [record(1, north=0, register_number="1-1"), record(2, north=0, register_number="1-2")]

    assert rows_of(list(keyed(both))) == [1, 1]


def test_a_chains_branches_are_told_apart_by_postcode_however_it_is_spaced() -> None:
    rows = [record(1, postcode="M1 1AA"), record(2, postcode="M1 1AB"), record(3, postcode="m11aa")]

    found = list(keyed(rows))

    assert rows_of(found) == [1, 1]
    assert [row for row, _ in refusals(found)] == [3]


def test_a_number_given_twice_with_other_content_refuses_the_later_row_and_names_both() -> None:
    found = list(keyed([record(2, register_number="7", phone="1"), record(5, register_number="7", phone="2")]))

    [(row, reason)] = refusals(found)
    assert row == 5
    assert reason.en == "The row has the register number of row 2 but differs in phone. Check which row is right."


def test_the_very_same_row_twice_is_one_institution() -> None:
    assert rows_of(list(keyed([record(2, register_number="7"), record(3, register_number="7")]))) == [2]


def test_a_new_wing_does_not_make_a_new_hospital() -> None:
    [before] = keyed([record(1, north=0)])
    after = list(keyed([record(1, north=0), record(2, north=0.9)]))
    assert isinstance(before, Keyed)

    [settled_now] = settled([one for one in after if isinstance(one, Keyed)], [(before.key, before.record.place)])

    assert settled_now.key == before.key


@given(st.lists(st.tuples(st.sampled_from("ABC"), st.integers(0, 40)), max_size=30))
def test_no_row_is_lost_and_no_key_stands_twice(rows: list[tuple[str, int]]) -> None:
    records = [record(number, name, north / 2) for number, (name, north) in enumerate(rows)]

    found = list(keyed(records))

    assert sum(rows_of(found)) + len(refusals(found)) == len(rows)
    keys = [one.key for one in found if isinstance(one, Keyed)]
    assert len(keys) == len(set(keys))
