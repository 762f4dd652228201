"""A point for every shape: the point itself, or one that lies inside a polygon."""

from itertools import pairwise
from typing import Any

from imports.row import Place

Ring = list[list[float]]


def place_of(geometry: dict[str, Any] | None) -> Place | None:
    """Where a GeoJSON geometry is; None when it has none or is no point or polygon. ValueError when malformed."""
    if geometry is None:
        return None
    try:
        return _place(geometry.get("type"), geometry.get("coordinates"))
    except (AttributeError, IndexError, TypeError) as error:
        raise ValueError("malformed") from error


def inside(rings: list[Ring]) -> Place:
    """The middle of the widest stretch inside the rings, half way up; holes count as outside."""
    heights = sorted({point[1] for ring in rings for point in ring})
    if not heights:
        raise ValueError("a polygon without points")
    if len(heights) < 2:
        points = [point for ring in rings for point in ring]
        return Place(sum(p[0] for p in points) / len(points), points[0][1])
    middle = (heights[0] + heights[-1]) / 2
    below, above = min(pairwise(heights), key=lambda step: abs(step[0] + step[1] - 2 * middle))
    lat = (below + above) / 2
    crossings = sorted(_crossings(rings, lat))
    stretches = list(zip(crossings[::2], crossings[1::2], strict=False))
    west, east = max(stretches, key=lambda stretch: stretch[1] - stretch[0])
    return Place((west + east) / 2, lat)


def _place(kind: Any, coordinates: Any) -> Place | None:
    if kind == "Point":
        return Place(float(coordinates[0]), float(coordinates[1])) if coordinates else None
    if kind == "Polygon":
        return inside(coordinates) if coordinates else None
    if kind == "MultiPolygon":
        return inside([ring for polygon in coordinates for ring in polygon]) if coordinates else None
    return None


def _crossings(rings: list[Ring], lat: float) -> list[float]:
    return [
        x1 + (lat - y1) * (x2 - x1) / (y2 - y1)
        for ring in rings
        for (x1, y1, *_), (x2, y2, *_) in pairwise([*ring, ring[0]])
        if (y1 > lat) != (y2 > lat)
    ]
