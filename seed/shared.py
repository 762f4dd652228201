"""What all villages share: areas, policies, institutions and what they give, officers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from random import Random
from typing import Any

from seed import layout
from seed.data import read
from seed.rows import Rows
from seed.things import Place, Point

LON_SHRINKS = 0.86  # a degree of longitude against one of latitude at 30.6° north; only the order of places rests on it
KEPT = 64  # places by distance are kept for the villages being invented, no more
OFFICERS_PER_TOWNSHIP = 2  # two caseworkers approve in each township, so that neither approves for their own kin


class Shared(Rows):
    """The first block of a county, 0 in the first one: written before any village."""

    def __init__(self, division: layout.Division, day: date, around: Sequence[Place] = ()) -> None:
        super().__init__(division.block)
        self.division, self.day = division, day
        self.rng = Random(f"{division.chance}:{division.block}")
        self.townships = layout.townships(division, around)
        self.sites = layout.sites(division, self.townships)
        self._names = {seat.code: seat.name for seat in self.townships}
        self._policies: dict[str, dict[str, Any]] = {policy["id"]: policy for policy in read("policies")}
        self._places: dict[str, list[Place]] = {}
        self._near: dict[tuple[str, Point], list[Place]] = {}
        self._officers: dict[str, list[str]] = {}
        for place in around:
            self._places.setdefault(place.kind, []).append(place)

    def add(self, place: Place) -> None:
        """Make an institution known to the villages."""
        self._places.setdefault(place.kind, []).append(place)

    @property
    def kinds(self) -> list[str]:
        """The kinds of institution there are."""
        return sorted(self._places)

    def seats_near(self, point: Point) -> list[layout.Township]:
        """The townships, the nearest first."""
        return sorted(self.townships, key=lambda seat: apart(seat.point, point))

    def places_near(self, kind: str, point: Point) -> list[Place]:
        """The institutions of a kind, the nearest first."""
        if len(self._near) > KEPT:
            self._near.clear()
        if (kind, point) not in self._near:
            self._near[kind, point] = sorted(
                self._places.get(kind, []), key=lambda place: (apart(place.point, point), place.id)
            )
        return self._near[kind, point]

    def area_name(self, code: str) -> str:
        """A township's name."""
        return self._names[code]

    def monthly(self, policy: str) -> float:
        """What the policy usually pays a month, in yuan."""
        return float(self._policies[policy]["monthly"])

    def appoint(self, township: str) -> None:
        """The officers of a township."""
        self._officers[township] = [
            self.node("Officer", "F", role="caseworker", areas=[township]).id for _ in range(OFFICERS_PER_TOWNSHIP)
        ]

    def officers(self, township: str) -> list[str]:
        """The ids of a township's officers."""
        return self._officers[township]

    def officer_of(self, township: str) -> str:
        """The officer who usually approves in a township."""
        return self._officers[township][0]

    def ago(self, days: int) -> date:
        """A day before the seeded day."""
        return self.day - timedelta(days=days)


def apart(one: Point, other: Point) -> float:
    """How far two points lie apart, for ordering only."""
    return ((one[0] - other[0]) * LON_SHRINKS) ** 2 + (one[1] - other[1]) ** 2
