"""Hidden households: a helped household that lives as one with somebody it does not name."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from seed.planted.people import grown, helped, joins
from seed.planting import planter
from seed.things import Family, Person
from seed.village import Village

PATTERN = "hidden-household"
SUBTENANT = 0.12  # of the homes also house somebody who has nothing to do with it


def phone(village: Village, one: Person, other: Person, since: date) -> None:
    """One telephone for both."""
    village.phone(one, other, since=since)


def account(village: Village, one: Person, other: Person, since: date) -> None:
    """A joint account."""
    village.account(one, other, since=since)


def vehicle(village: Village, one: Person, other: Person, since: date) -> None:
    """One owns the car, the other drives it too."""
    village.tie("USES", one.id, village.vehicle(other), since=since)


def dwelling(village: Village, one: Person, other: Person, since: date) -> None:
    """Both own the flat; a second one would be too much property for who is helped."""
    if not any(tie.end.startswith("E-") for tie in village.ties_of(one.id, "OWNS")):
        village.property(one, other)


def acts(village: Village, one: Person, other: Person, since: date) -> None:
    """One collects and signs for the other."""
    village.acts_for(other, one, since)


def moved(village: Village, one: Person, other: Person, since: date) -> None:
    """They lived at another place before and left it together."""
    earlier = village.address()
    for person in (one, other):
        village.settle(person, earlier, village.ago(5000), until=village.ago(4100))


Trace = Callable[[Village, Person, Person, date], None]
TRACES: dict[Trace, float] = {phone: 0.6, account: 0.5, vehicle: 0.4, dwelling: 0.25, acts: 0.35, moved: 0.3}


def live_as_one(village: Village, one: Person, other: Person, least: int = 1) -> None:
    """Leave the traces of a common life: each by its chance, and never fewer than `least`."""
    left = [trace for trace, chance in TRACES.items() if village.rng.random() < chance]
    missing = [trace for trace in TRACES if trace not in left]
    left += village.rng.sample(missing, max(0, least - len(left)))
    for trace in left:
        trace(village, one, other, village.ago(village.rng.randrange(200, 900)))


def everybody(family: Family, *others: Person) -> list[str]:
    """The ids of all who live as one."""
    return sorted(person.id for person in (*family.members, *others))


def _noise(village: Village, family: Family) -> None:
    if village.rng.random() < SUBTENANT:
        joins(village, grown(village, 22, 50), family)


def _partner(village: Village) -> list[str] | None:
    """An unmarried partner with an income, sometimes the father or mother of one of the children."""
    family = helped(village)
    partner = joins(village, grown(village, 28, 60), family)
    live_as_one(village, family.members[0], partner)
    if family.members[1:] and village.rng.random() < 0.4:
        village.parent(partner, family.members[1])
    _noise(village, family)
    return everybody(family, partner)


def _married_apart(village: Village) -> list[str] | None:
    """Husband and wife kept two registers; one of them claims alone."""
    family = helped(village)
    other = joins(village, grown(village, 30, 60), family)
    village.marry(family.members[0], other, village.ago(village.rng.randrange(1500, 6000)))
    live_as_one(village, family.members[0], other, least=0)
    _noise(village, family)
    return everybody(family, other)


def _sham_divorce(village: Village) -> list[str] | None:
    """Divorced before the claim, and everything went on as before."""
    family = helped(village, children=village.rng.randint(1, 2))
    other = joins(village, grown(village, 30, 55), family)
    village.marry(family.members[0], other, village.ago(6000), village.ago(1450), "divorce")
    for child in family.members[1:]:
        village.parent(other, child)
    live_as_one(village, family.members[0], other)
    return everybody(family, other)


def _grown_child(village: Village) -> list[str] | None:
    """A son or daughter with wages came back to live with a helped parent."""
    family = helped(village, children=0)
    head = family.members[0]
    village.reborn(head, village.born(village.rng.randint(52, 64)))
    child = joins(village, grown(village, 22, 30), family)
    village.parent(head, child)
    live_as_one(village, head, child)
    return everybody(family, child)


def _two_hidden(village: Village) -> list[str] | None:
    """A partner, and the partner's brother, both with wages."""
    family = helped(village)
    first = joins(village, grown(village, 28, 50), family)
    second = joins(village, grown(village, 24, 50), family)
    for person in (first, second):
        live_as_one(village, family.members[0], person, least=2)
    return everybody(family, first, second)


PLANTERS = (
    planter(PATTERN, "undeclared-partner", True, _partner, 0.4),
    planter(PATTERN, "married-apart", True, _married_apart, 0.2),
    planter(PATTERN, "sham-divorce", True, _sham_divorce, 0.2),
    planter(PATTERN, "grown-child-with-wages", True, _grown_child, 0.1),
    planter(PATTERN, "two-hidden", True, _two_hidden, 0.1),
)
