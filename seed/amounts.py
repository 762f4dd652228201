"""What a benefit usually pays a month in the invented prefecture: what its policy's file says, else a local figure."""

from __future__ import annotations

from policies.amounts import amount
from policies.catalogue import bounds_of, catalogue
from seed.ground import Ground
from seed.things import Person


def usual(ground: Ground, policy: str, payee: Person) -> float:
    """Yuan a month on the seeded day."""
    it = catalogue().get(policy)
    known = {"age": payee.age(ground.day), "disability_grade": payee.disability_grade}
    told = amount(it.benefit, known, bounds_of(ground.township, ground.day)) if it is not None else None
    return ground.shared.monthly(policy) if told is None else told
