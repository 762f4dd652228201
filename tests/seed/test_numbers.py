"""Numbers pass every program's check, and can belong to nobody."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from base import citizen
from seed import numbers

BLOCKS = st.integers(1, 9801)
BIRTHDAYS = st.dates(date(1900, 1, 1), date(2099, 12, 31))


@given(BLOCKS, BIRTHDAYS, st.integers(1, 999))
def test_a_citizen_number_passes_the_closed_form_of_the_standard(block: int, born: date, sequence: int) -> None:
    number = numbers.citizen_number(block, born, sequence)

    assert number[-1] == "0123456789X"[(1 - 2 * int(number[:17], 13)) % 11]


@given(BLOCKS, BIRTHDAYS, st.integers(1, 999))
def test_a_citizen_number_begins_with_99_and_carries_the_birthday(block: int, born: date, sequence: int) -> None:
    number = numbers.citizen_number(block, born, sequence)

    assert len(number) == 18
    assert number.startswith("99")
    assert number[6:14] == f"{born:%Y%m%d}"


@given(st.text("0123456789", min_size=17, max_size=17), st.integers(0, 16), st.integers(1, 9))
def test_one_wrong_digit_never_passes(seventeen: str, place: int, step: int) -> None:
    wrong = seventeen[:place] + str((int(seventeen[place]) + step) % 10) + seventeen[place + 1 :]

    assert citizen.check_digit(wrong) != citizen.check_digit(seventeen)


@given(st.integers(1, 4999), st.integers(1, 19_999), st.integers(1, 4999), st.integers(1, 19_999))
def test_two_phones_have_two_numbers_in_a_range_nobody_has(one: int, first: int, other: int, second: int) -> None:
    numbers_of = {numbers.phone_number(one, first), numbers.phone_number(other, second)}

    assert all(len(number) == 11 and number.startswith("129") for number in numbers_of)
    assert len(numbers_of) == (1 if (one, first) == (other, second) else 2)


@given(st.integers(1, 9801), st.integers(1, 19_999))
def test_an_account_number_ends_in_a_right_luhn_digit(block: int, count: int) -> None:
    number = numbers.account_number(block, count)

    doubled = [int(digit) * (1 + at % 2) for at, digit in enumerate(reversed(number))]
    assert len(number) == 19
    assert sum(value // 10 + value % 10 for value in doubled) % 10 == 0
