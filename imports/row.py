"""What every reader of a format yields: one row of somebody's file, not yet understood."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from base.model import Said

Known = Callable[[Iterable[str]], bool]


class Place(NamedTuple):
    """Degrees as the file gives them, longitude first."""

    lon: float
    lat: float


class Number(str):
    """A cell that came as a number: a spreadsheet keeps 15 digits of it and no zero in front."""

    __slots__ = ()


class Row(NamedTuple):
    """The cells by their headers, a point when the format has one of its own, and why it cannot be read if so."""

    number: int
    cells: dict[str, str]
    place: Place | None = None
    fault: Said | None = None
