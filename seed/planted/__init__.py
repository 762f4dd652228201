"""The planted cases: for each pattern true ones, and innocent ones that look like them. Code is listed, never found."""

from seed.planted import (
    after_death,
    collector,
    exclusive,
    hidden,
    hospital,
    institutions,
    living,
    missed,
    not_hidden,
    ring,
)
from seed.planting import Planter

PLANTERS: tuple[Planter, ...] = (
    *after_death.PLANTERS,
    *exclusive.PLANTERS,
    *collector.PLANTERS,
    *ring.PLANTERS,
    *hospital.PLANTERS,
    *institutions.PLANTERS,
    *hidden.PLANTERS,
    *not_hidden.PLANTERS,
    *missed.PLANTERS,
    *living.PLANTERS,
)
