"""The whole graph as CSV, one file a label and a kind of tie, in the form Neo4j's own import reads; and back."""

import hashlib
import json
from collections.abc import Callable
from contextlib import ExitStack
from datetime import date, datetime
from pathlib import Path
from typing import Any, TextIO

from base.errors import Refused
from base.files import line_breaks, write_private
from base.model import Model
from base.settings import Settings
from graph import dump
from graph.bulk import ARRAYS, heading
from graph.door import OperatorGraph
from graph.model import model
from graph.server_files import Folder
from graph.stand import stand_of
from graph.statements import load

NODES = load("export/nodes")
TIES = load("export/ties")
STRIDE = 10_000  # node numbers asked for at once
NAME = "export.json"
WHOLE = 1 << 256
Say = Callable[[int, int], object]


class Part(Model):
    """One file: how many rows, and the sum of their hashes, which no order changes."""

    rows: int
    content: str


class Exported(Model):
    """What a full export holds, file by file; `lines` says whether a value holds a line break."""

    day: date
    nodes: int
    ties: int
    lines: bool
    files: dict[str, Part]


def export(db: OperatorGraph, folder: Path, say: Say = lambda done, all: None) -> Exported:
    """Write every node and tie into a folder that is there and empty; sealed fields stay sealed."""
    last = stand_of(db).largest
    with ExitStack() as opened:
        files = _Files(folder, opened)
        for first in range(0, last + 1, STRIDE):
            asked = {"first": first, "last": min(first + STRIDE - 1, last)}
            for row in db.client.read(NODES, asked, db.settings.sweep_seconds, {}):
                files.node(row)
            for row in db.client.read(TIES, asked, db.settings.sweep_seconds, {}):
                files.tie(row)
            say(asked["last"] + 1, last + 1)
        told = files.told(db.day)
    write_private(folder / NAME, told.model_dump_json(indent=1) + "\n")
    return told


def restore(settings: Settings, home: Folder, folder: Path) -> Exported:
    """Fill a stopped server with an export, in place of what it holds; Refused when a file is not as it was written."""
    told = checked(folder)
    words = []
    for name in sorted(told.files):
        flag = "--nodes" if name in model().labels else f"--relationships={name}"
        words.append(f"{flag}={folder / f'{name}.csv'}")
    words += [
        f"--array-delimiter=U+{ord(ARRAYS):04X}",
        "--id-type=integer",
        f"--report-file={home.path / 'import.report'}",
    ]
    dump.import_full(settings, home, [*words, "--multiline-fields=true"] if told.lines else words)
    return told


def checked(folder: Path) -> Exported:
    """What an export says it holds, when its files hold that."""
    path = folder / NAME
    if not path.is_file():
        raise Refused(f"{folder} 不是完整导出的文件夹。", f"{folder} is no folder of a full export.")
    told = Exported.model_validate_json(path.read_bytes())
    for name, part in told.files.items():
        file = folder / f"{name}.csv"
        if not file.is_file():
            raise Refused(f"导出缺少 {file.name}，没有导入。", f"The export lacks {file.name}; nothing was imported.")
        if not told.lines and line_breaks(file) != part.rows + 1:
            raise Refused(
                f"{file.name} 的行数与导出时不同，没有导入。",
                f"{file.name} has not as many rows as were written; nothing was imported.",
            )
    return told


class _Files:
    """The files of an export, each opened when its first row comes."""

    def __init__(self, folder: Path, opened: ExitStack) -> None:
        self._folder, self._opened = folder, opened
        self._files: dict[str, _File] = {}

    def node(self, row: dict[str, Any]) -> None:
        """One node; its own label names the file, the second ones stand in a column."""
        labels = sorted(row["labels"])
        [own] = [name for name in labels if not model().labels[name].second]
        told = _quoted(ARRAYS.join([own, *(name for name in labels if name != own)]))
        self._file(own).write([str(row["number"]), told], row["properties"], told)

    def tie(self, row: dict[str, Any]) -> None:
        """One tie; what it joins is told by our ids where its hash is taken, for the server's numbers may change."""
        ends = json.dumps([row["start_id"], row["end_id"]], ensure_ascii=False)
        self._file(row["kind"]).write([str(row["start"]), str(row["end"])], row["properties"], ends)

    def told(self, day: date) -> Exported:
        """What was written."""
        rows = {name: file.rows for name, file in self._files.items()}
        return Exported(
            day=day,
            nodes=sum(rows[name] for name in rows if name in model().labels),
            ties=sum(rows[name] for name in rows if name in model().ties),
            lines=any(file.lines for file in self._files.values()),
            files={name: Part(rows=file.rows, content=f"{file.content:064x}") for name, file in self._files.items()},
        )

    def _file(self, name: str) -> "_File":
        if name not in self._files:
            path = self._folder / f"{name}.csv"
            self._files[name] = _File(name, self._opened.enter_context(path.open("w", encoding="utf-8", newline="")))
        return self._files[name]


class _File:
    """One open file with its columns as the model has them."""

    def __init__(self, name: str, file: TextIO) -> None:
        is_node = name in model().labels
        self._name, self._file = name, file
        self._columns = (model().labels[name] if is_node else model().ties[name]).properties
        if is_node:
            seconds = [one for label in model().labels.values() if label.second for one in label.properties]
            known = {one.name for one in self._columns}
            self._columns += tuple({one.name: one for one in seconds if one.name not in known}.values())
        self._known = {one.name for one in self._columns}
        self.rows, self.content, self.lines = 0, 0, False
        heads = [":ID", ":LABEL"] if is_node else [":START_ID", ":END_ID"]
        file.write(",".join([*heads, *map(heading, self._columns)]) + "\n")

    def write(self, first: list[str], properties: dict[str, Any], about: str) -> None:
        """One row, hashed with what it is about; Refused for a property the model does not know: it would be lost."""
        if unknown := sorted(properties.keys() - self._known):
            raise Refused(
                f"图中 {self._name} 有模型不认识的属性 {unknown[0]}，导出会丢失它。请先运行 huimin doctor。",
                f"{self._name} has a property {unknown[0]} the model does not know, which an export would lose. "
                "Run `huimin doctor` first.",
            )
        values = [_written(properties.get(one.name)) for one in self._columns]
        line = ",".join([*first, *values])
        self.rows += 1
        self.lines = self.lines or "\n" in line or "\r" in line
        hashed = hashlib.sha256(f"{about},{','.join(values)}".encode("utf-8", "surrogatepass")).digest()
        self.content = (self.content + int.from_bytes(hashed, "big")) % WHOLE
        self._file.write(line + "\n")


def _written(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return repr(value)
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, dict):
        return _quoted(f"{{longitude:{value['lon']!r},latitude:{value['lat']!r}}}")
    return _quoted(ARRAYS.join(value) if isinstance(value, list) else str(value))


def _quoted(text: str) -> str:
    """Text in quotation marks: what is empty and quoted is empty, what is empty and not is unknown."""
    return '"' + text.replace('"', '""') + '"'
