"""What an officer sees of screenings: which there are, what they came to in their areas, whom they name, changes."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from pydantic import Field

from base.errors import NotFound
from base.model import Model, Said
from graph.door import Door
from graph.holders import holders
from ledger import subjects
from ledger.store import Ledger
from oversight import paging, snapshots
from oversight.snapshots import Screening
from oversight.totals import Change, Totals, added, changes
from policies.catalogue import policy
from policies.screened import Stands, Type
from policies.sentences import why
from policies.standing import Standing

ByHolder = Mapping[str, Stands]
FINDINGS: tuple[Standing, ...] = ("missed", "look-again")


class Screenings(Model):
    """The screenings that touch one's areas, the newest first."""

    screenings: list[Screening]


class Shown(Totals):
    """What one screening came to in the asker's areas."""

    screening: Screening


class Named(Model):
    """A holder a screening names, with how they stand and why; the name of a person masked."""

    id: str
    name: str | None
    people: tuple[str, ...]
    township: str
    type: Type
    standing: Standing
    due: float | None
    paid: float | None
    why: list[Said]


class Page(Model):
    """Some of the holders of one policy, in the order of townships and ids."""

    policy: str
    holders: list[Named]
    next: str | None = Field(description="When there are more: send this as `after`.")


class Compared(Model):
    """What differs between two screenings, from the earlier to the later."""

    before: Screening
    after: Screening
    changes: list[Change]


def listed(db: Door) -> Screenings:
    """Those of which a township lies in the asker's areas."""
    found = snapshots.listed(db.settings.home)
    return Screenings(screenings=[_own(db, one) for one in found if set(one.asked.areas) & set(db.areas)])


def show(db: Door, screening_id: str) -> Shown:
    """The totals of the asker's townships."""
    found = kept(db, screening_id)
    told = snapshots.totals(db.settings.home, screening_id)
    own = set(found.asked.areas)
    totals = Totals(
        totals=[one for one in told.totals if one.township in own],
        changes=[one for one in told.changes if one.township in own],
    )
    return Shown(screening=found, **added(totals).model_dump())


def named(
    db: Door, ledger: Ledger, screening_id: str, policy_id: str, word: Standing, at_most: int, after: str | None
) -> Page:
    """Who stands so towards a policy; the missed and whom to look at again may then be opened by this auditor."""
    found, it = kept(db, screening_id), policy(policy_id)
    rows = _rows(db, found, policy_id, word)
    page, more = paging.page(rows, lambda row: row[1].holder, at_most, after)
    seen = holders(db, [one.holder for _, one in page])
    shown = [
        Named(
            **seen[one.holder].model_dump(),
            township=township,
            type=one.type,
            standing=one.standing,
            due=one.due,
            paid=one.paid,
            why=[why(it, code, township, found.asked.day) for code in one.why],
        )
        for township, one in page
        if one.holder in seen
    ]
    if word in FINDINGS and not found.asked.changes:  # what is imagined, and who is unknown, opens nobody
        subjects.remember(ledger, db.officer_id, (person for one in shown for person in one.people))
    return Page(policy=policy_id, holders=shown, next=more)


def compare(db: Door, before_id: str, after_id: str) -> Compared:
    """What differs between two screenings in the asker's areas: who is entitled now, who no longer, at what cost."""
    before, after = kept(db, before_id), kept(db, after_id)
    found: list[Change] = []
    for township, name, old, new in both(db, before, after):
        found += changes(name, township, old.values(), new.values())
    return Compared(before=before, after=after, changes=added(Totals(totals=[], changes=found)).changes)


def both(db: Door, before: Screening, after: Screening) -> Iterator[tuple[str, str, ByHolder, ByHolder]]:
    """Township by township and policy by policy, what each of two screenings found, by holder."""
    for township in sorted(set(before.asked.areas) & set(after.asked.areas)):
        old, new = (snapshots.by_policy(_folder(db, one), township) for one in (before, after))
        for name in sorted(set(before.asked.policies) & set(after.asked.policies)):
            yield township, name, old.get(name, {}), new.get(name, {})


def kept(db: Door, screening_id: str) -> Screening:
    """One that touches the asker's areas, told as far as these go."""
    own = _own(db, snapshots.kept(db.settings.home, screening_id))
    if not own.asked.areas:
        raise NotFound("screening", screening_id)
    return own


def _own(db: Door, one: Screening) -> Screening:
    areas = tuple(area for area in one.asked.areas if area in db.areas)
    return one.model_copy(update={"asked": one.asked.model_copy(update={"areas": areas})})


def _rows(db: Door, found: Screening, policy_id: str, word: Standing) -> Iterator[tuple[str, Stands]]:
    for township in found.asked.areas:
        for _, one in snapshots.read(_folder(db, found), township, policy_id):
            if one.standing == word:
                yield township, one


def _folder(db: Door, one: Screening) -> Path:
    return snapshots.folder(db.settings.home, one.id)
