"""Where the county's townships and villages lie: around an invented town, or around real places that help."""

from collections.abc import Sequence
from random import Random
from typing import NamedTuple

from seed.data import read
from seed.things import Place, Point

COUNTY = "990101"  # no division of China begins with 99
PEOPLE_PER_VILLAGE = 400  # small enough that a block is a few megabytes, large enough for every shape of family
VILLAGES = (2, 150)  # fewest and most villages of a township; beyond, villages grow
TOWNSHIP_STEP = (0.075, 0.06)  # degrees between townships: six to seven kilometres, an hour's walk and a bit
VILLAGE_SPREAD = 0.022  # degrees: villages lie within about two kilometres of their township's seat
TOWNSHIPS = 12
STREETS = 2  # the first two townships are the county town's; their villages are called quarters


NUMBERS = [tens + one for tens in ("", "十", "二十") for one in "一二三四五六七八九"]  # of further villages


class Township(NamedTuple):
    """A township of the county."""

    code: str
    name: str
    point: Point


class Site(NamedTuple):
    """A village of the county, and how many people will live there; it is invented as one block."""

    block: int
    township: str
    code: str
    name: str
    point: Point
    people: int


def townships(seed: int, around: Sequence[Place] = ()) -> list[Township]:
    """The twelve townships, on a rough grid or each beside one of the places given."""
    rng = Random(f"{seed}:townships")
    told: list[str] = read("places")["townships"]
    seats = _beside(around, len(told)) if around else _grid(len(told))
    return [
        Township(f"{COUNTY}{at + 1:03d}", name, near(rng, seat, 0.01))
        for at, (name, seat) in enumerate(zip(told, seats, strict=True))
    ]


def sites(seed: int, people: int, seats: Sequence[Township]) -> list[Site]:
    """Every village with its share of the people, township by township."""
    fewest, most = VILLAGES
    each = min(most, max(fewest, round(people / len(seats) / PEOPLE_PER_VILLAGE)))
    count = each * len(seats)
    shares = [people // count + (at < people % count) for at in range(count)]
    return [
        site
        for order, seat in enumerate(seats)
        for site in _villages(seed, seat, order, shares[order * each : (order + 1) * each])
    ]


def near(rng: Random, point: Point, spread: float) -> Point:
    """A point within so many degrees of another."""
    lon, lat = (middle + rng.uniform(-spread, spread) for middle in point)
    return round(lon, 6), round(lat, 6)


def _villages(seed: int, seat: Township, order: int, shares: list[int]) -> list[Site]:
    rng = Random(f"{seed}:villages:{seat.code}")
    names = _names(seed, town=order < STREETS)
    names = names[order::STREETS] if order < STREETS else names[order - STREETS :: TOWNSHIPS - STREETS]
    names += [f"{name[:-2]}{number}{name[-2:]}" for number in NUMBERS for name in names]
    before = order * len(shares)
    return [
        Site(before + at, seat.code, f"{seat.code}{199 + at:03d}", name, near(rng, seat.point, VILLAGE_SPREAD), share)
        for at, (name, share) in enumerate(zip(names[: len(shares)], shares, strict=True), start=1)
    ]


def _names(seed: int, town: bool) -> list[str]:
    """Names of all quarters or villages in the order they are given; no two townships have the same."""
    told = read("places")
    kind = "quarter" if town else "village"
    names = [first + end for first in told[f"{kind}_first"] for end in told[f"{kind}_second"]]
    Random(f"{seed}:names").shuffle(names)
    return names


def _grid(count: int) -> list[Point]:
    lon, lat = read("places")["centre"]
    step_lon, step_lat = TOWNSHIP_STEP
    return [(lon + (at % 4 - 1.5) * step_lon, lat + (at // 4 - 1) * step_lat) for at in range(count)]


def _beside(around: Sequence[Place], count: int) -> list[Point]:
    points = sorted(place.point for place in around)
    return [points[(2 * at + 1) * len(points) // (2 * count)] for at in range(count)]
