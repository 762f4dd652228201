"""Innocents that look like hidden households: many share a roof, few share a life."""

from __future__ import annotations

from seed.planted.hidden import PATTERN, everybody, phone, vehicle
from seed.planted.people import grown, helped, joins
from seed.planting import planter
from seed.things import Address, Family, Person
from seed.village import Village


def _lodgers(village: Village, family: Family, count: int) -> list[Person]:
    return [joins(village, grown(village, 20, 60), family) for _ in range(count)]


def _flat_share(village: Village) -> list[str] | None:
    """Three or four who split the rent and a telephone."""
    family = helped(village, children=0)
    others = _lodgers(village, family, village.rng.randint(2, 3))
    village.phone(family.members[0], *others)
    return everybody(family, *others)


def _at(village: Village, address: Address, count: int) -> list[str]:
    """A helped person and others who live at an address that is no home of one family."""
    family = helped(village, children=0)
    village.move(family.members[0], address, village.ago(500))
    others = [grown(village, 20, 75) for _ in range(count)]
    for person in others:
        village.people_at_home([person], village.ago(village.rng.randrange(300, 900)), address=address)
    village.phone(family.members[0], *others)
    return everybody(family, *others)


def _dormitory(village: Village) -> list[str] | None:
    return _at(village, village.address("collective"), village.rng.randint(4, 7))


def _care_home(village: Village) -> list[str] | None:
    return _at(village, village.address("institution"), village.rng.randint(4, 6))


def _courtyard(village: Village) -> list[str] | None:
    """Two brothers' families and their mother's around one yard, each with a register of its own."""
    family = helped(village, children=1)
    mother, brother, wife = grown(village, 66, 78), grown(village, 30, 55), grown(village, 28, 55)
    joins(village, mother, family, (2000, 4000))
    for son in (family.members[0], brother):
        village.parent(mother, son)
    village.marry(brother, wife, village.ago(5000))
    village.people_at_home([brother, wife], village.ago(3000), address=family.members[0].address)
    return everybody(family, mother, brother, wife)


def _carer(village: Village) -> list[str] | None:
    family = helped(village, children=0)
    carer = joins(village, grown(village, 40, 60), family)
    village.acts_for(carer, family.members[0], village.ago(400), kind="carer")
    phone(village, family.members[0], carer, village.ago(400))
    return everybody(family, carer)


def _tenant(village: Village) -> list[str] | None:
    """The helped person rents a room in the owner's house and uses the owner's telephone."""
    family = helped(village, children=0)
    landlord = joins(village, grown(village, 45, 70), family)
    village.tie("USES", family.members[0].id, village.property(landlord))
    phone(village, family.members[0], landlord, village.ago(400))
    return everybody(family, landlord)


def _student(village: Village) -> list[str] | None:
    family, school = helped(village), village.place("school")
    student = joins(village, grown(village, 18, 22), family, (190, 500))
    if school is not None:
        village.studies_at(student, school, village.ago(600))
    phone(village, family.members[0], student, village.ago(180))
    return everybody(family, student)


def _own_household(village: Village) -> list[str] | None:
    """A grown son with wife and child on the upper floor, lawfully a household of their own."""
    family = helped(village, children=0)
    head = family.members[0]
    village.reborn(head, village.born(village.rng.randint(54, 64)))
    son, wife, child = grown(village, 27, 32), grown(village, 25, 32), village.person("female", village.born(4))
    village.parent(head, son)
    village.marry(son, wife, village.ago(2500))
    for parent in (son, wife):
        village.parent(parent, child)
    village.people_at_home([son, wife, child], village.ago(2400), address=head.address)
    phone(village, head, son, village.ago(500))
    return everybody(family, son, wife, child)


def _twins(village: Village) -> list[str] | None:
    """Twin sisters with two homes, who share a telephone and lend each other the car."""
    family = helped(village)
    twin = village.person("female", family.members[0].born)
    village.people_at_home([twin], village.ago(3000))
    mother = grown(village, 76, 79)
    village.people_at_home([mother], village.ago(9000))
    for sister in (family.members[0], twin):
        village.parent(mother, sister)
    phone(village, family.members[0], twin, village.ago(500))
    vehicle(village, family.members[0], twin, village.ago(500))
    return everybody(family, twin)


def _divorced(village: Village) -> list[str] | None:
    family = helped(village, children=village.rng.randint(1, 2))
    other = grown(village, 30, 55)
    village.people_at_home([other], village.ago(1500))
    village.marry(family.members[0], other, village.ago(6000), village.ago(1500), "divorce")
    for child in family.members[1:]:
        village.parent(other, child)
    return everybody(family, other)


def _custody(village: Village) -> list[str] | None:
    """A husband who is still registered at home and is serving a sentence."""
    family, place = helped(village, children=1), village.place("agency") or village.place("hospital")
    assert place is not None
    husband = joins(village, grown(village, 30, 55), family)
    village.marry(family.members[0], husband, village.ago(4000))
    village.stay(husband, place, village.ago(village.rng.randrange(200, 700)), kind="custody")
    return everybody(family, husband)


def _protected(village: Village) -> list[str] | None:
    """A court ordered him to keep away; his register still says her address."""
    family = helped(village, children=1)
    husband = joins(village, grown(village, 30, 55), family)
    village.marry(family.members[0], husband, village.ago(4000), village.ago(300), "divorce")
    village.parent(husband, family.members[1])
    order = village.fact("protection-order", husband, since=village.ago(320))
    village.tie("ABOUT", order.id, family.members[0].id)
    return everybody(family, husband)


PLANTERS = tuple(
    planter(PATTERN, kind, False, plant)
    for kind, plant in {
        "flat-share": _flat_share,
        "dormitory": _dormitory,
        "care-home": _care_home,
        "village-courtyard": _courtyard,
        "live-in-carer": _carer,
        "tenant": _tenant,
        "student-lodger": _student,
        "adult-child-own-household": _own_household,
        "twins": _twins,
        "divorced-with-child": _divorced,
        "in-custody": _custody,
        "protection-order": _protected,
    }.items()
)
