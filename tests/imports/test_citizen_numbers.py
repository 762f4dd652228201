"""Citizen numbers of a table: read where they can be right, refused with the reason where they cannot."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from base import citizen
from imports.tables.contracts import TABLES
from imports.tables.rules import Rules
from ledger.divisions import Span
from seed.numbers import citizen_number
from tests.conftest import DAY
from tests.imports.registers import RULES, VILLAGE, one


@given(st.dates(date(1900, 1, 1), date(2026, 6, 30)), st.integers(1, 999), st.integers(0, 16), st.integers(1, 9))
def test_a_citizen_number_with_one_digit_wrong_is_never_read(born: date, sequence: int, place: int, step: int) -> None:
    number = citizen_number(1, born, sequence)
    wrong = number[:place] + str((int(number[place]) + step) % 10) + number[place + 1 :]
    person = TABLES["people"]
    told = {"source": "r", "source_id": "1", "name": "王芳", "village": VILLAGE}

    read = person.model_validate({**told, "citizen_number": number}, context=RULES).brought(1)

    assert read.node is not None
    assert (read.node.properties["born"], read.node.properties["sex"]) == (born, "male" if sequence % 2 else "female")
    with pytest.raises(ValueError, match=r"check digit"):
        person.model_validate({**told, "citizen_number": wrong}, context=RULES)


def test_a_number_of_fifteen_digits_is_lengthened_as_the_law_did(tmp_path: Path) -> None:
    told = one({"folder": tmp_path, "citizen_number": "９９０１０１500102 001"})

    assert told["citizen_number"] == citizen.lengthened("990101500102001")
    assert told["born"] == date(1950, 1, 2)


@pytest.mark.parametrize(
    ("value", "why"),
    [
        (990101195001020016, "turned into a number"),
        ("9.90101E+17", "turned into a number"),
        ("990101195001020000", "three zeros"),
        ("99010119500102001", "15 or 18"),
        ("99010119500230001" + citizen.check_digit("99010119500230001"), "no day of birth"),
        (citizen_number(1, DAY + timedelta(days=1), 1), "future"),
        (citizen_number(1, date(1950, 1, 3), 1), "another day of birth"),
    ],
)
def test_a_citizen_number_that_cannot_be_right_is_refused_with_the_reason(
    tmp_path: Path, value: str | int, why: str
) -> None:
    told = one({"folder": tmp_path, "citizen_number": value, "born": "1950-01-02"})

    assert any(why in reason for reason in told)
    assert str(value) not in str(told)


def test_the_code_at_first_issue_is_judged_by_the_history_and_99_only_where_people_are_invented(tmp_path: Path) -> None:
    def numbered(division: str) -> str:
        seventeen = f"{division}19500102001"
        return seventeen + citizen.check_digit(seventeen)

    history = {"880101": [Span(1981, None)], "880102": [Span(1900, 1940)]}

    def told(division: str) -> Any:
        return one({"folder": tmp_path, "citizen_number": numbered(division)}, Rules(DAY, history=history))

    assert "citizen_number" in told("880101")
    assert "citizen_number" in told("810000")
    assert "given up before" in told("880102")[0]
    assert "no division ever had" in told("880103")[0]
    assert "HUIMIN_INVENTED" in told("990101")[0]
