"""Chinese map coordinates (GCJ-02, BD-09) turned into WGS-84, which the graph keeps."""

from math import atan2, cos, hypot, pi, radians, sin, sqrt
from typing import Literal

from imports.row import Place

Crs = Literal["wgs84", "gcj02", "bd09"]
AXIS = 6378245.0  # metres; the Krasovsky 1940 ellipsoid, as in the published form of GCJ-02
ECCENTRICITY = 0.00669342162296594323
EARTH_KM = 6371.0088


def to_wgs84(place: Place, crs: Crs) -> Place:
    """The same place in WGS-84, exact to well under a metre; outside China GCJ-02 is WGS-84."""
    if crs == "wgs84" or not in_china(place):
        return place
    wanted = _gcj02_of_bd09(place) if crs == "bd09" else place
    guess = wanted
    for _ in range(5):
        shown = gcj02(guess)
        guess = Place(guess.lon + wanted.lon - shown.lon, guess.lat + wanted.lat - shown.lat)
    return guess


def in_china(place: Place) -> bool:
    """Whether a point lies in the rectangle in which Chinese maps are shifted."""
    return 72.004 <= place.lon <= 137.8347 and 0.8293 <= place.lat <= 55.8271


def apart_km(a: Place, b: Place) -> float:
    """Great-circle distance in kilometres."""
    lon, lat = radians(b.lon - a.lon), radians(b.lat - a.lat)
    chord = sin(lat / 2) ** 2 + cos(radians(a.lat)) * cos(radians(b.lat)) * sin(lon / 2) ** 2
    return 2 * EARTH_KM * atan2(sqrt(chord), sqrt(max(0.0, 1 - chord)))


def gcj02(place: Place) -> Place:
    """Where a Chinese map shows a WGS-84 point: the well-known published form of the shift."""
    x, y = place.lon - 105.0, place.lat - 35.0
    waves = (20 * sin(6 * x * pi) + 20 * sin(2 * x * pi)) * 2 / 3
    east = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * sqrt(abs(x)) + waves
    east += (20 * sin(x * pi) + 40 * sin(x / 3 * pi)) * 2 / 3
    east += (150 * sin(x / 12 * pi) + 300 * sin(x / 30 * pi)) * 2 / 3
    north = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * sqrt(abs(x)) + waves
    north += (20 * sin(y * pi) + 40 * sin(y / 3 * pi)) * 2 / 3
    north += (160 * sin(y / 12 * pi) + 320 * sin(y * pi / 30)) * 2 / 3
    curve = 1 - ECCENTRICITY * sin(radians(place.lat)) ** 2
    metres_north = AXIS * (1 - ECCENTRICITY) / (curve * sqrt(curve)) * pi / 180
    metres_east = AXIS / sqrt(curve) * cos(radians(place.lat)) * pi / 180
    return Place(place.lon + east / metres_east, place.lat + north / metres_north)


def _gcj02_of_bd09(place: Place) -> Place:
    x, y, turn = place.lon - 0.0065, place.lat - 0.006, pi * 3000 / 180
    far = hypot(x, y) - 0.00002 * sin(y * turn)
    angle = atan2(y, x) - 0.000003 * cos(x * turn)
    return Place(far * cos(angle), far * sin(angle))
