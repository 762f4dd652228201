"""How far and how long, about: great-circle distance times the detour roads make, on foot or by bus."""

from math import asin, cos, radians, sin, sqrt

from base.model import Model
from graph.reach import DETOUR, Place

EARTH_KM = 6371.0088
MODES = {"foot": (0.0, 4.5), "bus": (10.0, 20.0)}  # minutes before setting off, km/h after


class Trip(Model):
    """A way there, estimated: kilometres by road and minutes by the quicker mode."""

    km: float
    minutes: int
    mode: str


def trip(start: Place, end: Place) -> Trip:
    """The way between two points, about."""
    km = air_km(start, end) * DETOUR
    mode = min(MODES, key=lambda name: minutes(km, name))
    return Trip(km=round(km, 1), minutes=round(minutes(km, mode)), mode=mode)


def air_km(start: Place, end: Place) -> float:
    """Great-circle kilometres between two points."""
    lat, other = radians(start.lat), radians(end.lat)
    half = sin((other - lat) / 2) ** 2 + cos(lat) * cos(other) * sin(radians(end.lon - start.lon) / 2) ** 2
    return 2 * EARTH_KM * asin(min(1.0, sqrt(half)))


def minutes(km: float, mode: str) -> float:
    """Minutes for so many kilometres by this mode."""
    start, speed = MODES[mode]
    return start + km / speed * 60
