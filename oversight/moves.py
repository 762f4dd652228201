"""Who stands otherwise than in an earlier screening, and why: the feed of an office's townships."""

from collections.abc import Iterator
from typing import NamedTuple

from pydantic import Field

from base.model import Model, Said
from graph.door import Door
from graph.holders import holders
from ledger import subjects
from ledger.store import Ledger
from oversight import paging
from oversight.screenings import FINDINGS, both, kept
from oversight.snapshots import Screening
from policies.catalogue import catalogue
from policies.screened import Stands
from policies.sentences import why
from policies.standing import Standing


class Move(Model):
    """A holder who stood so towards a policy and stands otherwise now; the name of a person masked."""

    id: str
    name: str | None
    people: tuple[str, ...]
    township: str
    policy: str
    was: Standing
    now: Standing
    due: float | None
    paid: float | None
    why: list[Said]


class Moves(Model):
    """Some of the moves between two screenings, by township, policy and holder."""

    moves: list[Move]
    next: str | None = Field(description="When there are more: send this as `after`.")


class _Moved(NamedTuple):
    township: str
    policy: str
    holder: str
    was: Standing
    now: Standing
    stands: Stands | None

    @property
    def name(self) -> str:
        return f"{self.policy}/{self.holder}"


def moves(db: Door, ledger: Ledger, before_id: str, after_id: str, at_most: int, after: str | None) -> Moves:
    """Who stands otherwise in the asker's areas; whom a page calls missed or to be looked at again may be opened."""
    before, now = kept(db, before_id), kept(db, after_id)
    page, more = paging.page(_moved(db, before, now), lambda one: one.name, at_most, after)
    seen = holders(db, [one.holder for one in page])
    shown = [
        Move(
            **seen[one.holder].model_dump(),
            **{name: getattr(one, name) for name in ("township", "policy", "was", "now")},
            due=one.stands.due if one.stands else None,
            paid=one.stands.paid if one.stands else None,
            why=[why(catalogue()[one.policy], code, one.township, now.asked.day) for code in one.stands.why]
            if one.stands
            else [],
        )
        for one in page
        if one.holder in seen
    ]
    if not now.asked.changes:
        named = (person for one in shown if one.now in FINDINGS for person in one.people)
        subjects.remember(ledger, db.officer_id, named)
    return Moves(moves=shown, next=more)


def _moved(db: Door, before: Screening, after: Screening) -> Iterator[_Moved]:
    for township, policy, old, new in both(db, before, after):
        for holder in sorted(old.keys() | new.keys()):
            was, now = (each[holder].standing if holder in each else "not-entitled" for each in (old, new))
            if was != now:
                yield _Moved(township, policy, holder, was, now, new.get(holder))
