"""Writes an invented county as files: one row a line, before anything is encrypted."""

import json
from datetime import date
from pathlib import Path
from typing import Any

from base.files import write_private
from graph.load import Node
from seed.county import Answers, County


def dump(county: County, folder: Path) -> int:
    """nodes.ndjson, ties.ndjson and answers.json in a folder; how many rows. Same seed, same bytes."""
    folder.mkdir(parents=True, exist_ok=True)
    count = 0
    with (
        open(folder / "nodes.ndjson", "w", encoding="utf-8", newline="\n") as nodes,
        open(folder / "ties.ndjson", "w", encoding="utf-8", newline="\n") as ties,
    ):
        for row in county.rows():
            count += 1
            (nodes if isinstance(row, Node) else ties).write(line(row._asdict()) + "\n")
    write_answers(county.answers, folder / "answers.json")
    return count


def write_answers(answers: Answers, file: Path) -> None:
    """The answers, for the eyes of this user only."""
    write_private(file.absolute(), line(answers.model_dump()) + "\n")


def line(told: dict[str, Any]) -> str:
    """One JSON object on one line, its keys in one order."""
    return json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=_day)


def _day(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{value!r} does not belong into a dump")
