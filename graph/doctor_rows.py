"""The rows the doctor reads, each of which knows whether it agrees with `model.yml`."""

from collections.abc import Iterable

from base.model import Model
from graph.model import Property, model

TYPES = {  # as Cypher's valueType() writes them
    "string": ("STRING",),
    "strings": ("LIST<STRING NOT NULL>", "LIST<NOTHING>"),
    "integer": ("INTEGER",),
    "float": ("FLOAT",),
    "boolean": ("BOOLEAN",),
    "date": ("DATE",),
    "datetime": ("ZONED DATETIME",),
    "point": ("POINT",),
}
WGS84 = 4326


class LabelRow(Model):
    """How many nodes carry one set of labels."""

    labels: list[str]
    nodes: int
    example: str | None

    def fault(self) -> str | None:
        """An unknown label, none at all, or two that exclude each other."""
        unknown = set(self.labels) - model().labels.keys()
        if not unknown and len(primary(self.labels)) == 1:
            return None
        return counted(":" + ":".join(sorted(self.labels)) if self.labels else "()", self.nodes, self.example)


class PropertyRow(Model):
    """One property of one set of labels, in one type."""

    labels: list[str]
    property: str
    type: str
    empty: bool
    srid: int | None
    times: int
    example: str | None

    def fault(self) -> str | None:
        """A property nobody declared, of the wrong type, empty, or a point that is not WGS-84."""
        known = model().labels
        declared = [prop for label in self.labels if label in known for prop in known[label].properties]
        wrong = mistyped(self.property, self.type, self.empty, declared)
        if wrong is None and self.srid not in (None, WGS84):
            wrong = f"SRID {self.srid} ≠ {WGS84}"
        owner = "/".join(primary(self.labels)) or "?"
        return None if wrong is None else counted(f"{owner}.{self.property}: {wrong}", self.times, self.example)


class TieRow(Model):
    """How many ties of a kind join one set of labels with another."""

    kind: str
    starts: list[str]
    ends: list[str]
    ties: int
    example: str | None

    def fault(self) -> str | None:
        """A kind nobody declared, or ends it may not have."""
        known = model().ties.get(self.kind)
        allowed = known.ends if known is not None else ()
        if any((start, end) in allowed for start in self.starts for end in self.ends):
            return None
        start, end = ("/".join(primary(labels)) or "?" for labels in (self.starts, self.ends))
        return counted(f"({start})-[{self.kind}]->({end})", self.ties, self.example)


class TiePropertyRow(Model):
    """One property of one kind of tie, in one type."""

    kind: str
    property: str
    type: str
    empty: bool
    times: int
    example: str | None

    def fault(self) -> str | None:
        """A property nobody declared, of the wrong type, or empty."""
        known = model().ties.get(self.kind)
        wrong = mistyped(self.property, self.type, self.empty, known.properties if known is not None else ())
        return None if wrong is None else counted(f"{self.kind}.{self.property}: {wrong}", self.times, self.example)


def primary(labels: Iterable[str]) -> list[str]:
    """The labels that say what a node is, without the second ones."""
    known = model().labels
    return sorted(label for label in labels if label not in known or not known[label].second)


def mistyped(name: str, found: str, empty: bool, declared: Iterable[Property]) -> str | None:
    """What is wrong with a property found in this type; none when it is as declared."""
    types = {prop.type for prop in declared if prop.name == name}
    if not types:
        return "not in model.yml"
    if empty:
        return "''"
    bare = found.removesuffix(" NOT NULL")
    return None if any(bare in TYPES[kind] for kind in types) else f"{bare} ≠ {'/'.join(sorted(types))}"


def counted(what: str, times: int, example: str | None) -> str:
    """One line of a report: what, how often, and one id."""
    return f"{what} × {times}" + (f" ({example})" if example else "")
