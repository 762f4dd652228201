"""Reads NDJSON: one flat JSON object a line."""

import json
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from base.model import Said
from imports.encoding import encoding_of, undecodable
from imports.row import Known, Number, Row

LONGEST = 1 << 20  # characters of a line
FIRST = 100  # objects in which headers are looked for: an object leaves out what it does not know


def read(path: Path, known: Known) -> Iterator[Row]:
    """Yield each object by its keys under its line's number; a list is its parts with 、 between."""
    encoding = encoding_of(path)
    with path.open(encoding=encoding, newline="\n") as file:
        if encoding == "gb18030" and not known({key for row in islice(_rows(file), FIRST) for key in row.cells}):
            raise undecodable(path)
        file.seek(0)
        yield from _rows(file)


def _rows(file: Any) -> Iterator[Row]:
    number = 0
    while line := file.readline(LONGEST):
        number += 1
        if len(line) == LONGEST and not line.endswith("\n"):
            while (rest := file.readline(LONGEST)) and not rest.endswith("\n"):
                pass
            yield Row(number, {}, fault=TOO_LONG)
        elif line.strip():
            yield _row(number, line)


def _row(number: int, line: str) -> Row:
    try:
        told = json.loads(line, parse_int=Number, parse_float=Number)
    except (ValueError, RecursionError):
        return Row(number, {}, fault=NO_OBJECT)
    if not isinstance(told, dict):
        return Row(number, {}, fault=NO_OBJECT)
    if any(isinstance(value, dict) for value in told.values()):
        return Row(number, {}, fault=NESTED)
    return Row(number, {key.strip(): _text(value) for key, value in told.items()})


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        return "、".join(map(_text, value))
    return value if isinstance(value, str) else str(value)


TOO_LONG = Said(zh="这一行超过一百万个字符。", en="The line is longer than a million characters.")
NO_OBJECT = Said(
    zh='这一行不是 JSON 对象。每行应是一个 {"列": "值"}。',
    en='The line is no JSON object; each is one {"column": "value"}.',
)
NESTED = Said(
    zh="值里又有对象。请展平成一列一个值。", en="A value is an object again; flatten it to one value a column."
)
