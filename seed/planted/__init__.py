"""The planted cases: for each pattern true ones, and innocent ones that look like them. Code is listed, never found."""

from seed.planting import Planter

PLANTERS: tuple[Planter, ...] = ()
