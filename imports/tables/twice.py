"""Rows whose name came before in the same file, however long it is: eight bytes a row are kept, not the names."""

from array import array
from collections.abc import Iterable
from hashlib import blake2b

import numpy as np


class Twice:
    """Which row first had a name that comes twice; only names that seem to come twice are remembered whole."""

    def __init__(self, names: Iterable[str]) -> None:
        marks = array("Q", (_mark(name) for name in names))
        every, counts = np.unique(np.frombuffer(marks, dtype=np.uint64), return_counts=True)
        self._again = set(every[counts > 1].tolist())
        self._first: dict[str, int] = {}

    def before(self, name: str, row: int) -> int | None:
        """The row that had this name first; None for the first itself. Rows are asked for in their order."""
        if not self._again or _mark(name) not in self._again:
            return None
        first = self._first.setdefault(name, row)
        return None if first == row else first


def _mark(name: str) -> int:
    return int.from_bytes(blake2b(name.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big")
