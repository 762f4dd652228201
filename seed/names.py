"""Names of people and addresses, as people of that time and place would have them."""

from functools import cache
from random import Random
from typing import Any

from seed.data import read

CHILD_PHONE = 0.5  # half of pupils from twelve on have a phone of their own
ELDER_PHONE = 0.55  # many past eighty are reached through their children
ADULT_PHONE = 0.97


def full_name(rng: Random, sex: str, year: int, surname: str | None = None) -> str:
    """A surname by frequency, or the family's, and a given name in the fashion of the year of birth."""
    return (surname or new_surname(rng)) + given_name(rng, sex, year)


def new_surname(rng: Random) -> str:
    """A surname, as often as it is borne."""
    names, weights = _surnames()
    return rng.choices(names, weights)[0]


def surname_of(name: str) -> str:
    """The surname a full name begins with."""
    return name[:2] if name[:2] in _surnames()[0] else name[0]


def given_name(rng: Random, sex: str, year: int) -> str:
    """One or two characters that were given to children of this sex in that year."""
    era: dict[str, Any] = next(era for era in read("given_names") if year <= era["until"])
    parts = era[sex]
    if rng.random() < era["single"]:
        return str(rng.choice(parts["one"]))
    first, second = rng.choice(parts["first"]), rng.choice(parts["second"])
    return str(first + second) if first != second else str(first * 2)


def address(rng: Random, county: str, township: str, village: str) -> str:
    """Where a family lives: a flat in a town's quarter, a house with its group in the country."""
    if village.endswith("社区"):
        street = rng.choice(read("places")["streets"])
        flat = f"{rng.randint(1, 24)}栋{rng.randint(1, 4)}单元{rng.randint(1, 7)}0{rng.randint(1, 4)}室"
        return f"{county}{township}{village}{street}{rng.randint(1, 180)}号{flat}"
    return f"{county}{township}{village}{rng.randint(1, 12)}组{rng.randint(1, 160)}号"


def phone_share(age: int) -> float:
    """How many people of this age have a telephone of their own."""
    if age < 18:
        return CHILD_PHONE
    return ADULT_PHONE if age < 80 else ELDER_PHONE


@cache
def _surnames() -> tuple[list[str], list[int]]:
    told: dict[str, int] = read("surnames")
    return list(told), list(told.values())
