"""Where a village lies: its day, its random numbers, and the institutions and officers it shares with others."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from seed.rows import Rows
from seed.shared import Shared
from seed.things import Award, Family, Household, Person, Place, Point, Stay

STREET_SPREAD = 0.004  # degrees: homes of a village lie within about 400 metres


class Ground(Rows):
    """A block of the county that is invented by itself, from its own random numbers."""

    def __init__(self, shared: Shared, block: int, township: str, code: str, name: str, point: Point) -> None:
        super().__init__(block)
        self.shared, self.day = shared, shared.day
        self.township, self.code, self.name, self.point = township, code, name, point
        self.county = township[:6]
        self.rng = Random(f"{shared.division.chance}:{block}")
        self.people: list[Person] = []
        self.families: list[Family] = []
        self.households: list[Household] = []
        self.awards: list[Award] = []
        self.stays: list[Stay] = []
        self.stated: set[str] = set()  # households of which a case has stated the income itself
        self._sequences: set[tuple[date, int]] = set()
        self._addresses: set[str] = set()

    def place(self, kind: str) -> Place | None:
        """The institution of this kind that serves the village; None when the county has none."""
        found = self.shared.places_near(kind, self.point)
        return found[0] if found else None

    def places(self, kind: str) -> list[Place]:
        """The institutions of this kind, the nearest first."""
        return self.shared.places_near(kind, self.point)

    def worker(self, role: str) -> Person:
        """Who brings the meals ("meal-worker") or cares at home ("carer") in this village."""
        return next(person for person in self.people if person.role == role)

    def officer(self) -> str:
        """The id of the officer who usually approves in this township."""
        return self.shared.officer_of(self.township)

    def other_officer(self) -> str:
        """The id of the colleague who approves for the first officer's kin."""
        return self.shared.officers(self.township)[1]

    def ago(self, days: int) -> date:
        """A day before the seeded day."""
        return self.day - timedelta(days=days)

    @property
    def in_town(self) -> bool:
        """Whether this is a quarter of the county town."""
        return self.name.endswith("社区")

    def nearby(self) -> Point:
        """A point of the village."""
        lon, lat = (around + self.rng.uniform(-STREET_SPREAD, STREET_SPREAD) for around in self.point)
        return round(lon, 6), round(lat, 6)
