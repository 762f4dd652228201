"""The tree of needs, read from needs.yml and written to every Huimin graph."""

from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from base.model import Model
from graph.batches import write_once
from graph.door import OperatorGraph
from graph.load import Node, Tie
from graph.statements import load

WRITE = load("needs/write")


class Need(Model):
    """A kind of need, with the ordinary phrases people use for it."""

    id: str
    title: str
    title_zh: str
    aliases: list[str]
    parent: str | None = None


@cache
def tree() -> dict[str, Need]:
    """Every need by its id, parents before children."""
    told = yaml.safe_load(files("graph").joinpath("needs.yml").read_text(encoding="utf-8"))
    return {need.id: need for need in _walk(told, None)}


def rows() -> Iterator[Node | Tie]:
    """The tree as rows, for a graph that is filled from files before it has its schema."""
    for need in tree().values():
        told = {"title": need.title, "title_zh": need.title_zh, "aliases": need.aliases, "source": "huimin"}
        yield Node("Need", need.id, told)
    for need in tree().values():
        if need.parent is not None:
            yield Tie("PART_OF", need.id, need.parent, {})


def write(db: OperatorGraph) -> bool:
    """Write the tree as it is now; False when this very tree was written before."""
    return write_once(db, WRITE, "needs", [need.model_dump() for need in tree().values()])


def _walk(told: list[dict[str, Any]], parent: str | None) -> Iterator[Need]:
    for entry in told:
        children = entry.pop("with", [])
        need = Need(**entry, parent=parent)
        yield need
        yield from _walk(children, need.id)
