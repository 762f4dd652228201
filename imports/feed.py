"""Reads the next batch of rows while the last one is being written."""

from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import islice
from types import TracebackType
from typing import Generic, Self, TypeVar

Row = TypeVar("Row")


class Feed(Generic[Row]):
    """Batches of rows in their order; `begin` gives the rows after a number, and `number` tells a row's own."""

    def __init__(self, begin: Callable[[int], Iterator[Row]], number: Callable[[Row], int], size: int) -> None:
        self._begin, self._number, self._size = begin, number, size
        self._rows: Iterator[Row] | None = None
        self._next: Future[list[Row]] | None = None
        self._at, self._last = -1, (-1, list[Row]())
        self._beside = ThreadPoolExecutor(1, "reading")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._beside.shutdown(wait=True, cancel_futures=True)

    def after(self, number: int) -> list[Row]:
        """The next rows after this number, none at the end; asked once more it gives the same without reading again."""
        if self._last[0] == number:
            return self._last[1]
        if self._next is None or self._at != number:
            if self._next is not None:
                self._next.cancel()
                self._beside.submit(int).result()  # the thread has let go of the rows
            self._rows = self._begin(number)
            self._next = self._beside.submit(self._take)
        rows = self._next.result()
        self._at = self._number(rows[-1]) if rows else number
        self._next = self._beside.submit(self._take) if rows else None
        self._last = (number, rows)
        return rows

    def _take(self) -> list[Row]:
        return [] if self._rows is None else list(islice(self._rows, self._size))
