"""The point given for a polygon lies inside it, whatever its shape."""

import math
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imports.shapes import inside, place_of

L_SHAPE = [[0.0, 0.0], [10.0, 0.0], [10.0, 1.0], [1.0, 1.0], [1.0, 10.0], [0.0, 10.0], [0.0, 0.0]]
HOLED = [[[0.0, 0.0], [9.0, 0.0], [9.0, 9.0], [0.0, 9.0]], [[1.0, 1.0], [6.0, 1.0], [6.0, 8.0], [1.0, 8.0]]]


def contains(rings: list[list[list[float]]], x: float, y: float) -> bool:
    """Even-odd rule, written the other way round: a ray to the north."""
    crossings = 0
    for ring in rings:
        for (x1, y1), (x2, y2) in zip(ring, [*ring[1:], ring[0]], strict=True):
            if (x1 > x) != (x2 > x) and y < y1 + (x - x1) * (y2 - y1) / (x2 - x1):
                crossings += 1
    return crossings % 2 == 1


@pytest.mark.parametrize("rings", [[L_SHAPE], HOLED, [L_SHAPE[:-1]]])
def test_an_angle_and_a_courtyard_are_not_stepped_out_of(rings: list[list[list[float]]]) -> None:
    place = inside(rings)

    assert contains(rings, place.lon, place.lat)


@given(st.lists(st.floats(0.2, 1.0), min_size=4, max_size=12))
def test_a_star_of_any_arms_holds_its_point(arms: list[float]) -> None:
    turns = [math.tau * number / len(arms) for number in range(len(arms))]
    ring = [[2 + arm * math.cos(turn), 50 + arm * math.sin(turn)] for arm, turn in zip(arms, turns, strict=True)]

    place = inside([ring])

    assert contains([ring], place.lon, place.lat)


def test_a_polygon_of_no_height_is_still_somewhere() -> None:
    assert place_of({"type": "Polygon", "coordinates": [[[0, 5], [2, 5], [0, 5]]]}) == pytest.approx((2 / 3, 5))


@pytest.mark.parametrize(
    "geometry",
    [
        {"type": "Polygon", "coordinates": [[]]},
        {"type": "MultiPolygon", "coordinates": [[]]},
        {"type": "MultiPolygon", "coordinates": [[[]]]},
    ],
)
def test_a_polygon_without_points_is_malformed(geometry: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="without points"):
        place_of(geometry)
