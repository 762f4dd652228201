"""How cases are planted: how many of each kind, in which village, and the answers that are kept apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from random import Random
from typing import TYPE_CHECKING, NamedTuple

from seed.layout import Division

if TYPE_CHECKING:
    from seed.village import Village

TRUE_PER_THOUSAND = 1.0  # rare, as in life, yet enough at 8,000 people to measure recall
INNOCENT_PER_THOUSAND = 0.5  # each kind of look-alike; three kinds and more outnumber the true cases


class Case(NamedTuple):
    """One answer, known because it was planted: what a finding of the pattern must name, or must not."""

    pattern: str
    true: bool
    kind: str
    subjects: list[str]


class Planter(NamedTuple):
    """Plants one case at a time. `plant` gives None, changing nothing, when this village has nobody it suits.

    The case is then tried in the villages that follow, so a planter need not insist.
    """

    pattern: str
    true: bool
    kind: str
    plant: Callable[[Village], Case | None]
    per_thousand: float
    at_least: int


Plant = Callable[["Village"], list[str] | None]  # the subjects of the case it planted


def planter(pattern: str, kind: str, true: bool, plant: Plant, share: float = 1.0) -> Planter:
    """A planter with the usual frequency; `share` divides a pattern's true cases among several kinds of them."""

    def one(village: Village) -> Case | None:
        subjects = plant(village)
        return None if subjects is None else Case(pattern, true, kind, subjects)

    rate = TRUE_PER_THOUSAND * share if true else INNOCENT_PER_THOUSAND
    at_least = max(1, round(2 * share)) if true else 1
    return Planter(pattern, true, kind, one, rate, at_least)


class Plan:
    """Which village gets how many of each planter's cases, spread by the seed; what fails moves on."""

    def __init__(self, planters: Sequence[Planter], division: Division, villages: int) -> None:
        self._planters, self._due = planters, [Counter[int]() for _ in planters]
        last = max(1, villages - villages // 8)  # the last villages are left for what moves on
        for planter, due in zip(planters, self._due, strict=True):
            rng = Random(f"{division.chance}:plan:{planter.pattern}:{planter.kind}")
            wanted = max(planter.at_least, round(planter.per_thousand * division.people / 1000))
            due.update(division.block + rng.randint(1, last) for _ in range(wanted))

    def plant(self, village: Village) -> list[Case]:
        """Plant what is due in this village; what it cannot take is due in the next."""
        cases: list[Case] = []
        for planter, due in zip(self._planters, self._due, strict=True):
            wanted = due.pop(village.block, 0)
            planted = [case for _ in range(wanted) if (case := planter.plant(village)) is not None]
            cases += planted
            if wanted > len(planted):
                due[village.block + 1] += wanted - len(planted)
        return cases

    @property
    def left(self) -> int:
        """Cases that found no village; the answers do not list them."""
        return sum(sum(due.values()) for due in self._due)
