"""A person's kin over three generations up and down, and who of them the law asks to support the person.

Who supports whom is of the Civil Code, arts. 26, 1059, 1067, 1074 and 1075 (to be confirmed by a lawyer): spouses each
other; parents a child under 18 or one who cannot live by themselves; grown children their parents; grandparents a minor
whose parents are dead, grown grandchildren a grandparent whose children are dead; grown brothers and sisters a minor
whose parents are dead. Whether a supporter is able to is not judged here.
"""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Literal, NamedTuple

from pydantic import Field

from base.model import Model, Said
from graph import masking
from graph.door import Door
from graph.people import age
from graph.seen import seen
from graph.statements import load

KIN = load("around/kin")
TIES = load("around/kin_ties")
MOST = 200
GROWN = 18
Why = Literal["spouse", "parent", "child", "grandparent", "grandchild", "sibling", "guardian"]
WHY = {
    "spouse": Said(zh="配偶互相扶养", en="spouses support each other"),
    "parent": Said(zh="父母抚养未成年或重度残疾子女", en="parents support a child under 18 or severely disabled"),
    "child": Said(zh="成年子女赡养父母", en="grown children support their parents"),
    "grandparent": Said(
        zh="父母已去世的未成年人由祖父母、外祖父母抚养", en="grandparents, where a minor's parents are dead"
    ),
    "grandchild": Said(
        zh="子女已去世的由成年孙子女、外孙子女赡养", en="grown grandchildren, where the children are dead"
    ),
    "sibling": Said(
        zh="父母已去世的未成年人由成年兄姐扶养", en="grown brothers and sisters, where the parents are dead"
    ),
    "guardian": Said(zh="监护人", en="guardian"),
}


class Relative(Model):
    """One of the kin; the name masked. `generation` is above 0 for those before the person."""

    id: str
    name: str
    sex: str | None
    born: date | None
    died: date | None
    generation: int
    supporter: Why | None = Field(description="As what the law asks them to support the person; null: it does not.")
    why: Said | None


class KinTie(Model):
    """A parent and a child, two spouses, or a guardian and a ward among the kin."""

    start: str
    kind: Literal["PARENT_OF", "SPOUSE_OF", "GUARDIAN_OF"]
    end: str
    detail: str | None


class KinTree(Model):
    """The kin within the asker's areas; those elsewhere are not shown, so nothing here proves that there is nobody."""

    id: str
    name: str
    as_of: date
    people: tuple[Relative, ...]
    ties: tuple[KinTie, ...]
    capped: bool
    said: Said


class _Row(Model):
    id: str
    name: str
    sex: str | None
    born: date | None
    died: date | None
    severe: bool
    generation: int


class Walk(NamedTuple):
    """Kin as plain facts: who is whose parent and spouse, when each was born, and who is dead on the day.

    `severe` are those with a disability of grade 1 or 2, whom their parents go on supporting.
    """

    day: date
    born: dict[str, date | None]
    dead: frozenset[str]
    parents: dict[str, set[str]]
    children: dict[str, set[str]]
    spouses: dict[str, set[str]]
    guardians: dict[str, set[str]]
    severe: frozenset[str] = frozenset()


def kin(db: Door, person_id: str) -> KinTree:
    """The kin tree of a person on the door's day, legal supporters marked."""
    person = seen(db, person_id)
    found = db.read(KIN, _Row, person_id=person_id, at_most=MOST + 1)
    rows = found[:MOST]
    ties = db.read(TIES, KinTie, ids=[row.id for row in rows])
    supporting = dict(supporters(_walk(db.day, rows, ties), person_id))
    zh = f"{len(rows) - 1} 位亲属，其中 {len(supporting)} 位负有法定扶养义务；辖区外的亲属不显示。"
    en = f"{len(rows) - 1} kin, {len(supporting)} of them legal supporters; kin outside your areas are not shown."
    return KinTree(
        id=person_id,
        name=person.name,
        as_of=db.day,
        people=tuple(_relative(row, supporting.get(row.id)) for row in rows),
        ties=tuple(ties),
        capped=len(found) > MOST,
        said=Said(zh=zh, en=en),
    )


def supporters(walk: Walk, person: str) -> Iterator[tuple[str, Why]]:
    """Who of the living kin supports the person by law; of several duties of one of them the nearest comes last."""
    for why, those in DUTIES.items():
        for one in sorted(those(walk, person) - walk.dead - {person}):
            yield one, why


def _spouses(walk: Walk, person: str) -> set[str]:
    return walk.spouses.get(person, set())


def _guardians(walk: Walk, person: str) -> set[str]:
    return walk.guardians.get(person, set())


def _parents(walk: Walk, person: str) -> set[str]:
    depends = _is_minor(walk, person) or person in walk.severe
    return walk.parents.get(person, set()) if depends else set()


def _children(walk: Walk, person: str) -> set[str]:
    return _grown(walk, walk.children.get(person, set()))


def _grandparents(walk: Walk, person: str) -> set[str]:
    return {one for parent in _dead_parents(walk, person) for one in walk.parents.get(parent, set())}


def _siblings(walk: Walk, person: str) -> set[str]:
    return _grown(walk, {one for parent in _dead_parents(walk, person) for one in walk.children.get(parent, set())})


def _grandchildren(walk: Walk, person: str) -> set[str]:
    children = walk.children.get(person, set())
    if not children <= walk.dead:
        return set()
    return _grown(walk, {one for child in children for one in walk.children.get(child, set())})


def _dead_parents(walk: Walk, person: str) -> set[str]:
    """A minor's parents when all of them are dead."""
    parents = walk.parents.get(person, set())
    return parents if _is_minor(walk, person) and parents <= walk.dead else set()


def _grown(walk: Walk, people: set[str]) -> set[str]:
    """Those who are not known to be under age."""
    return {one for one in people if not _is_minor(walk, one)}


def _is_minor(walk: Walk, person: str) -> bool:
    years = age(walk.born.get(person), walk.day)
    return years is not None and years < GROWN


DUTIES: dict[Why, Callable[[Walk, str], set[str]]] = {  # the nearest last
    "sibling": _siblings,
    "grandparent": _grandparents,
    "grandchild": _grandchildren,
    "guardian": _guardians,
    "child": _children,
    "parent": _parents,
    "spouse": _spouses,
}


def _walk(day: date, rows: list[_Row], ties: list[KinTie]) -> Walk:
    walk = Walk(
        day,
        {row.id: row.born for row in rows},
        frozenset(row.id for row in rows if row.died is not None and row.died <= day),
        {},
        {},
        {},
        {},
        frozenset(row.id for row in rows if row.severe),
    )
    for tie in ties:
        if tie.start == tie.end:  # nobody supports themselves
            continue
        if tie.kind == "PARENT_OF":
            walk.parents.setdefault(tie.end, set()).add(tie.start)
            walk.children.setdefault(tie.start, set()).add(tie.end)
        elif tie.kind == "SPOUSE_OF":
            walk.spouses.setdefault(tie.start, set()).add(tie.end)
            walk.spouses.setdefault(tie.end, set()).add(tie.start)
        else:
            walk.guardians.setdefault(tie.end, set()).add(tie.start)
    return walk


def _relative(row: _Row, why: Why | None) -> Relative:
    told = row.model_dump(exclude={"name", "severe"})
    return Relative(**told, name=masking.name(row.name), supporter=why, why=WHY[why] if why else None)
