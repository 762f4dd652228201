"""What a graph holds, counted, and what it answers to twenty fixed questions: the proof that two graphs are one."""

import hashlib
import json
from collections import Counter
from datetime import date
from typing import Any

from pydantic import BaseModel, ConfigDict

from base.model import Model
from graph.catalogue import catalogue
from graph.doctor_graph import INDEXES, LABELS, TIES, Index
from graph.doctor_rows import LabelRow, TieRow
from graph.door import OperatorGraph
from graph.statements import Statement, load

CONSTRAINTS = load("backup/constraints")
PEOPLE = load("backup/people")
MARK = load("backup/mark")
PAGE, NEIGHBOURHOOD, PATHS = load("people/page"), load("people/neighbourhood"), load("people/paths")
LOOKED_AT = 200


class Constraint(Model):
    """One constraint."""

    name: str
    type: str
    labels: list[str]
    properties: list[str]


class Somebody(Model):
    """Whom a question is about, and in whose township they live."""

    id: str
    area: str | None


class Mark(Model):
    """How many writes a graph has seen."""

    batches: int


class Question(Model):
    """One statement of ours with fixed parameters; `text` says which wording it had when it was asked."""

    statement: str
    about: dict[str, str]
    text: str
    answer: str


class Census(Model):
    """How many nodes of each label and ties of each kind, the constraints and indexes, and the answers' hashes."""

    day: date
    areas: tuple[str, ...]
    labels: dict[str, int]
    ties: dict[str, int]
    constraints: tuple[Constraint, ...]
    indexes: tuple[str, ...]
    questions: tuple[Question, ...]


class _Answer(BaseModel):
    model_config = ConfigDict(extra="allow", frozen=True)


def census(db: OperatorGraph) -> Census:
    """Count everything and ask the twenty questions; their answers stay here, only hashes leave."""
    people = db.read(PEOPLE, Somebody, at_most=LOOKED_AT)
    areas = tuple(sorted({one.area for one in people if one.area}))
    return Census(
        day=db.day,
        areas=areas,
        labels=_labels(db),
        ties=_ties(db),
        constraints=tuple(db.read(CONSTRAINTS, Constraint)),
        indexes=tuple(row.name for row in db.read(INDEXES, Index)),
        questions=tuple(ask(db, areas, name, about) for name, about in chosen([one.id for one in people])),
    )


def mark(db: OperatorGraph) -> Mark:
    """Where the graph stands; another mark later is equal when nobody wrote in between."""
    return db.read(MARK, Mark)[0]


def again(db: OperatorGraph, before: Census) -> Census:
    """The same census of another graph, asked the same questions as of the same day."""
    there = db.on(before.day)
    return Census(
        day=before.day,
        areas=before.areas,
        labels=_labels(there),
        ties=_ties(there),
        constraints=tuple(there.read(CONSTRAINTS, Constraint)),
        indexes=tuple(row.name for row in there.read(INDEXES, Index)),
        questions=tuple(ask(there, before.areas, one.statement, one.about) for one in before.questions),
    )


def chosen(people: list[str]) -> list[tuple[str, dict[str, str]]]:
    """Twenty questions: pages, neighbourhoods, paths and patterns about people spread over those given."""
    spread = [people[at * (len(people) - 1) // 5] if people else "nobody" for at in range(6)]
    pages = [(PAGE.name, {"person_id": one}) for one in spread[:5]]
    around = [(NEIGHBOURHOOD.name, {"person_id": one}) for one in spread[1:5]]
    paths = [(PATHS.name, {"start_id": spread[at], "end_id": _next(people, spread[at])}) for at in range(3)]
    patterns: list[tuple[str, dict[str, str]]] = [(f"patterns/{name}", {}) for name in sorted(catalogue())]
    return [*pages, *around, *paths, *patterns][:20]


def ask(db: OperatorGraph, areas: tuple[str, ...], name: str, about: dict[str, str]) -> Question:
    """One question and the hash of its answer."""
    statement = _statement(name)
    params: dict[str, Any] = {**statement.params, **about}
    rows = [row.model_dump() for row in db.over(areas).read(statement, _Answer, **params)]
    told = json.dumps(rows, sort_keys=True, ensure_ascii=False, default=str)
    return Question(statement=name, about=about, text=_hash(f"{statement.text}{params}"), answer=_hash(told))


def _labels(db: OperatorGraph) -> dict[str, int]:
    counts: Counter[str] = Counter()
    for row in db.read(LABELS, LabelRow):
        for label in row.labels:
            counts[label] += row.nodes
    return dict(sorted(counts.items()))


def _ties(db: OperatorGraph) -> dict[str, int]:
    counts: Counter[str] = Counter()
    for row in db.read(TIES, TieRow):
        counts[row.kind] += row.ties
    return dict(sorted(counts.items()))


def _statement(name: str) -> Statement:
    pattern = name.removeprefix("patterns/")
    return catalogue()[pattern].statement if pattern != name else load(name)


def _next(people: list[str], one: str) -> str:
    """Whoever comes after somebody by id: most often of the same household."""
    return people[(people.index(one) + 1) % len(people)] if one in people else "nobody"


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
