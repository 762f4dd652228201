"""What may stand in the graph, read from model.yml: labels, their properties, and which ties join which."""

from functools import cache
from importlib.resources import files
from typing import NamedTuple

import yaml


class Property(NamedTuple):
    """One property: its type, and whether every node or tie must have it."""

    name: str
    type: str
    required: bool


class Label(NamedTuple):
    """One label: what it is, and the properties its nodes may carry."""

    name: str
    about: str
    zh: str
    second: bool
    properties: tuple[Property, ...]


class Tie(NamedTuple):
    """One kind of relationship: the labels it may join, in the direction it is written."""

    name: str
    zh: str
    ends: tuple[tuple[str, str], ...]
    properties: tuple[Property, ...]


class GraphModel(NamedTuple):
    """Every label and every kind of tie."""

    labels: dict[str, Label]
    ties: dict[str, Tie]


@cache
def model() -> GraphModel:
    """The model as graph/model.yml states it."""
    told = yaml.safe_load(files("graph").joinpath("model.yml").read_text(encoding="utf-8"))
    nodes, ties = told["common"]["nodes"], told["common"]["ties"]
    labels = {
        name: Label(name, it["about"], it["zh"], it.get("second", False), _all(it["properties"] | nodes))
        for name, it in told["labels"].items()
    }
    kinds = {
        name: Tie(name, it["zh"], tuple((a, b) for a, b in it["ends"]), _all(it.get("properties", {}) | ties))
        for name, it in told["ties"].items()
    }
    return GraphModel(labels, kinds)


def _all(told: dict[str, str]) -> tuple[Property, ...]:
    return tuple(Property(name, kind.rstrip("!"), kind.endswith("!")) for name, kind in told.items())
