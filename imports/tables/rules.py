"""What the reading of a row depends on beside its cells: the day, what may be invented, and divisions of the past."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from ledger.divisions import Span


class Rules(NamedTuple):
    """The same for every row of a file. No history: nobody has imported it, so no code of a division is judged."""

    day: date
    invented: bool = False
    history: Mapping[str, Sequence[Span]] | None = None
