"""Rows as CSV files in the form `neo4j-admin database import full` reads, written in a stream."""

import csv
from collections.abc import Callable, Iterable
from contextlib import ExitStack
from datetime import datetime
from pathlib import Path
from typing import Any, Protocol

from base.keys import Keys
from graph.load import Node, Tie, stored
from graph.model import Property, model

ARRAYS = "\x1f"  # no value holds the unit separator
TYPES = {"string": "string", "strings": "string[]", "integer": "long", "point": "point{crs:WGS-84}", "float": "double"}
WRITTEN: dict[str, Callable[[Any], str]] = {
    "strings": ARRAYS.join,
    "boolean": lambda value: "true" if value else "false",
    "datetime": datetime.isoformat,
}
SECOND = "Entity"


class Counted(Protocol):
    """A number that another process may look at."""

    value: int


def write(rows: Iterable[Node | Tie], folder: Path, part: int, keys: Keys, people: Counted | None = None) -> int:
    """Write rows into the files of one part of a graph, one for each label and kind; how many. Counts `people`."""
    written = 0
    with ExitStack() as opened:
        files: dict[str, _File] = {}
        for row in rows:
            written += 1
            name = row[0]
            file = files.get(name)
            if file is None:
                file = files[name] = _File(name, isinstance(row, Node))
                file.begin(opened, folder / f"{name}-{part}.csv")
            if isinstance(row, Tie):
                file.tie(row)
                continue
            file.node(row, stored(keys, row))
            if people is not None and name == "Person":
                people.value += 1
    return written


def words(folder: Path) -> list[str]:
    """What the import is told: which files hold which label or kind, after their headers are written."""
    told = []
    for name in sorted({file.name.rpartition("-")[0] for file in folder.glob("*-*.csv")}):
        is_node = name in model().labels
        header = folder / f"{name}.header"
        header.write_text(",".join(_File(name, is_node).heading) + "\n", encoding="utf-8")
        parts = ",".join(str(file) for file in (header, *sorted(folder.glob(f"{name}-*.csv"))))
        told.append(f"--nodes={name}:{SECOND}={parts}" if is_node else f"--relationships={name}={parts}")
    report = f"--report-file={folder / 'import.report'}"  # else Neo4j leaves it wherever the command was given
    return [*told, f"--array-delimiter=U+{ord(ARRAYS):04X}", "--id-type=string", report]


class _File:
    """One open file: which properties stand in which column, and how their values are written."""

    def __init__(self, name: str, is_node: bool) -> None:
        known = model().labels[name] if is_node else model().ties[name]
        self._columns = [one for one in known.properties if one.name != "id"]
        ends = ["id:ID"] if is_node else [":START_ID", ":END_ID"]
        self.heading = ends + [heading(one) for one in self._columns]
        self._names = [one.name for one in self._columns]
        self._special = [(one.name, WRITTEN[one.type]) for one in self._columns if one.type in WRITTEN]

    def begin(self, opened: ExitStack, path: Path) -> None:
        """Open the file for writing."""
        file = opened.enter_context(path.open("w", encoding="utf-8", newline="", buffering=1 << 20))
        self._write = csv.writer(file).writerow

    def node(self, row: Node, properties: dict[str, Any]) -> None:
        """One node."""
        if row.point is not None:
            lon, lat = row.point
            properties["location"] = f"{{longitude:{lon},latitude:{lat}}}"
        self._write([row.id, *self._values(properties)])

    def tie(self, row: Tie) -> None:
        """One tie."""
        self._write([row.start, row.end, *self._values(row.properties)])

    def _values(self, properties: dict[str, Any]) -> list[Any]:
        for name, written in self._special:
            if (value := properties.get(name)) is not None:
                properties = {**properties, name: written(value)}
        known = properties.get
        return [known(name) for name in self._names]


def heading(one: Property) -> str:
    """A property as Neo4j's import wants its column named."""
    return f"{one.name}:{TYPES.get(one.type, one.type)}"
