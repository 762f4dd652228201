"""How well the text of each resource fits, from two full-text indexes that count on different scales."""

from collections.abc import Sequence
from math import exp
from statistics import fmean, pstdev

from graph.reach import Found


def likeness(found: Sequence[Found]) -> list[float]:
    """For each resource a value between 0 and 1: z-scores over the list, added, and drawn into the unit interval."""
    pairs, characters = z_scores([it.pairs for it in found]), z_scores([it.characters for it in found])
    return [1 / (1 + exp(-(pair + character))) for pair, character in zip(pairs, characters, strict=True)]


def z_scores(values: Sequence[float]) -> list[float]:
    """How far each value lies from the mean, in standard deviations; all alike are all 0."""
    if not values:
        return []
    mean, spread = fmean(values), pstdev(values)
    return [(value - mean) / spread if spread > 1e-12 else 0.0 for value in values]
