"""What a match is judged on: a person, the resources in reach that may help, and how earlier offers of them went."""

import re
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Protocol

from base.errors import NotFound, Refused
from base.model import Model
from graph.door import Reader
from graph.reach import DETOUR, Asker, Found, PastOffer, Reach, Stay, Tally
from graph.statements import load

ASKER = load("resources/asker")
STAYS = load("resources/stays")
HOUSEHOLD = load("resources/household")
PAST_OFFERS = load("resources/past_offers")
TEXT_HITS = load("resources/text_hits")
CANDIDATES = load("resources/candidates")
AREA_NAMES = load("areas/names")
NAMED = load("resources/named")
TALLIES = load("resources/tallies")
HITS_AT_MOST = 500
OFFERS_AT_MOST = 500
AT_MOST = 2000  # the nearest so many are compared; an answer says when there were more
SERVED_DAYS = 31  # somebody served at home in the last month is being served
BANDS = (0, 18, 60)  # similar people: children, adults, old people
LONGEST_LIFE = 130
SIGNS = re.compile(r"[\W_]+")


class Sought(Protocol):
    """What a match looks for: needs of the tree with how well each fits, and terms for the text of a resource."""

    @property
    def fits(self) -> Mapping[str, float]: ...
    @property
    def pairs(self) -> tuple[str, ...]: ...
    @property
    def characters(self) -> tuple[str, ...]: ...


class _Hit(Model):
    """A resource whose text holds a term."""

    id: str
    pairs: float
    characters: float


class _AreaName(Model):
    """A division by its name."""

    code: str
    name: str


class _Candidates(Model):
    """The one row of resources/candidates."""

    found: tuple[Found, ...]
    in_all: int


def asker(db: Reader, person_id: str) -> Asker:
    """A person who can be helped; NotFound outside the areas, Refused when dead or in custody."""
    rows = db.read(ASKER, Asker, person_id=person_id)
    if not rows:
        raise NotFound("person", person_id)
    person = rows[0]
    if person.died:
        raise Refused(f"{person.id} 已于 {person.died} 去世。", f"{person.id} died on {person.died}.")
    stays = db.read(STAYS, Stay, person_id=person_id, served_since=db.day - timedelta(days=SERVED_DAYS))
    if any(stay.kind == "custody" for stay in stays):
        raise Refused(
            f"{person.id} 现被羁押，不能安排社会资源。",
            f"{person.id} is in custody; no resource can be arranged now.",
        )
    household = db.read(HOUSEHOLD, Stay, person_id=person_id)
    offers = db.read(PAST_OFFERS, PastOffer, person_id=person_id, at_most=OFFERS_AT_MOST)
    return person.model_copy(update={"stays": tuple(stays), "household": tuple(household), "offers": tuple(offers)})


def reach(db: Reader, person: Asker, sought: Sought, within_km: float) -> Reach:
    """Everything in reach of a person's home that may meet the need, and how earlier offers of it went."""
    home = person.home or person.around
    [row] = db.read(
        CANDIDATES,
        _Candidates,
        needs=[{"id": name, "fit": fit} for name, fit in sought.fits.items()],
        hits=[hit.model_dump() for hit in text_hits(db, sought)],
        codes=list(person.codes),
        lon=home.lon if home else None,
        lat=home.lat if home else None,
        metres=2 * within_km / DETOUR * 1000,
        at_most=AT_MOST,
    )
    ended = tallies(db, person, [it.resource.id for it in row.found])
    return Reach(asker=person, day=db.day, found=with_names(db, row.found), in_all=row.in_all, tallies=tuple(ended))


def text_hits(db: Reader, sought: Sought) -> list[_Hit]:
    """Resources whose text speaks of the need, at least half as well as the best; single characters alone do not."""
    pairs, characters = _quoted(sought.pairs), _quoted(sought.characters)
    if not pairs or not characters:
        return []
    hits = db.read(TEXT_HITS, _Hit, pairs=pairs, characters=characters, at_most=HITS_AT_MOST)
    best = max((hit.pairs for hit in hits), default=0.0)
    return [hit for hit in hits if hit.pairs > 0 and hit.pairs >= best / 2]


def named(db: Reader, resource_id: str) -> Found:
    """One resource wherever it is; NotFound when there is none."""
    rows = db.read(NAMED, Found, resource_id=resource_id)
    if not rows:
        raise NotFound("resource", resource_id)
    return with_names(db, rows)[0]


def with_names(db: Reader, found: Sequence[Found]) -> tuple[Found, ...]:
    """The same resources, each with the names of the areas it serves; an unknown code stands for itself."""
    codes = sorted({code for it in found for code in it.resource.serves or ()})
    names = {row.code: row.name for row in db.read(AREA_NAMES, _AreaName, codes=codes)} if codes else {}
    return tuple(
        it.model_copy(update={"serves_names": tuple(names.get(code, code) for code in it.resource.serves or ())})
        for it in found
    )


def tallies(db: Reader, person: Asker, resource_ids: Sequence[str]) -> list[Tally]:
    """How earlier offers of these resources to people like this one ended."""
    first, last = similar(person.born, db.day)
    return db.read(TALLIES, Tally, resource_ids=list(resource_ids), born_from=first, born_to=last)


def similar(born: date | None, day: date) -> tuple[date | None, date | None]:
    """The first and last birthday of people of about the same age; nobody's, when the age is not known."""
    if born is None:
        return None, None
    age = max(0, (day - born).days // 365)
    band = max(at for at, least in enumerate(BANDS) if age >= least)
    oldest = BANDS[band + 1] if band + 1 < len(BANDS) else LONGEST_LIFE
    return _years_before(day, oldest), _years_before(day, BANDS[band])


def _quoted(terms: Sequence[str]) -> str:
    """A Lucene query for any of these terms, each to stand as it is; nothing but letters and digits is left in them."""
    words = (" ".join(SIGNS.sub(" ", term).split()) for term in terms)
    return " ".join(f'"{word}"' for word in words if word)


def _years_before(day: date, years: int) -> date:
    return day.replace(year=day.year - years, day=min(day.day, 28))
