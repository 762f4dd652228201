"""Pattern 14: claims that share telephones, devices and accounts pairwise; and places where many lawfully share."""

from __future__ import annotations

from seed.planted.people import elder, payees
from seed.planting import planter
from seed.things import Award, Person
from seed.village import Village

PATTERN = "shared-identifiers"
USES_PHONE, USES_DEVICE = 0.92, 0.88  # a ring's members leave most traces of one hand, not all


def _ring(village: Village) -> list[str] | None:
    """Three to six claims made from one hand: its telephone, its device, and a shared account for two of them."""
    awards = payees(village, village.rng.randint(3, 6))
    if awards is None:
        return None
    _from_one_hand(village, awards)
    if village.rng.random() < 0.6:
        awards[1].account = awards[0].account
    return sorted(award.payee.id for award in awards)


def _forms(village: Village) -> list[str] | None:
    """The applications were sent from one device and name one telephone."""
    awards = payees(village, village.rng.randint(3, 5))
    if awards is None:
        return None
    phone, device = village.phone(), village.device("phone")
    for award in awards:
        person = award.payee
        village.tie("USES", person.id, phone, since=award.since)
        village.application(person, person, award.policy, award.since, sent_from=device, decided=award.since)
    return sorted(award.payee.id for award in awards)


def _from_one_hand(village: Village, awards: list[Award]) -> None:
    phone, device = village.phone(), village.device("phone")
    for award in awards:
        missing = village.rng.random()
        if missing < USES_PHONE:
            village.tie("USES", award.payee.id, phone, since=award.since)
        if missing >= USES_PHONE or village.rng.random() < USES_DEVICE:
            village.tie("USES", award.payee.id, device, since=award.since)


def _together(village: Village, kind: str, count: int, phone: str) -> list[str] | None:
    """People with awards who live at one address of this kind and use its telephone."""
    awards = payees(village, count)
    if awards is None:
        return None
    address = village.address(kind)
    for award in awards:
        village.move(award.payee, address, village.ago(village.rng.randrange(100, 500)))
        village.tie("USES", award.payee.id, phone)
    return sorted(award.payee.id for award in awards)


def _dormitory(village: Village) -> list[str] | None:
    place = village.place("company")
    return None if place is None else _together(village, "collective", 4, village.phone(place))


def _care_home(village: Village) -> list[str] | None:
    place = village.place("care-home")
    return None if place is None else _together(village, "institution", 4, village.phone(place))


def _flat_share(village: Village) -> list[str] | None:
    return _together(village, "dwelling", 3, village.phone())


def _default_number(village: Village) -> list[str] | None:
    """A clerk typed one number for everybody without one, at a desk with one device."""
    people = village.claim_several(10, lambda it: 40 <= it.age(village.day) <= 78 and it.left is None)
    if people is None:
        return None
    phone, device = village.phone(*people), village.device("card-reader")
    for person in people:
        since = village.ago(village.rng.randrange(100, 400))
        village.award("home-meals-subsidy", person, since)
        village.application(person, person, "home-meals-subsidy", since, sent_from=device, decided=since)
    return sorted(person.id for person in people) if phone else None


def _family(village: Village) -> list[str] | None:
    """A mother and her two grown children, each with an award, one telephone and one device for all."""
    mother = elder(village, 80, 86)
    children: list[Person] = [elder(village, 52, 60) for _ in range(2)]
    for child in children:
        village.parent(mother, child)
        village.award("home-care-subsidy", child, village.ago(300))
    members = [mother, *children]
    village.phone(*members)
    village.device("phone", *members)
    return sorted(person.id for person in members)


PLANTERS = (
    planter(PATTERN, "one-hand", True, _ring, 0.6),
    planter(PATTERN, "forms-from-one-device", True, _forms, 0.4),
    planter(PATTERN, "dormitory", False, _dormitory),
    planter(PATTERN, "care-home", False, _care_home),
    planter(PATTERN, "flat-share", False, _flat_share),
    planter(PATTERN, "default-number", False, _default_number),
    planter(PATTERN, "family", False, _family),
)
