"""What stands in the graph of the rows an import is about to bring: their nodes, their ties, and the ends they name."""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from base.keys import Keys
from base.model import Model
from graph import numbers
from graph.brought import Brought, End
from graph.door import Reader
from graph.statements import load

NODES = load("writing/nodes")
TIES = load("writing/ties")
OWN_TIES = load("writing/own_ties")
ENDS = load("writing/ends")
NUMBERS = load("writing/numbers")
ANCESTORS = load("writing/ancestors")
KEYED = tuple(TIES.params["keys"])  # the kinds of tie that are rows of their own


class Known(Model):
    """A node a source gave before."""

    source: str
    source_id: str
    id: str
    labels: list[str]
    properties: dict[str, Any]


class KnownTie(Model):
    """A tie that stands under a key."""

    kind: str
    key: str
    start: str
    end: str
    people: list[str]
    properties: dict[str, Any]


class KnownEnd(NamedTuple):
    """A node that ties may name; `compartment` where a seal has moved it."""

    source: str | None
    source_id: str | None
    id: str
    label: str
    compartment: str | None  # "" or none: no seal has moved it


class _Ends(Model):
    sources: list[str]
    names: list[str]
    ids: list[str]
    labels: list[str]
    compartments: list[str]
    people: list[str]


class _Parents(Model):
    parents: list[str]
    children: list[str]
    people: list[str]


class _Number(Model):
    label: str
    number_key: str
    id: str


class Standing(NamedTuple):
    """All that stands of one batch of rows, by the names under which the rows ask for it."""

    nodes: dict[tuple[str, str], Known]
    ties: dict[str, KnownTie]
    own: dict[str, list[KnownTie]]  # of each row that is a node, by its name
    ends: dict[tuple[str | None, str], KnownEnd]  # (source, name there), or (None, id)
    numbers: dict[tuple[str, str], str]  # (label, blind index) to id
    parents: dict[str, set[str]]  # of whoever is to be a parent, and of those above them


def standing(db: Reader, keys: Keys, rows: Sequence[Brought]) -> Standing:
    """What stands of these rows, asked for in a few statements."""
    nodes = _nodes(db, [one for one in rows if one.node is not None])
    ties = _ties(db, rows, nodes)
    own: dict[str, list[KnownTie]] = {}
    for tie in ties:
        own.setdefault(tie.key.partition("#")[0], []).append(tie)
    ends = _ends(db, rows)
    keyed = {one.key: one for one in ties}
    return Standing(nodes, keyed, own, ends, _numbers(db, keys, rows), _parents(db, rows, ends))


def _nodes(db: Reader, rows: Sequence[Brought]) -> dict[tuple[str, str], Known]:
    asked = [{"source": one.source, "source_id": one.source_id} for one in rows]
    found = db.read(NODES, Known, rows=asked) if asked else []
    return {(one.source, one.source_id): one for one in found}


def _ties(db: Reader, rows: Sequence[Brought], nodes: dict[tuple[str, str], Known]) -> list[KnownTie]:
    keyed: dict[str, list[str]] = {kind: [] for kind in KEYED}
    own = []
    for one in rows:
        if one.node is None:
            for tie in one.ties:
                keyed[tie.kind].append(one.key(tie))
        elif known := nodes.get((one.source, one.source_id)):
            own.append({"id": known.id, "prefix": f"{one.name}#"})
    found = db.read(TIES, KnownTie, keys=keyed) if any(keyed.values()) else []
    return found + (db.read(OWN_TIES, KnownTie, rows=own) if own else [])


def _ends(db: Reader, rows: Sequence[Brought]) -> dict[tuple[str | None, str], KnownEnd]:
    named = {end for one in rows for tie in one.ties for end in (tie.start, tie.end) if end is not None}
    by_row = [{"source": end.source, "source_id": end.name} for end in named if end.by == "row"]
    by_id = [end.name for end in named if end.by == "id"]
    if not (by_row or by_id):
        return {}
    packed = db.read(ENDS, _Ends, rows=by_row, ids=by_id)[0]
    columns = zip(packed.sources, packed.names, packed.ids, packed.labels, packed.compartments, strict=True)
    found = [KnownEnd(source or None, name or None, *rest) for source, name, *rest in columns]
    told: dict[tuple[str | None, str], KnownEnd] = {(None, one.id): one for one in found}
    return told | {(one.source, one.source_id): one for one in found if one.source_id is not None}


def _parents(db: Reader, rows: Sequence[Brought], ends: dict[tuple[str | None, str], KnownEnd]) -> dict[str, set[str]]:
    starts = [
        (tie.start.source, tie.start.name) for one in rows for tie in one.ties if tie.kind == "PARENT_OF" and tie.start
    ]
    ids = sorted({ends[start].id for start in starts if start in ends})
    if not ids:
        return {}
    packed = db.read(ANCESTORS, _Parents, ids=ids)[0]
    found: dict[str, set[str]] = {}
    for parent, child in zip(packed.parents, packed.children, strict=True):
        found.setdefault(child, set()).add(parent)
    return found


def _numbers(db: Reader, keys: Keys, rows: Sequence[Brought]) -> dict[tuple[str, str], str]:
    wanted: dict[str, list[str]] = {"phone": [], "account": []}
    for end in _numbered(rows):
        wanted[end.by] += numbers.blinds(keys, end.by, end.name)
    if not any(wanted.values()):
        return {}
    found = db.read(NUMBERS, _Number, phones=wanted["phone"], accounts=wanted["account"])
    return {(one.label, one.number_key): one.id for one in found}


def _numbered(rows: Iterable[Brought]) -> set[End]:
    every = (end for one in rows for tie in one.ties for end in (tie.start, tie.end))
    return {end for end in every if end is not None and end.by in ("phone", "account")}
