"""What the rows say by themselves, whoever signed them: gaps, changed texts, numbers that are not the record's own."""

from collections.abc import Iterable, Iterator

from ledger.audit.findings import Damage
from ledger.audit.sentences import damage
from ledger.audit.walk import Run, Span, Walk


def rows(walk: Walk) -> Iterator[Damage]:
    """Damage that is seen without any signature."""
    for span in spans(walk.before_first):
        yield damage("insertion", *span)
    for gap in walk.gaps:
        yield damage("deletion", *gap)
    for span in spans(walk.bodies):
        yield damage("edit", *span)
    for span in spans(walk.columns):
        yield damage("edit", *span, "columns")
    yield from _moved(walk)
    yield from _blank(walk)


def shifted(walk: Walk) -> int:
    """By how much the records at the end stand later (or, below zero, earlier) than they were written."""
    return walk.runs[-1].shift if walk.runs and walk.runs[-1].last == walk.last else 0


def _moved(walk: Walk) -> Iterator[Damage]:
    """Numbers that are not the record's own: all later ones when one was put in or taken out, else an exchange."""
    shift, runs = shifted(walk), walk.runs
    put_in: set[int] = set()
    if shift:
        start = _first(runs, shift)
        put_in = set(range(start - shift, start)) if shift > 0 else set()
        if shift > 0:
            yield damage("insertion", start - shift, start - 1)
        else:
            yield damage("deletion", start, start - shift - 1)
    for run in runs:
        if run.shift not in (0, shift) and run.first not in put_in:
            yield damage("reordering", run.first, run.last)


def _first(runs: list[Run], shift: int) -> int:
    """Where the last stretch of this shift begins, small exchanges within it passed over."""
    return min(run.first for run in runs if run.shift == shift)


def _blank(walk: Walk) -> Iterator[Damage]:
    """Records without a text that no retirement on record explains."""
    allowed = [span for span, _ in walk.retirements]
    unexplained = [it for it in walk.blank if not any(a.first <= it.first and it.last <= a.last for a in allowed)]
    for span in unexplained:
        yield damage("deletion", *span, "text")
    if not unexplained and walk.retired != sum(count for _, count in walk.retirements):
        yield damage("deletion", walk.blank[0].first if walk.blank else None, None, "retired")


def spans(places: Iterable[int]) -> list[Span]:
    """Neighbouring numbers drawn together."""
    found: list[Span] = []
    for place in sorted(places):
        if found and found[-1].last == place - 1:
            found[-1] = Span(found[-1].first, place)
        else:
            found.append(Span(place, place))
    return found
