"""Moving windows of a minute in the memory of this process, by a clock that nobody sets."""

import math
from collections import deque
from time import monotonic
from typing import NamedTuple

SECONDS = 60.0
MOST_ASKERS = 10_000


class Limit(NamedTuple):
    """So many requests a minute, by a name that is told."""

    name: str
    most: int


class Windows:
    """When each asker sent the requests of the last minute; the event loop alone uses it, so without a lock."""

    def __init__(self) -> None:
        self._sent: dict[tuple[str, str], deque[float]] = {}

    def hit(self, limit: Limit, asker: str) -> bool:
        """Count a request while there is room; False, and nothing counted, when the window is full."""
        sent = self._within(limit, asker)
        if len(sent) >= limit.most:
            return False
        sent.append(monotonic())
        return True

    def left(self, limit: Limit, asker: str) -> tuple[int, int]:
        """How many requests there is room for, and the seconds until the oldest of the window is forgotten."""
        sent = self._within(limit, asker)
        oldest = sent[0] if sent else monotonic()
        return limit.most - len(sent), max(1, math.ceil(oldest + SECONDS - monotonic()))

    def _within(self, limit: Limit, asker: str) -> "deque[float]":
        if len(self._sent) > MOST_ASKERS:
            self._tidy()
        sent = self._sent.setdefault((limit.name, asker), deque())
        while sent and sent[0] <= monotonic() - SECONDS:
            sent.popleft()
        return sent

    def _tidy(self) -> None:
        """Forget askers who have sent nothing for a minute."""
        ended = monotonic() - SECONDS
        self._sent = {key: sent for key, sent in self._sent.items() if sent and sent[-1] > ended}
