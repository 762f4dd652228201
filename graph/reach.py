"""What the graph knows about one match: the person, the resources in reach, and how earlier offers went."""

from datetime import date, datetime
from functools import cached_property

from pydantic import field_validator

from base.model import Model

DETOUR = 1.3  # roads are about a third longer than the air line
GRID = 0.005  # degrees, about half a kilometre: from how far it is to many places nobody shall work out a house


class Place(Model):
    """A point, WGS-84."""

    lon: float
    lat: float


def _snapped(degrees: float) -> float:
    return round(round(degrees / GRID) * GRID, 6)


class Stay(Model):
    """An institution someone is with now: resident, in-patient, pupil, custody, or the kind of visits it pays."""

    institution_id: str
    kind: str
    who: str | None = None  # another member of the household; none: the person


class PastOffer(Model):
    """An offer made to the person before, whatever became of it."""

    id: str
    status: str
    code: str | None = None
    decided: datetime | None = None
    expires: date | None = None
    resource_id: str
    institution_id: str | None = None
    need: str | None = None
    at: datetime | None = None


class Asker(Model):
    """The person a resource is sought for, as far as limits and signals need to know them."""

    id: str
    sex: str | None = None
    born: date | None = None
    died: date | None = None
    area: str
    village: str | None = None
    place: str | None = None  # the name of that village, else of the township
    disability_kind: str | None = None
    home: Place | None = None  # their own point, else their address's, moved to the grid
    around: Place | None = None  # the middle of their village or township, when no point is known
    needs: tuple[str, ...] = ()
    stays: tuple[Stay, ...] = ()
    household: tuple[Stay, ...] = ()
    offers: tuple[PastOffer, ...] = ()

    @field_validator("home")
    @classmethod
    def _about(cls, home: Place | None) -> Place | None:
        return home and Place(lon=_snapped(home.lon), lat=_snapped(home.lat))

    @cached_property
    def codes(self) -> tuple[str, ...]:
        """The divisions they live in, the smallest first."""
        return tuple(code for code in (self.village, self.area, self.area[:6]) if code)


class Resource(Model):
    """Something an institution can give, with its stated limits; null is unknown."""

    id: str
    name: str
    about: str | None = None
    kind: str | None = None
    capacity: int | None = None
    free: int | None = None
    unit: str | None = None
    updated: date | None = None
    min_age: int | None = None
    max_age: int | None = None
    sex: str | None = None
    disability_kinds: tuple[str, ...] | None = None
    serves: tuple[str, ...] | None = None
    opens: str | None = None
    since: date | None = None
    until: date | None = None


class Provider(Model):
    """The institution that offers a resource."""

    id: str
    name: str
    kind: str | None = None
    phone: str | None = None
    until: date | None = None


class Found(Model):
    """One resource that may meet the need, and how it was found."""

    resource: Resource
    institution: Provider | None = None
    location: Place | None = None
    meets: tuple[str, ...] = ()
    tree: float = 0.0  # 1: meets the need or a narrower one; .6: a wider one; 0: found by its text alone
    pairs: float = 0.0  # full-text score over pairs of characters and whole words
    characters: float = 0.0  # full-text score over single characters
    serves_names: tuple[str, ...] = ()  # the areas served, by name


class Tally(Model):
    """How earlier offers of a resource to similar people ended."""

    resource_id: str
    ended: int
    finished: int


class Reach(Model):
    """Everything one match is judged on."""

    asker: Asker
    day: date
    found: tuple[Found, ...]
    in_all: int
    tallies: tuple[Tally, ...] = ()
