"""Where the county's townships and villages lie: around an invented town, or around real places that help."""

from collections.abc import Sequence
from random import Random
from typing import NamedTuple

from seed.data import read
from seed.things import Place, Point

COUNTY = "990101"  # the first; no division of China begins with 99
PEOPLE_PER_VILLAGE = 400  # small enough that a block is a few megabytes, large enough for every shape of family
VILLAGES = (2, 150)  # fewest and most villages of a township; beyond, villages grow
PEOPLE_PER_COUNTY = 100_000  # of a prefecture; fewer people are one county
COUNTIES_ABREAST, COUNTY_STEP = 5, (0.4, 0.3)  # degrees between counties: no township lies in two
TOWNSHIP_STEP = (0.075, 0.06)  # degrees between townships: six to seven kilometres, an hour's walk and a bit
VILLAGE_SPREAD = 0.022  # degrees: villages lie within about two kilometres of their township's seat
TOWNSHIPS = 12
STREETS = 2  # the first two townships are the county town's; their villages are called quarters


NUMBERS = [tens + one for tens in ("", "十", "二十") for one in "一二三四五六七八九"]  # of further villages


class Division(NamedTuple):
    """A county of the prefecture; its blocks follow `block`, its random numbers come from `chance`."""

    order: int
    code: str
    name: str
    people: int
    block: int
    chance: str


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


def divisions(seed: int, people: int) -> list[Division]:
    """The counties of so many people, each of at most about a hundred thousand; most often there is one."""
    names: list[str] = read("places")["counties"]
    count = min(len(names), max(1, round(people / PEOPLE_PER_COUNTY)))
    found: list[Division] = []
    block = 0
    for order, share in enumerate(shared_out(people, count)):
        code = f"{int(COUNTY) + order}"
        found.append(Division(order, code, names[order], share, block, f"{seed}:{code}" if order else f"{seed}"))
        block += _villages_each(share) * TOWNSHIPS + 1
    return found


def townships(division: Division, around: Sequence[Place] = ()) -> list[Township]:
    """The twelve townships, on a rough grid or each beside one of the places given."""
    rng = Random(f"{division.chance}:townships")
    told: list[str] = read("places")["townships"]
    seats = _beside(around, len(told)) if around else _grid(division, len(told))
    return [
        Township(f"{division.code}{at + 1:03d}", name, near(rng, seat, 0.01))
        for at, (name, seat) in enumerate(zip(told, seats, strict=True))
    ]


def sites(division: Division, seats: Sequence[Township]) -> list[Site]:
    """Every village with its share of the people, township by township."""
    each = _villages_each(division.people)
    shares = shared_out(division.people, each * len(seats))
    return [
        site
        for order, seat in enumerate(seats)
        for site in _villages(division, seat, order, shares[order * each : (order + 1) * each])
    ]


def shared_out(people: int, count: int) -> list[int]:
    """So many people in so many parts, as even as can be."""
    return [people // count + (at < people % count) for at in range(count)]


def _villages_each(people: int) -> int:
    """How many villages a township has."""
    fewest, most = VILLAGES
    return min(most, max(fewest, round(people / TOWNSHIPS / PEOPLE_PER_VILLAGE)))


def share_of(around: Sequence[Place], division: Division, count: int) -> list[Place]:
    """The real places one of so many counties is laid around, from west to east."""
    places = sorted(around, key=lambda place: (place.point, place.id))
    return places[division.order * len(places) // count : (division.order + 1) * len(places) // count]


def near(rng: Random, point: Point, spread: float) -> Point:
    """A point within so many degrees of another."""
    lon, lat = (middle + rng.uniform(-spread, spread) for middle in point)
    return round(lon, 6), round(lat, 6)


def _villages(division: Division, seat: Township, order: int, shares: list[int]) -> list[Site]:
    rng = Random(f"{division.chance}:villages:{seat.code}")
    names = _names(division, town=order < STREETS)
    names = names[order::STREETS] if order < STREETS else names[order - STREETS :: TOWNSHIPS - STREETS]
    names += [f"{name[:-2]}{number}{name[-2:]}" for number in NUMBERS for name in names]
    before = division.block + order * len(shares)
    return [
        Site(before + at, seat.code, f"{seat.code}{199 + at:03d}", name, near(rng, seat.point, VILLAGE_SPREAD), share)
        for at, (name, share) in enumerate(zip(names[: len(shares)], shares, strict=True), start=1)
    ]


def _names(division: Division, town: bool) -> list[str]:
    """Names of all quarters or villages in the order they are given; no two townships have the same."""
    told = read("places")
    kind = "quarter" if town else "village"
    names = [first + end for first in told[f"{kind}_first"] for end in told[f"{kind}_second"]]
    Random(f"{division.chance}:names").shuffle(names)
    return names


def _grid(division: Division, count: int) -> list[Point]:
    lon, lat = read("places")["centre"]
    step_lon, step_lat = TOWNSHIP_STEP
    lon += division.order % COUNTIES_ABREAST * COUNTY_STEP[0]
    lat += division.order // COUNTIES_ABREAST * COUNTY_STEP[1]
    return [(lon + (at % 4 - 1.5) * step_lon, lat + (at // 4 - 1) * step_lat) for at in range(count)]


def _beside(around: Sequence[Place], count: int) -> list[Point]:
    points = sorted(place.point for place in around)
    return [points[(2 * at + 1) * len(points) // (2 * count)] for at in range(count)]
