"""Found people as lines, one for each written name, and the people of a name, a page at a time."""

from collections.abc import Iterable
from typing import NamedTuple

from base.model import Model, Said
from graph import cursor, hits, masking
from graph.answers import Answer
from graph.door import Door
from graph.hits import Found, Group, Matched

MARK = "names"
FEW = 10  # people of one name who stand among the hits themselves; more are opened


class Proposed(Model):
    """Names an index gave, each with how many people in scope bear it and the ids of the eldest few."""

    keys: tuple[str, ...]
    counts: tuple[int, ...]
    ids: tuple[tuple[str, ...], ...]
    seen: int = 0


class Line(NamedTuple):
    """One written name that answers to what was typed."""

    key: str
    people: int
    ids: tuple[str, ...]
    answer: Answer
    codes: frozenset[Matched]

    @property
    def order(self) -> tuple[object, ...]:
        """How it answers and how well; then the rarer name, for it says more; never a score of the index."""
        return self.answer.tier, -self.answer.score, self.people, len(self.key), self.key


def ordered(found: Iterable[Line]) -> list[Line]:
    """Each name once, with its best answer and every reason, best first."""
    best: dict[str, Line] = {}
    for line in found:
        other = best.get(line.key)
        if other is not None:
            first, second = sorted((line, other), key=lambda it: it.order)
            ids = tuple(dict.fromkeys((*first.ids, *second.ids)))[:FEW]
            line = Line(line.key, max(line.people, other.people), ids, first.answer, line.codes | other.codes)
        best[line.key] = line
    return sorted(best.values(), key=lambda it: it.order)


def page(db: Door, found: list[Line], at_most: int, after: str | None, capped: bool) -> Found:
    """The lines that come after a page mark; who is one of a few of a name stands there, as far as the page reaches."""
    begun = max(0, cursor.unwrap(after, (str, int))[1]) if after else 0
    here = found[begun : begun + at_most]
    ids: list[str] = []
    for line in here:
        if line.people <= FEW and len(ids) + line.people <= at_most:
            ids += line.ids
    why = {id: hits.in_order(line.codes) for line in here for id in line.ids}
    shown = hits.people(db, ids, why)
    groups = tuple(_group(line, {hit.id for hit in shown}) for line in here)
    people = sum(line.people for line in found)
    return Found(
        groups=groups,
        hits=shown,
        shown=len(groups),
        in_all=len(found),
        people=people,
        capped=capped,
        said=_said(len(groups), len(found), people, capped),
        next=cursor.wrap(MARK, begun + at_most) if begun + at_most < len(found) else None,
    )


def _group(line: Line, shown: set[str]) -> Group:
    people = tuple(id for id in line.ids if id in shown)
    return Group(
        name=masking.name(line.key),
        people=line.people,
        matched=tuple(map(hits.reason, hits.in_order(line.codes))),
        hits=people,
        opens=None if people else line.ids[0],
    )


def _said(shown: int, in_all: int, people: int, capped: bool) -> Said:
    if capped:
        return Said(
            zh=f"显示 {shown} 个姓名；至少有 {in_all} 个姓名、{people} 人，请补充条件",
            en=f"shown {shown} of at least {in_all} names borne by {people} people; say more to narrow it",
        )
    return Said(
        zh=f"显示 {shown} 个姓名，共 {in_all} 个姓名、{people} 人",
        en=f"shown {shown} of {in_all} names borne by {people} people",
    )
