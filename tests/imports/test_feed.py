"""Rows read ahead arrive once each, in their order, from wherever a job goes on."""

from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st

from imports.feed import Feed


@given(rows=st.integers(0, 40), size=st.integers(1, 9), start=st.integers(0, 45), again=st.sets(st.integers(0, 40)))
def test_every_row_after_the_start_comes_once_also_when_a_batch_is_asked_for_again(
    rows: int, size: int, start: int, again: set[int]
) -> None:
    begun: list[int] = []

    def begin(after: int) -> Iterator[int]:
        begun.append(after)
        return iter(range(after + 1, rows + 1))

    got, at = [], start
    with Feed(begin, lambda row: row, size) as feed:
        while batch := feed.after(at):
            assert at not in again or feed.after(at) == batch
            got += batch
            at = batch[-1]

    assert got == list(range(start + 1, rows + 1))
    assert begun == [start], "nothing is read twice"
