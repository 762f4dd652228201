"""Distance and time, about."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.reach import Place
from matching.travel import air_km, trip
from tests.matching.builders import asker

PLACES = st.builds(Place, lon=st.floats(-180, 180), lat=st.floats(-90, 90))


@given(PLACES, PLACES)
def test_there_is_as_far_as_back(here: Place, there: Place) -> None:
    assert air_km(here, there) == pytest.approx(air_km(there, here), abs=1e-6)
    assert 0 <= air_km(here, there) <= 20016


@given(PLACES)
def test_here_is_no_way_at_all(here: Place) -> None:
    assert trip(here, here).km == 0
    assert trip(here, here).minutes == 0


def test_a_known_distance_is_met() -> None:
    beijing, shanghai = Place(lon=116.4074, lat=39.9042), Place(lon=121.4737, lat=31.2304)

    assert air_km(beijing, shanghai) == pytest.approx(1067, abs=2)


def test_a_short_way_is_walked_and_a_long_one_driven() -> None:
    home = Place(lon=114.0, lat=30.5)

    assert trip(home, Place(lon=114.003, lat=30.5)).mode == "foot"
    assert trip(home, Place(lon=114.05, lat=30.5)).mode == "bus"


@given(PLACES, PLACES)
def test_a_home_is_known_to_half_a_kilometre_and_no_better(home: Place, resource: Place) -> None:
    kept = asker(home=home).home
    assert kept is not None
    doors_away = Place(lon=kept.lon + 0.0024, lat=kept.lat - 0.0024)

    assert asker(home=doors_away).home == kept
    assert trip(kept, resource) == trip(asker(home=doors_away).home or home, resource)
    assert air_km(home, kept) < 0.4
