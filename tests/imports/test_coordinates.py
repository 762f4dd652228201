"""Chinese coordinates come back to where the place is."""

from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imports.coordinates import Crs, apart_km, gcj02, to_wgs84
from imports.row import Place


@given(st.floats(75, 135), st.floats(5, 53))
def test_what_a_chinese_map_shows_comes_back_to_within_a_metre(lon: float, lat: float) -> None:
    assert apart_km(to_wgs84(gcj02(Place(lon, lat)), "gcj02"), Place(lon, lat)) < 0.001


@pytest.mark.parametrize(
    ("crs", "shown"),
    [("gcj02", (116.397455, 39.909187)), ("bd09", (116.403847, 39.915526)), ("wgs84", (116.391224, 39.907779))],
)
def test_the_gate_of_heavenly_peace_stands_where_it_stands_in_every_system(
    crs: str, shown: tuple[float, float]
) -> None:
    found = to_wgs84(Place(*shown), cast("Crs", crs))

    assert apart_km(found, Place(116.391224, 39.907779)) < 0.02


def test_outside_china_nothing_is_shifted() -> None:
    assert to_wgs84(Place(-2.35, 53.4), "bd09") == Place(-2.35, 53.4)
