"""One person's own page: facts of the register, places, registered household, awards, ties counted by kind."""

from collections.abc import Iterator
from datetime import date

from pydantic import Field

from base.errors import NotFound
from base.model import Model, Said
from base.span import years
from graph import masking, telling
from graph.among import Marks, marks
from graph.door import Door
from graph.marks import Doubted, Mark
from graph.statements import load

PAGE = load("people/page")
COUNT_TIES = load("people/count_ties")
SHOWN = 20


class Own(Model):
    """What the register says of the person; the name as it is."""

    id: str
    name: str
    sex: str | None
    born: date | None
    died: date | None
    disability_kind: str | None
    disability_grade: int | None


class Home(Model):
    """An address, as far as the village."""

    id: str
    text: str | None
    doubt: Doubted = None


class Member(Model):
    """One member of a household, as others know them; the name masked."""

    id: str
    name: str
    sex: str | None
    born: date | None
    died: date | None
    role: str | None
    doubt: Doubted = None


class Registered(Model):
    """The registered household, with its members in scope."""

    id: str
    kind: str | None
    in_all: int
    members: tuple[Member, ...]


class AwardLine(Model):
    """One policy granted to the person or their household, in short."""

    id: str
    policy_id: str
    title: Said
    status: str
    monthly: float | None
    amount: float | None
    since: date | None
    until: date | None
    doubt: Doubted = None


class KindCount(Model):
    """How many ties of one kind the person has on the day, inside the scope."""

    kind: telling.Kind
    direction: telling.Direction
    said: Said
    count: int


class Person(Model):
    """A person's page as of a day, name and address masked; unknown is null."""

    id: str
    name: str
    sex: str | None
    born: date | None
    died: date | None
    age: int | None = Field(description="Years lived on the day, or until death.")
    alive: bool
    disability_kind: str | None
    disability_grade: int | None
    county: str | None
    township: str | None
    village: str | None
    address: Home | None
    household: Registered | None
    awards: tuple[AwardLine, ...]
    awards_in_all: int
    ties: tuple[KindCount, ...]
    as_of: date


class _Page(Model):
    own: Own
    county: str | None
    township: str | None
    village: str | None
    address: Home | None
    household: Registered | None
    awards: tuple[AwardLine, ...]


class _Count(Model):
    name: str
    kind: str | None
    direction: telling.Direction
    ties: int


class Counts(Model):
    """A person's masked name, and their ties counted by kind."""

    name: str
    kinds: tuple[KindCount, ...]


def show(db: Door, person_id: str) -> Person:
    """A person's own page as of the door's day."""
    db.admit(person_id)
    rows = db.read(PAGE, _Page, person_id=person_id, at_most=SHOWN)
    if not rows:
        raise NotFound("person", person_id)
    [page] = rows
    own, home, household, awards = page.own, page.address, page.household, page.awards
    alive = own.died is None or own.died > db.day
    doubted = marks(db, [person_id, *_touched(home, household, awards[:SHOWN])])
    return Person(
        **own.model_dump(exclude={"name"}),
        county=page.county,
        township=page.township,
        village=page.village,
        name=masking.name(own.name),
        address=home and _home(home, doubted.get(frozenset((person_id, home.id)))),
        age=age(own.born, db.day if alive or own.died is None else own.died),
        alive=alive,
        household=household and _masked(household, doubted),
        awards=tuple(
            it.model_copy(update={"doubt": doubted.get(frozenset((it.id, person_id)))}) for it in awards[:SHOWN]
        ),
        awards_in_all=len(awards),
        ties=counts(db, person_id).kinds,
        as_of=db.day,
    )


def counts(db: Door, person_id: str) -> Counts:
    """How many ties of each kind a person has on the door's day, in the order of a neighbourhood."""
    rows = db.read(COUNT_TIES, _Count, person_id=person_id)
    if not rows:
        raise NotFound("person", person_id)
    found = {(row.kind, row.direction): row.ties for row in rows}
    ways: tuple[telling.Direction, ...] = ("out", "in")
    kinds = [
        KindCount(kind=kind, direction=way, said=telling.tie(kind, way), count=found[kind, way])
        for kind in telling.KINDS
        for way in ways
        if (kind, way) in found
    ]
    return Counts(name=masking.name(rows[0].name), kinds=tuple(kinds))


def _touched(home: Home | None, household: Registered | None, awards: tuple[AwardLine, ...]) -> Iterator[str]:
    """The other ends of the ties a page shows."""
    yield from (award.id for award in awards)
    if home is not None:
        yield home.id
    if household is not None:
        yield from (household.id, *(member.id for member in household.members))


def _home(home: Home, doubt: Mark | None) -> Home:
    return Home(id=home.id, text=None if home.text is None else masking.address(home.text), doubt=doubt)


def _masked(household: Registered, doubted: Marks) -> Registered:
    members = tuple(
        it.model_copy(update={"name": masking.name(it.name), "doubt": doubted.get(frozenset((it.id, household.id)))})
        for it in household.members
    )
    return household.model_copy(update={"members": members})


def age(born: date | None, day: date) -> int | None:
    """Years lived on a day; None when the day of birth is not known."""
    return None if born is None else years(born, day)
