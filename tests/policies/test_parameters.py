"""Which value counts where and when: the nearest area's newest line that is not in the future."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policies.dated import on
from policies.parameters import Set, in_force, parameters


@pytest.mark.parametrize(
    ("area", "day", "found"),
    [
        ("990101001", date(2025, 12, 31), Set(720, "99")),
        ("990101001", date(2026, 1, 1), Set(760, "99")),
        ("990102003", date(2026, 1, 1), Set(790, "990102")),
        ("990102003004", date(2024, 6, 1), Set(700, "990102")),
        ("990101001", date(2023, 12, 31), None),
        ("110105001", date(2026, 1, 1), None),
    ],
)
def test_the_standard_of_an_area_on_a_day(area: str, day: date, found: Set | None) -> None:
    assert in_force(parameters(), "living_standard", area, day) == found


def test_what_is_the_same_everywhere_counts_where_nobody_nearer_has_set_it() -> None:
    day = date(2026, 3, 1)

    assert in_force(parameters(), "edge_multiple", "110105001", day) == Set(1.5, "*")
    assert in_force(parameters(), "edge_multiple", "990102003", day) == Set(2.0, "990102")


@given(st.dictionaries(st.dates(), st.floats(0, 1e6), max_size=6), st.dates())
def test_the_newest_line_not_in_the_future_counts(lines: dict[date, float], day: date) -> None:
    begun = sorted(since for since in lines if since <= day)

    assert on(lines, day) == (lines[begun[-1]] if begun else None)  # type: ignore[arg-type]  # a dict of floats is one of amounts


def test_a_line_added_for_tomorrow_changes_nothing_of_today() -> None:
    today = date(2026, 3, 1)
    lines = {date(2024, 1, 1): 680.0}

    assert on({**lines, today + timedelta(days=1): 999.0}, today) == on({**lines}, today)
