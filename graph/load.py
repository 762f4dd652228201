"""Writes nodes and ties in batches, sealing every number and computing every search key on the way in."""

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Any, NamedTuple

from base.keys import Keys
from graph import names, numbers
from graph.door import OperatorGraph
from graph.model import model
from graph.statements import load

NODES = load("load/nodes")
TIES = load("load/ties")
BATCH = 5000


class Node(NamedTuple):
    """A node to write. A Person's `citizen_number`, a Phone's or Account's `number` is given plain here."""

    label: str
    id: str
    properties: dict[str, Any]
    point: tuple[float, float] | None = None  # longitude, latitude; WGS-84


class Tie(NamedTuple):
    """A tie to write between two nodes named by their ids."""

    kind: str
    start: str
    end: str
    properties: dict[str, Any]


def write(
    db: OperatorGraph, keys: Keys, rows: Iterable[Node | Tie], batch: str, say: Callable[[int], object] = int
) -> int:
    """Write rows in their order, nodes before the ties that need them; how many were written.

    `say` hears the count after each batch. Memory stays flat: at most two batches are held.
    """
    written = 0
    for number, (kind, part) in enumerate(_parts(rows)):
        name = f"{batch}-{number:06d}"
        if kind is Node:
            db.write(NODES, batch=name, rows=[_node(keys, row) for row in part])
        else:
            db.write(TIES, batch=name, makes=len(part), rows=[_tie(row) for row in part])
        written += len(part)
        say(written)
    return written


def _parts(rows: Iterable[Node | Tie]) -> Iterator[tuple[type, list[Any]]]:
    """Cut a stream into batches: nodes are gathered ahead of the ties that came among them."""
    stream = iter(rows)
    while block := list(islice(stream, 4 * BATCH)):
        for kind in (Node, Tie):
            same = [row for row in block if type(row) is kind]
            for at in range(0, len(same), BATCH):
                yield kind, same[at : at + BATCH]


def stored(keys: Keys, node: Node) -> dict[str, Any]:
    """The properties that are stored for a node: its numbers sealed, the search keys of its name added."""
    if node.label not in model().labels:
        raise ValueError(f"graph/model.yml has no label {node.label}")
    if "true_area" in node.properties:
        raise ValueError("only a seal writes true_area")
    return {**_searchable(node), **_sealed(keys, node)}


def _node(keys: Keys, node: Node) -> dict[str, Any]:
    lon, lat = node.point or (None, None)
    properties = {**stored(keys, node), "id": node.id}
    return {"id": node.id, "labels": [node.label], "properties": properties, "lon": lon, "lat": lat}


def _tie(tie: Tie) -> dict[str, Any]:
    if tie.kind not in model().ties:
        raise ValueError(f"graph/model.yml has no tie {tie.kind}")
    return {"kind": tie.kind, "start": tie.start, "end": tie.end, "properties": _known(tie.properties)}


def _searchable(node: Node) -> dict[str, Any]:
    known = {k: v for k, v in _known(node.properties).items() if k not in ("citizen_number", "number")}
    return {**known, **names.keys_of(known["name"])} if node.label == "Person" else known


def _sealed(keys: Keys, node: Node) -> dict[str, Any]:
    number = node.properties.get("citizen_number" if node.label == "Person" else "number")
    return {} if number is None else numbers.stored(keys, node.label, node.id, number)


def _known(properties: dict[str, Any]) -> dict[str, Any]:
    """Unknown is absent: null properties are left out."""
    return {name: value for name, value in properties.items() if value is not None}
