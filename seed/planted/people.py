"""People the planted cases are about: newly invented ones, or inhabitants claimed for one case."""

from __future__ import annotations

from seed.benefits import birthday_of
from seed.things import Award, Family, Person
from seed.village import Village


def sex(village: Village) -> str:
    """One of the two, by chance."""
    return village.rng.choice(("female", "male"))


def grown(village: Village, youngest: int, oldest: int) -> Person:
    """A new adult of an age between these."""
    return village.person(sex(village), village.born(village.rng.randint(youngest, oldest)))


def elder(village: Village, youngest: int = 70, oldest: int = 92) -> Person:
    """A new old person who lives alone, with the allowance from the eightieth birthday."""
    person = grown(village, youngest, oldest)
    village.people_at_home([person], village.ago(village.rng.randrange(3000, 9000)))
    birthday = birthday_of(person, 80)
    if birthday <= village.day:
        village.award("old-age-allowance", person, birthday)
    return person


def old_hand(village: Village) -> Person:
    """A new old person who has had the allowance for two years and more."""
    return elder(village, 83, 92)


def payees(village: Village, count: int) -> list[Award] | None:
    """Awards of as many inhabitants who are no kin to one another, each newly granted home care."""
    people = village.claim_several(count, lambda it: 55 <= it.age(village.day) <= 78 and it.left is None)
    if people is None:
        return None
    return [
        village.award("home-care-subsidy", person, village.ago(village.rng.randrange(100, 900))) for person in people
    ]


def helped(village: Village, children: int | None = None) -> Family:
    """A new family with the minimum living allowance: one adult with or without children."""
    head = grown(village, 28, 58)
    many = village.rng.randint(0, 2) if children is None else children
    young = [village.person(sex(village), village.born(village.rng.randint(4, 15))) for _ in range(many)]
    for child in young:
        village.parent(head, child)
    family = village.people_at_home([head, *young], village.ago(village.rng.randrange(1500, 4000)))
    household = head.household
    assert household is not None
    since = village.ago(village.rng.randrange(200, 1400))
    village.award("minimum-living-allowance", household, since, monthly=float(420 * (1 + many)))
    return family


def joins(village: Village, person: Person, family: Family, days: tuple[int, int] = (400, 1400)) -> Person:
    """The person comes to live at the family's address, on a register of their own."""
    village.people_at_home([person], village.ago(village.rng.randrange(*days)), address=family.members[0].address)
    return person
