"""A case's reference is of one form wherever it is stated."""

import pytest

from base.errors import Invalid
from base.roles import checked_case


@pytest.mark.parametrize("case", [None, "2026-0001", "a b", "%E6%B0%91", "x" * 64])
def test_a_reference_goes_on_record_as_it_is(case: str | None) -> None:
    assert checked_case(case) == case


@pytest.mark.parametrize("case", ["", " ", "a  b", " a", "a ", "a\nb", "a\n", "a\x00", "民政", "x" * 65])
def test_what_no_header_could_carry_is_no_reference(case: str) -> None:
    with pytest.raises(Invalid):
        checked_case(case)
