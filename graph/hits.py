"""People found: why each matched, in which order they stand, and a page of them."""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from typing import Literal, NamedTuple, get_args

from base.model import Model, Said
from graph import cursor, masking, telling
from graph.door import Door
from graph.statements import load

CARDS = load("people/cards")

Matched = Literal[
    "name", "swapped", "homophone", "like-shape", "accent", "name-beginning", "name-part", "one-character", "initials",
    "citizen-number", "phone", "phone-before", "address", "village", "born", "phone-tail",
]  # fmt: skip
RANK: dict[Matched, int] = {code: place for place, code in enumerate(get_args(Matched))}
UNBORN = "9999-12-31"


class Reason(Model):
    """One reason why somebody was found."""

    code: Matched
    said: Said


class Card(Model):
    """What tells people of the same name apart, masked."""

    id: str
    name: str
    sex: str | None
    born: date | None
    died: date | None
    township: str | None
    village: str | None
    address: str | None


class _Cards(Model):
    cards: tuple[Card, ...]  # in one row: twenty would take longer to receive than to find


class Hit(Card):
    """Somebody found, and why."""

    matched: tuple[Reason, ...]


class Group(Model):
    """One written name that was found: how many bear it, and those of them who stand among the hits.

    Where they are too many to stand there, `opens` is the id of one of them: ask for `like` that person.
    """

    name: str
    people: int
    matched: tuple[Reason, ...]
    hits: tuple[str, ...]
    opens: str | None


class Found(Model):
    """What was found, best first: by a name or an address names, else people; `shown` and `in_all` count these.

    `hits` are the people shown, `people` is how many there are in all; `capped` says that more were not counted.
    """

    groups: tuple[Group, ...] | None
    hits: tuple[Hit, ...]
    shown: int
    in_all: int
    people: int
    capped: bool
    said: Said
    next: str | None


class Candidate(Model):
    """Somebody an index gave; for a number, `valid` says whether it is theirs on the day."""

    id: str
    name: str
    born: date | None
    valid: bool = True


class Judged(NamedTuple):
    """A candidate with the reasons that held, best first."""

    candidate: Candidate
    codes: tuple[Matched, ...]

    @property
    def key(self) -> list[int | str]:
        """The order of hits: best reason, then birth and id; never a score, nor a name: a page mark tells it."""
        known = self.candidate
        born = known.born.isoformat() if known.born else UNBORN
        return [RANK[self.codes[0]], born, known.id]


def judged(found: Iterable[tuple[Candidate, Iterable[Matched]]]) -> list[Judged]:
    """Each person once, with every reason that held, best first."""
    people: dict[str, Candidate] = {}
    reasons: dict[str, set[Matched]] = {}
    for candidate, codes in found:
        people[candidate.id] = candidate
        reasons.setdefault(candidate.id, set()).update(codes)
    rows = [Judged(people[id], in_order(codes)) for id, codes in reasons.items()]
    return sorted(rows, key=lambda row: row.key)


def page(db: Door, rows: list[Judged], at_most: int, after: str | None, capped: bool) -> Found:
    """The hits that come after a cursor, with what tells them apart."""
    begun = cursor.unwrap(after, (int, str, str)) if after else None
    rest = [row for row in rows if begun is None or row.key > begun]
    codes = {row.candidate.id: row.codes for row in rest[:at_most]}
    hits = people(db, list(codes), codes)
    following = cursor.wrap(*rest[at_most - 1].key) if len(rest) > at_most else None
    return some(hits, len(rows), capped, following)


def some(hits: tuple[Hit, ...], in_all: int, capped: bool, following: str | None) -> Found:
    """A page of people who are not told apart by their names."""
    said = _said(len(hits), in_all, capped)
    return Found(
        groups=None, hits=hits, shown=len(hits), in_all=in_all, people=in_all, capped=capped, said=said, next=following
    )


def people(db: Door, ids: list[str], codes: Mapping[str, tuple[Matched, ...]]) -> tuple[Hit, ...]:
    """These people in this order, masked, each with why they were found."""
    found = db.read(CARDS, _Cards, ids=ids)[0].cards if ids else ()
    return tuple(_hit(card, codes[card.id]) for card in found)


def in_order(codes: Iterable[Matched]) -> tuple[Matched, ...]:
    """Reasons, the best first."""
    return tuple(sorted(codes, key=RANK.__getitem__))


def _hit(card: Card, codes: tuple[Matched, ...]) -> Hit:
    masked = card.model_dump() | {
        "name": masking.name(card.name),
        "address": None if card.address is None else masking.address(card.address),
    }
    return Hit(**masked, matched=tuple(map(reason, codes)))


@cache
def reason(code: Matched) -> Reason:
    """A reason with its words."""
    return Reason(code=code, said=telling.matched(code))


def _said(shown: int, in_all: int, capped: bool) -> Said:
    if capped:
        return Said(
            zh=f"显示 {shown} 人；至少有 {in_all} 人，请补充条件",
            en=f"shown {shown} of at least {in_all}; say more to narrow it",
        )
    return Said(zh=f"显示 {shown} 人，共 {in_all} 人", en=f"shown {shown} of {in_all}")
