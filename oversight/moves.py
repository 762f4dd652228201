"""Who stands otherwise than in an earlier screening, and why: the feed of an office's townships."""

from collections.abc import Iterator
from itertools import dropwhile, islice
from typing import NamedTuple

from pydantic import Field

from base.errors import Invalid
from base.model import Model, Said
from graph.door import Door
from graph.holders import holders
from ledger import subjects
from ledger.store import Ledger
from oversight import snapshots
from oversight.screenings import FINDINGS, kept, why
from oversight.snapshots import Screening
from policies.screened import Stands
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
    rows = dropwhile(lambda one: after is not None and one.name != after, _moved(db, before, now))
    if after is not None and next(rows, None) is None:
        raise Invalid(
            f"没有 {after[:64]}。请去掉 after 从头开始。",
            f"There is no {after[:64]}. Leave `after` out to begin again.",
        )
    some = list(islice(rows, at_most + 1))
    page = some[:at_most]
    seen = holders(db, [one.holder for one in page])
    shown = [
        Move(
            **seen[one.holder].model_dump(),
            **{name: getattr(one, name) for name in ("township", "policy", "was", "now")},
            due=one.stands.due if one.stands else None,
            paid=one.stands.paid if one.stands else None,
            why=[why(one.policy, code, one.township, now) for code in one.stands.why] if one.stands else [],
        )
        for one in page
        if one.holder in seen
    ]
    if not now.asked.changes:
        named = (person for one in shown if one.now in FINDINGS for person in one.people)
        subjects.remember(ledger, db.officer_id, named)
    return Moves(moves=shown, next=page[-1].name if len(some) > at_most else None)


def _moved(db: Door, before: Screening, after: Screening) -> Iterator[_Moved]:
    for township in sorted(set(before.asked.areas) & set(after.asked.areas)):
        for policy in sorted(set(before.asked.policies) & set(after.asked.policies)):
            old, new = ({one.holder: one for one in _stands(db, each, township, policy)} for each in (before, after))
            for holder in sorted(old.keys() | new.keys()):
                was, now = (each[holder].standing if holder in each else "not-entitled" for each in (old, new))
                if was != now:
                    yield _Moved(township, policy, holder, was, now, new.get(holder))


def _stands(db: Door, one: Screening, township: str, policy: str) -> Iterator[Stands]:
    path = snapshots.folder(db.settings.home, one.id)
    return (stands for _, stands in snapshots.read(path, township, policy))
