"""Invents families: who lives under one roof, how old they are, and whose children they are."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import NamedTuple

from seed import names
from seed.things import Family, Person
from seed.village import Village


class Shape(NamedTuple):
    """A kind of family: how often it is met, and the most people it has."""

    weight: float
    most: int
    make: Callable[[Village], list[Person]]


CHILDREN = {1: 0.55, 2: 0.38, 3: 0.07}  # one child was the rule until 2015, two are common since
MOTHERS_AGE = (21, 36)  # at a child's birth; outside it births are rare
HUSBAND_OLDER = (-1, 5)  # years; husbands are two years older on average
WIDOWED_PARENT = 36  # old enough to have had a child before a spouse's death some years ago
GROWN_DAYS = 21 * 365  # nobody marries or founds a home before
HOME_DAYS = 12 * 365  # within so many days after, people move into the home they keep
HOME_BEFORE_DEATH = 400  # days: whoever died had lived in the family's home
WIDOWED = 0.7  # of old people alone, most were married
WIDOWED_DAYS = 6 * 365  # with the shares above about eight deaths a year in a thousand, as in an ageing county
BRANCH = 0.75  # young families whose elders live in the same village, where some fit by age
MOST_CHILDREN_NEAR = 3  # of one elder couple within the village
MOVED, MOVED_DAYS = 0.25, 15 * 365  # a quarter moved house within the village in the last fifteen years
OLD_ALONE_FEMALE = 0.65  # women outlive their husbands
LEFT_BEHIND_ORPHAN = 0.03  # of children with grandparents, those whose parents both died
LEFT_BEHIND_ALONE = 0.04  # … those whose father died and whose mother is reported missing


def settle(village: Village, people: int) -> None:
    """Families until the village has so many people; every village begins with two that can serve it."""
    for shape in ("couple-children", "couple"):
        _family(village, shape)
    while (left := people - len(village.people)) > 0:
        fitting = {name: shape.weight for name, shape in SHAPES.items() if shape.most <= left}
        _family(village, village.rng.choices(list(fitting), list(fitting.values()))[0])


def _family(village: Village, shape: str) -> Family:
    members = SHAPES[shape].make(village)
    lost = [person.died - timedelta(days=HOME_BEFORE_DEATH) for person in members if person.died]
    founded = members[0].born + timedelta(days=GROWN_DAYS + village.rng.randrange(HOME_DAYS))
    founded = min(founded, village.ago(60), *lost)
    moved = village.ago(village.rng.randrange(200, MOVED_DAYS))
    if village.rng.random() >= MOVED or not founded < moved < min([village.day, *lost]):
        moved = founded
    family = village.people_at_home(members, moved, shape)
    _earlier_homes(village, family, founded, moved)
    return family


def _earlier_homes(village: Village, family: Family, founded: date, moved: date) -> None:
    """Where they lived before: in another house together, and before that with parents in the same village."""
    first = village.address() if founded < moved else None
    for person in family.members:
        if first is not None and person.born < moved:
            village.settle(person, first, max(person.born, founded), moved)
        elders = [one.address for one in person.parents if one.family is not family and one.address]
        if elders and person.born < founded:
            village.settle(person, elders[0], person.born, founded)


def _couple(village: Village, youngest: int, oldest: int) -> list[Person]:
    """Husband and wife; one of them a child of elders of the village when there are any of a fitting age."""
    age = village.rng.randint(youngest, oldest)
    wifes = max(20, age - village.rng.randint(*HUSBAND_OLDER))
    elders = _elders(village, age)
    sons = village.rng.random() < 0.7  # brides usually move to the husband's village
    husband = _adult(village, "male", age, elders if sons else [])
    wife = _adult(village, "female", wifes, [] if sons else elders)
    village.marry(husband, wife, _wedding(village, husband, wife))
    return [husband, wife]


def _adult(village: Village, sex: str, age: int, parents: list[Person]) -> Person:
    person = village.person(sex, village.born(age), surname=_surname(parents))
    for parent in parents:
        village.parent(parent, person)
    return person


def _surname(parents: list[Person]) -> str | None:
    """The father's; where he is unknown, that of a brother or sister; else any."""
    fathers = [parent for parent in parents if parent.sex == "male"]
    bearers = [*fathers, *(child for parent in parents for child in parent.children)]
    return names.surname_of(bearers[0].name) if bearers else None


def _elders(village: Village, age: int) -> list[Person]:
    """A couple of the village, or what is left of one, whose child somebody of this age can be; the father first."""
    if village.rng.random() >= BRANCH:
        return []
    found = [pair for family in village.families if (pair := _pair(family)) and _fits(village, pair, age)]
    return village.rng.choice(found) if found else []


def _pair(family: Family) -> list[Person]:
    if family.shape not in ("elder-alone", "elder-couple", "couple"):
        return []
    return sorted(family.members[:2], key=lambda person: person.sex, reverse=True)


def _fits(village: Village, pair: list[Person], age: int) -> bool:
    least, most = MOTHERS_AGE
    gaps = [person.age(village.day) - age for person in pair]
    return min(gaps) >= least and max(gaps) <= most + 6 and len(pair[0].children) < MOST_CHILDREN_NEAR


def _wedding(village: Village, husband: Person, wife: Person) -> date:
    grown = max(husband.born, wife.born) + timedelta(days=GROWN_DAYS + village.rng.randrange(1500))
    return min(grown, village.ago(30))


def _children(village: Village, parents: list[Person], youngest: int = 0, most: int = 3) -> list[Person]:
    mother = min(parents, key=lambda person: person.age(village.day))
    sizes = {size: weight for size, weight in CHILDREN.items() if size <= most}
    count = village.rng.choices(list(sizes), list(sizes.values()))[0]
    youngest = max(youngest, mother.age(village.day) - MOTHERS_AGE[1])
    oldest = min(24, mother.age(village.day) - MOTHERS_AGE[0])
    ages = sorted(village.rng.sample(range(youngest, max(oldest, youngest + count) + 1), count), reverse=True)
    return [_child(village, parents, age) for age in ages]


def _child(village: Village, parents: list[Person], age: int, sex: str | None = None) -> Person:
    sex = sex or village.rng.choices(("male", "female"), (107, 100))[0]  # the sex ratio at birth of the last decades
    child = village.person(sex, village.born(age), surname=_surname(parents))
    for parent in parents:
        village.parent(parent, child)
    return child


def _dead_spouse(village: Village, person: Person, surname: str | None = None) -> Person:
    """A husband or wife who died in the last years."""
    other = "female" if person.sex == "male" else "male"
    age = max(22, person.age(village.day) + village.rng.randint(-3, 4))
    spouse = village.person(other, village.born(age), surname=surname)
    wedding = _wedding(village, person, spouse)
    spouse.died = village.ago(village.rng.randrange(5, WIDOWED_DAYS))
    village.marry(person, spouse, min(wedding, spouse.died - timedelta(days=HOME_BEFORE_DEATH)))
    return spouse


def _old(village: Village) -> int:
    """The age of somebody old: fewer with every year."""
    return min(village.rng.randint(62, 96), village.rng.randint(64, 97))


def _elder_alone(village: Village) -> list[Person]:
    sex = "female" if village.rng.random() < OLD_ALONE_FEMALE else "male"
    elder = village.person(sex, village.born(_old(village)))
    return [elder, _dead_spouse(village, elder)] if village.rng.random() < WIDOWED else [elder]


def _elder_couple(village: Village) -> list[Person]:
    age = _old(village)
    return _couple(village, age, age)


def _couple_children(village: Village) -> list[Person]:
    parents = _couple(village, 27, 50)
    return [*parents, *_children(village, parents)]


def _three_generations(village: Village) -> list[Person]:
    parents = _couple(village, 28, 46)
    children = _children(village, parents, most=2)
    if parents[0].parents:
        return [*parents, *children]
    age = parents[0].age(village.day) + village.rng.randint(22, 32)
    grandmother = village.person("female", village.born(age))
    if village.rng.random() < 0.5:
        grandfather = village.person("male", village.born(age + 2), surname=names.surname_of(parents[0].name))
        village.marry(grandfather, grandmother, _wedding(village, grandfather, grandmother))
    else:
        grandfather = _dead_spouse(village, grandmother, names.surname_of(parents[0].name))
    for elder in (grandfather, grandmother):
        village.parent(elder, parents[0])
    return [*parents, *children, grandmother, grandfather]


def _single_parent(village: Village) -> list[Person]:
    sex = "female" if village.rng.random() < 0.6 else "male"
    parent = village.person(sex, village.born(village.rng.randint(28, 47)))
    widowed = (
        parent.age(village.day) >= WIDOWED_PARENT and village.rng.random() < 0.5
    )  # else divorced, and out of sight
    parents = [parent, _dead_spouse(village, parent)] if widowed else [parent]
    lost = min((one.died for one in parents if one.died), default=village.day)
    youngest = (village.day - lost).days // 365 + 1 if widowed else 0
    return [parent, *_children(village, parents, youngest, most=2), *parents[1:]]


def _single_adult(village: Village) -> list[Person]:
    sex = village.rng.choice(("male", "female"))
    return [_adult(village, sex, age := village.rng.randint(22, 58), _elders(village, age))]


def _grown_child(village: Village) -> list[Person]:
    parents = _couple(village, 48, 58)
    return [*parents, _child(village, parents, village.rng.randint(19, 25))]


def _left_behind(village: Village) -> list[Person]:
    """Grandparents bring up a child whose father works in a far city, or whose parents are dead or gone."""
    grandparents = _couple(village, 55, 68)
    father = _child(village, grandparents, grandparents[1].age(village.day) - village.rng.randint(22, 26), "male")
    child = _child(village, [father], village.rng.randint(3, min(14, father.age(village.day) - 21)))
    fate = village.rng.random()
    if fate >= LEFT_BEHIND_ORPHAN + LEFT_BEHIND_ALONE:
        father.left = village.ago(village.rng.randrange(200, 1500))
        return [*grandparents, child, father]
    return [*grandparents, child, father, _lost_parents(village, father, child, fate < LEFT_BEHIND_ORPHAN)]


def _lost_parents(village: Village, father: Person, child: Person, orphan: bool) -> Person:
    mother = village.person("female", village.born(father.age(village.day) - 1))
    village.parent(mother, child)
    wedding = _wedding(village, father, mother)
    village.marry(father, mother, min(wedding, child.born))
    father.died = village.ago(village.rng.randrange(400, 900))
    gone = max(father.died, village.ago(village.rng.randrange(250, 800)))
    if orphan:
        mother.died = gone
    else:
        mother.left = gone
        village.fact("missing", mother, since=gone)
    return mother


SHAPES = {
    "elder-alone": Shape(0.12, 2, _elder_alone),
    "elder-couple": Shape(0.15, 2, _elder_couple),
    "couple": Shape(0.15, 2, lambda village: _couple(village, 44, 61)),  # children grown and gone
    "couple-children": Shape(0.21, 5, _couple_children),
    "three-generations": Shape(0.13, 6, _three_generations),
    "single-parent": Shape(0.04, 4, _single_parent),
    "single-adult": Shape(0.10, 1, _single_adult),
    "grown-child": Shape(0.05, 3, _grown_child),
    "left-behind": Shape(0.05, 5, _left_behind),  # grandparents and a child; parents work in far cities
}  # weights give 2.7 people a household, a fifth of them over 60, as the last census found in such counties
