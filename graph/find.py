"""Finding a person by name, address, village, birth year or a number: the indexes propose, Python judges."""

from collections.abc import Iterator
from datetime import date
from typing import Any, Literal, NamedTuple

from base.errors import Invalid, NotFound
from base.keyring import keys
from base.model import Model
from graph import hits, numbers, search
from graph.door import Door
from graph.hits import Candidate, Found, Matched
from graph.search import Typed
from graph.statements import Statement, load

BY_NAME = load("people/by_name")
BY_ADDRESS = load("people/by_address")
BY_VILLAGE = load("people/by_village")
BY_BIRTH = load("people/by_birth")
BY_CITIZEN_NUMBER = load("people/by_citizen_number")
BY_PHONE = load("people/by_phone")
VILLAGES = load("people/villages")
MOST = 500
FEWEST_DIGITS = 3  # 110, the shortest telephone number there is

Number = Literal["citizen-number", "phone"]
Proposed = tuple[Candidate, set[Matched]]


class Wanted(NamedTuple):
    """What is known of the person looked for: all of it has to fit."""

    text: str | None = None
    village: str | None = None
    born: int | None = None


class _Village(Model):
    code: str


class _Packed(Model):
    """Candidates in one row: five hundred rows take the driver longer than all the rest."""

    people: tuple[Candidate, ...]


def find(db: Door, wanted: Wanted, at_most: int = 20, after: str | None = None) -> Found:
    """People in scope whom everything known fits, best first."""
    typed = search.typed(wanted.text or "")
    filters = _filters(db, wanted, typed)
    also: set[Matched] = set()
    if filters["villages"] is not None:
        also.add("village")
    if filters["born_from"] is not None:
        also.add("born")
    proposed = list(_by_text(db, typed, filters) if typed.words else _by_filters(db, filters))
    fitting = [(person, codes | also) for person, codes in proposed if codes or not typed.words]
    return _page(db, fitting, len(proposed), at_most, after)


def find_by_number(db: Door, kind: Number, number: str, at_most: int = 20, after: str | None = None) -> Found:
    """People in scope who carry a citizen number, or use a phone or used it before."""
    if sum(sign.isdigit() for sign in number) < FEWEST_DIGITS:
        raise Invalid("这不是号码：请输入完整的号码。", "That is not a number: give the whole number.")
    of, statement = ("citizen", BY_CITIZEN_NUMBER) if kind == "citizen-number" else ("phone", BY_PHONE)
    indexes = numbers.blinds(keys(db.settings, make=False), of, number)
    rows = _propose(db, statement, number_keys=indexes)
    before: Matched = "phone-before"
    proposed: list[Proposed] = [(row, {kind if row.valid else before}) for row in rows]
    return _page(db, proposed, len(rows), at_most, after)


def _page(db: Door, fitting: list[Proposed], proposed: int, at_most: int, after: str | None) -> Found:
    rows = hits.judged(fitting)
    return hits.page(db, rows[:MOST], at_most, after, capped=proposed > MOST)


def _filters(db: Door, wanted: Wanted, typed: Typed) -> dict[str, Any]:
    if not typed.words and wanted.village is None and wanted.born is None:
        raise Invalid(
            "请至少给出姓名、拼音、地址、村（社区）或出生年份中的一项。",
            "Say at least one of: a name, pinyin, an address, a village, a birth year.",
        )
    return {
        "villages": None if wanted.village is None else _villages(db, wanted.village.strip()),
        "born_from": None if wanted.born is None else date(wanted.born, 1, 1),
        "born_before": None if wanted.born is None else date(wanted.born + 1, 1, 1),
    }


def _villages(db: Door, text: str) -> list[str]:
    codes = [row.code for row in db.read(VILLAGES, _Village, text=text)] if text else []
    if not codes:
        raise NotFound("area", text)
    return codes


def _by_filters(db: Door, filters: dict[str, Any]) -> Iterator[Proposed]:
    if filters["villages"] is not None:
        rows = _propose(db, BY_VILLAGE, **filters)
    else:
        days = {name: filters[name] for name in ("born_from", "born_before")}
        rows = _propose(db, BY_BIRTH, **days)
    return ((row, set()) for row in rows)


def _by_text(db: Door, typed: Typed, filters: dict[str, Any]) -> Iterator[Proposed]:
    """Three readings of what was typed: all of it a name, all of it an address, a name and then an address."""
    if typed.is_name:
        yield from _by_name(db, typed, (), filters)
    if typed.is_address:
        at: set[Matched] = {"address"}
        rows = _propose(db, BY_ADDRESS, words=search.address_query(typed), **filters)
        yield from ((row, set(at)) for row in rows)
    name, place = Typed(typed.words[:1]), typed.words[1:]
    if name.is_name and typed.is_address and place and all(len(word) > 1 for word in place):
        yield from _by_name(db, name, place, filters)


def _by_name(db: Door, typed: Typed, place: tuple[str, ...], filters: dict[str, Any]) -> Iterator[Proposed]:
    query = search.name_query(typed, db.areas)
    rows = _propose(db, BY_NAME, words=query, address_words=list(place), **filters)
    at: set[Matched] = {"address"} if place else set()
    for row in rows:
        how = search.answer(typed, row.name)
        yield row, set() if how is None else {how} | at


def _propose(db: Door, statement: Statement, **params: object) -> tuple[Candidate, ...]:
    return db.read(statement, _Packed, at_most=MOST + 1, **params)[0].people
