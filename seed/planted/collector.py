"""Pattern 11: one account for people who have nothing to do with each other; and accounts that lawfully collect."""

from __future__ import annotations

from seed.planted.people import elder, grown, payees
from seed.planting import planter
from seed.things import Person, Place
from seed.village import Village

PATTERN = "collector-account"


def _owner(village: Village) -> Person:
    person = grown(village, 30, 60)
    village.people_at_home([person], village.ago(3000))
    return person


def _stranger_collects(village: Village) -> list[str] | None:
    """A stranger's card takes several people's money; a sixth of the time the stranger also acts for one of them."""
    awards = payees(village, village.rng.randint(3, 6))
    if awards is None:
        return None
    owner = _owner(village)
    account = village.account(owner)
    for award in awards:
        award.account = account
    if village.rng.random() < 1 / 6:
        village.acts_for(owner, awards[0].payee, village.ago(400))
    return [account]


def _payee_collects(village: Village) -> list[str] | None:
    """One of the payees gathers the others' money beside their own."""
    awards = payees(village, village.rng.randint(4, 6))
    if awards is None:
        return None
    account = village.account(awards[0].payee)
    for award in awards:
        award.account = account
    return [account]


def _nobodys_account(village: Village) -> list[str] | None:
    awards = payees(village, village.rng.randint(3, 5))
    if awards is None:
        return None
    account = village.account()
    for award in awards:
        award.account = account
    return [account]


def _guardian(village: Village) -> list[str] | None:
    awards = payees(village, village.rng.randint(3, 4))
    if awards is None:
        return None
    owner = _owner(village)
    account = village.account(owner)
    for award in awards:
        village.guardian(owner, award.payee, village.ago(1000))
        award.account = account
    return [account]


def _care_home(village: Village) -> list[str] | None:
    place, awards = village.place("care-home"), payees(village, village.rng.randint(3, 6))
    if place is None or awards is None:
        return None
    return _institution_collects(village, place, [award.payee for award in awards])


def _village_collective(village: Village) -> list[str] | None:
    """The village's cooperative collects for people without a bank card."""
    awards = payees(village, village.rng.randint(3, 6))
    if awards is None:
        return None
    name = f"{village.name}经济合作社"
    node = village.node(
        "Institution", "I", village.point, name=name, kind="village-committee", area=village.township,
        county=village.county,
    )  # fmt: skip
    village.tie("IN", node.id, village.code)
    place = Place(node.id, name, "village-committee", village.township, village.point)
    return _institution_collects(village, place, [award.payee for award in awards])


def _institution_collects(village: Village, place: Place, people: list[Person]) -> list[str]:
    account = village.account(place)
    for person in people:
        person.awards[-1].account = account
    return [account]


def _daughter(village: Village) -> list[str] | None:
    """A daughter collects for her parents and her parents-in-law, who live by themselves."""
    daughter, husband = _owner(village), _owner(village)
    village.marry(daughter, husband, village.ago(7000))
    account = village.account(daughter)
    for child in (daughter, husband):
        for _ in range(2):
            parent = elder(village, 80, 88)
            village.parent(parent, child)
            parent.awards[-1].account = account
    return [account]


def _registered_agent(village: Village) -> list[str] | None:
    """A village helper collects for a few who cannot walk, on the office's list."""
    awards = payees(village, village.rng.randint(3, 4))
    if awards is None:
        return None
    owner = _owner(village)
    account = village.account(owner)
    for award in awards:
        village.acts_for(owner, award.payee, village.ago(600))
        award.account = account
    return [account]


PLANTERS = (
    planter(PATTERN, "stranger-collects", True, _stranger_collects, 0.5),
    planter(PATTERN, "payee-collects", True, _payee_collects, 0.25),
    planter(PATTERN, "nobodys-account", True, _nobodys_account, 0.25),
    planter(PATTERN, "guardian", False, _guardian),
    planter(PATTERN, "care-home-account", False, _care_home),
    planter(PATTERN, "village-collective", False, _village_collective),
    planter(PATTERN, "daughter-for-parents", False, _daughter),
    planter(PATTERN, "registered-agent", False, _registered_agent),
)
