"""How findings are held against what was planted: hits, false findings, recall and precision."""

from collections.abc import Iterable
from typing import NamedTuple

from seed.county import Answer

SAME = 0.5  # overlap over union from which a group is the planted one


class Score(NamedTuple):
    """Of the planted cases so many were found, and so many findings were of nothing planted."""

    planted: int
    found: int
    false: int

    @property
    def precision(self) -> float:
        """The share of findings that are right; nothing found is nothing wrong."""
        return self.found / (self.found + self.false) if self.found + self.false else 1.0

    @property
    def recall(self) -> float:
        """The share of planted cases that were found."""
        return self.found / self.planted if self.planted else 1.0


def score(findings: Iterable[list[str]], answers: Iterable[Answer], pattern: str) -> Score:
    """Hold one pattern's findings, given by their subjects, against the true cases planted for it."""
    planted = [frozenset(case.subjects) for case in answers if case.true and case.pattern == pattern]
    hit: set[frozenset[str]] = set()
    false = 0
    for subjects in findings:
        same = [case for case in planted if _same(frozenset(subjects), case)]
        hit.update(same)
        false += not same
    return Score(len(planted), len(hit), false)


def wrong(findings: Iterable[list[str]], answers: Iterable[Answer], pattern: str) -> dict[str, int]:
    """Why the score is not perfect: kinds of planted cases missed, and kinds of look-alikes that fooled it."""
    found = [frozenset(subjects) for subjects in findings]
    told: dict[str, int] = {}
    for case in answers:
        if case.pattern == pattern:
            hit = any(_same(subjects, frozenset(case.subjects)) for subjects in found)
            if hit != case.true:
                kind = f"{'missed' if case.true else 'fooled by'} {case.kind}"
                told[kind] = told.get(kind, 0) + 1
    return told


def _same(found: frozenset[str], planted: frozenset[str]) -> bool:
    if len(planted) == 1:
        return found == planted
    return len(found & planted) / len(found | planted) >= SAME
