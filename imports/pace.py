"""How fast rows are written and how long the rest will take."""

import time
from collections import deque

from base.model import Said

LOOKED_BACK = 10  # batches: steps done before a kill are passed over in no time and soon forgotten


class Pace:
    """Rows a second over the last batches."""

    def __init__(self) -> None:
        self._at = deque([(time.monotonic(), 0)], LOOKED_BACK)

    def said(self, read: int, in_all: int) -> Said:
        """Rows so far, rows a second, and the time left."""
        (began, before), now = self._at[0], time.monotonic()
        self._at.append((now, read))
        rate = (read - before) / max(now - began, 1e-3)
        left = max(in_all - read, 0) / max(rate, 1e-3)
        minutes, seconds = divmod(round(left), 60)
        return Said(
            zh=f"已处理 {read} 行，每秒 {rate:.0f} 行，约剩 {minutes}:{seconds:02d}",
            en=f"{read} rows taken, {rate:.0f} a second, about {minutes}:{seconds:02d} left",
        )
