"""Finding a person by name, address, village, birth year or a number: the indexes propose, Python judges."""

from collections.abc import Iterator
from datetime import date
from typing import Any, Literal, NamedTuple

from base.errors import Invalid, NotFound
from base.keyring import keys
from base.model import Model
from graph import cursor, hits, lines, names, numbers, search
from graph.answers import BY_INITIALS, HOLDS, Answer, answer
from graph.door import Door
from graph.hits import Candidate, Found, Matched
from graph.lines import FEW, Line, Proposed
from graph.search import Typed
from graph.statements import Statement, load

BY_NAME = load("people/by_name")
BEGUN_NAME = load("people/begun_name")
BEGUN_SOUND = load("people/begun_sound")
BY_ADDRESS = load("people/by_address")
BY_VILLAGE = load("people/by_village")
BY_BIRTH = load("people/by_birth")
BY_CITIZEN_NUMBER = load("people/by_citizen_number")
BY_PHONE = load("people/by_phone")
NAMESAKES = load("people/namesakes")
VILLAGES = load("people/villages")
MOST = 500
MOST_NAMES = 400
EACH = 40  # people of a township whose names begin as typed, when that is all there is
FEWEST_DIGITS = 3  # 110, the shortest telephone number there is

Number = Literal["citizen-number", "phone"]
Filters = dict[str, Any]


class Wanted(NamedTuple):
    """What is known of the person looked for: all of it has to fit.

    `name` is the whole written name, and `like` somebody whose name is written so: their people are listed.
    """

    text: str | None = None
    village: str | None = None
    born: int | None = None
    phone_tail: str | None = None
    name: str | None = None
    like: str | None = None


class _Village(Model):
    code: str


class _Packed(Model):
    """Candidates in one row: five hundred rows take the driver longer than all the rest."""

    people: tuple[Candidate, ...]


class _Namesakes(Model):
    in_all: int
    ids: tuple[str, ...]
    born: tuple[str, ...]


class _Asked(NamedTuple):
    """What is asked of every index: what was typed, and what narrows it."""

    db: Door
    typed: Typed
    filters: Filters


def find(db: Door, wanted: Wanted, at_most: int = 20, after: str | None = None) -> Found:
    """People in scope whom everything known fits, best first: by name where one was typed, else one by one."""
    typed = search.typed(wanted.text or "")
    opens = wanted.name is not None or wanted.like is not None
    filters, also = _filters(db, wanted, bool(typed.words) or opens)
    if opens:
        return _opened(db, wanted, filters, also, at_most, after)
    if not typed.words:
        rows = _by_filters(db, filters)
        return _page(db, [(row, also) for row in rows], len(rows), at_most, after)
    found, capped = _by_text(_Asked(db, typed, filters))
    every = [line._replace(codes=line.codes | also) for line in found]
    return lines.page(db, every, at_most, after, capped)


def find_by_number(db: Door, kind: Number, number: str, at_most: int = 20, after: str | None = None) -> Found:
    """People in scope who carry a citizen number, or use a phone or used it before."""
    if sum(sign.isdigit() for sign in number) < FEWEST_DIGITS:
        raise Invalid("这不是号码：请输入完整的号码。", "That is not a number: give the whole number.")
    of, statement = ("citizen", BY_CITIZEN_NUMBER) if kind == "citizen-number" else ("phone", BY_PHONE)
    indexes = numbers.blinds(keys(db.settings, make=False), of, number)
    rows = db.read(statement, _Packed, at_most=MOST + 1, number_keys=indexes)[0].people
    before: Matched = "phone-before"
    proposed: list[tuple[Candidate, set[Matched]]] = [(row, {kind if row.valid else before}) for row in rows]
    return _page(db, proposed, len(rows), at_most, after)


def _page(
    db: Door, fitting: list[tuple[Candidate, set[Matched]]], proposed: int, at_most: int, after: str | None
) -> Found:
    return hits.page(db, hits.judged(fitting)[:MOST], at_most, after, capped=proposed > MOST)


def _filters(db: Door, wanted: Wanted, named: bool) -> tuple[Filters, set[Matched]]:
    """What narrows the search, and the reasons it gives to everybody found."""
    if not named and wanted.village is None and wanted.born is None:
        raise Invalid(
            "请至少给出姓名、拼音、地址、村（社区）或出生年份中的一项。",
            "Say at least one of: a name, pinyin, an address, a village, a birth year.",
        )
    filters = {
        "villages": None if wanted.village is None else _villages(db, wanted.village.strip()),
        "born_from": None if wanted.born is None else date(wanted.born, 1, 1),
        "born_before": None if wanted.born is None else date(wanted.born + 1, 1, 1),
        "tail_keys": None if wanted.phone_tail is None else _tails(db, wanted.phone_tail, named),
    }
    told: dict[Matched, object] = {"village": wanted.village, "born": wanted.born, "phone-tail": wanted.phone_tail}
    return filters, {code for code, value in told.items() if value is not None}


def _villages(db: Door, text: str) -> list[str]:
    codes = [row.code for row in db.read(VILLAGES, _Village, text=text)] if text else []
    if not codes:
        raise NotFound("area", text)
    return codes


def _tails(db: Door, tail: str, named: bool) -> list[str]:
    if not named:
        raise Invalid("只有电话尾号不够：请同时给出姓名。", "A phone's last digits alone are too little: give a name.")
    if len(tail) != numbers.TAIL or not (tail.isascii() and tail.isdigit()):
        raise Invalid("电话尾号是四位数字。", "The tail of a phone is four digits.")
    return numbers.blinds(keys(db.settings, make=False), "phone-tail", tail)


def _by_filters(db: Door, filters: Filters) -> tuple[Candidate, ...]:
    if filters["villages"] is not None:
        days = {name: filters[name] for name in ("villages", "born_from", "born_before")}
        return db.read(BY_VILLAGE, _Packed, at_most=MOST + 1, **days)[0].people
    days = {name: filters[name] for name in ("born_from", "born_before")}
    return db.read(BY_BIRTH, _Packed, at_most=MOST + 1, **days)[0].people


def _opened(db: Door, wanted: Wanted, filters: Filters, also: set[Matched], at_most: int, after: str | None) -> Found:
    """Everybody whose name is written so, the eldest first."""
    if wanted.text is not None or (wanted.name is not None and wanted.like is not None):
        raise Invalid("q、name、like 只能给出一项。", "Give only one of q, name and like.")
    born, id = cursor.unwrap(after, (str, str)) if after else (None, None)
    asked = {"key": None if wanted.name is None else names.written(wanted.name), "like": wanted.like}
    [found] = db.read(NAMESAKES, _Namesakes, at_most=at_most + 1, after_born=born, after_id=id, **asked, **filters)
    here = found.ids[:at_most]
    why = hits.in_order({"name", *also})
    following = cursor.wrap(found.born[at_most - 1], here[-1]) if len(found.ids) > at_most else None
    return hits.some(hits.people(db, list(here), dict.fromkeys(here, why)), found.in_all, False, following)


def _by_text(asked: _Asked) -> tuple[list[Line], bool]:
    """Three readings of what was typed: all of it a name, all of it an address, a name and then an address."""
    typed, found, seen = asked.typed, list[Line](), 0
    for reading in (_as_name, _as_address, _as_name_at_address):
        if reading is not _as_name and any(line.answer.tier <= HOLDS for line in found) and not typed.names_a_place:
            break
        rows, proposed = reading(asked)
        found, seen = found + rows, max(seen, proposed)
    return lines.ordered(found)[:MOST_NAMES], seen > MOST_NAMES


def _as_name(asked: _Asked) -> tuple[list[Line], int]:
    """Names that answer; looked for more widely only while nothing better than a likeness is found."""
    typed = asked.typed
    if not typed.is_name:
        return [], 0
    if typed.is_begun and (begun := _begun(asked))[0]:
        return begun
    found, seen = _named(asked)
    if len(typed.units) == 2 and not typed.is_pinyin and all(line.answer.tier > HOLDS for line in found):
        more, widely = _named(asked, loosely=True)
        return found + more, max(seen, widely)
    return found, seen


def _begun(asked: _Asked) -> tuple[list[Line], int]:
    begin = "".join(asked.typed.runs)
    statement = BEGUN_SOUND if asked.typed.is_pinyin else BEGUN_NAME
    [found] = asked.db.read(statement, Proposed, begin=begin, each=EACH, few=FEW, **asked.filters)
    return list(_answering(asked.typed, found)), MOST_NAMES + 1 if found.seen >= EACH else 0


def _named(asked: _Asked, loosely: bool = False) -> tuple[list[Line], int]:
    words = search.name_query(asked.typed, asked.db.areas, loosely)
    found = _propose(asked, BY_NAME, words=words, address_words=[])
    return list(_answering(asked.typed, found)), len(found.keys)


def _as_address(asked: _Asked) -> tuple[list[Line], int]:
    if not asked.typed.is_address:
        return [], 0
    found = _propose(asked, BY_ADDRESS, words=search.address_query(asked.typed))
    there = Answer("address", BY_INITIALS + 1)
    rows = zip(found.keys, found.counts, found.ids, strict=True)
    return [Line(*row, there, frozenset({"address"})) for row in rows], len(found.keys)


def _as_name_at_address(asked: _Asked) -> tuple[list[Line], int]:
    name, place = Typed(asked.typed.words[:1]), asked.typed.words[1:]
    if not (name.is_name and asked.typed.is_address and place and all(len(word) > 1 for word in place)):
        return [], 0
    words = search.name_query(name, asked.db.areas)
    found = _propose(asked, BY_NAME, words=words, address_words=list(place))
    near = [line._replace(codes=line.codes | {"address"}) for line in _answering(name, found)]
    return [line for line in near if line.answer.tier <= HOLDS], len(found.keys)


def _propose(asked: _Asked, statement: Statement, **params: object) -> Proposed:
    return asked.db.read(statement, Proposed, few=FEW, at_most=MOST_NAMES + 1, **params, **asked.filters)[0]


def _answering(typed: Typed, found: Proposed) -> Iterator[Line]:
    for key, people, ids in zip(found.keys, found.counts, found.ids, strict=True):
        how = answer(typed, key)
        if how is not None:
            yield Line(key, people, ids, how, frozenset({how.code}))
