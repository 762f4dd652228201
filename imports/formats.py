"""Which formats are read: one module each, listed here, never discovered."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from base.errors import Invalid
from imports import csv, geojson, ndjson, xlsx
from imports.coordinates import Crs
from imports.row import Known, Row


class Format(NamedTuple):
    """How a format is read, and the coordinate system its standard states, if it states one."""

    read: Callable[[Path, Known], Iterator[Row]]
    crs: Crs | None = None


FORMATS = {
    ".csv": Format(csv.read),
    ".tsv": Format(csv.read),
    ".txt": Format(csv.read),
    ".xlsx": Format(xlsx.read),
    ".ndjson": Format(ndjson.read),
    ".jsonl": Format(ndjson.read),
    ".geojson": Format(geojson.read, crs="wgs84"),
    ".json": Format(geojson.read, crs="wgs84"),
}


def format_of(path: Path) -> Format:
    """The format a file's name ends with; Invalid when the file is not there, empty, or of another format."""
    if not path.is_file():
        raise Invalid(f"没有这个文件：{path}。", f"There is no file {path}.")
    if not os.access(path, os.R_OK):
        raise Invalid(f"不能读取 {path}。请检查文件的权限。", f"{path} cannot be read. Check its permissions.")
    if path.suffix.lower() not in FORMATS:
        known = " ".join(FORMATS)
        raise Invalid(
            f"不认识这种文件：{path.name}。可以导入的格式：{known}。请另存为其中一种。",
            f"{path.name} is of no format that can be read. Save it as one of these: {known}.",
        )
    if path.stat().st_size == 0:
        raise empty(path)
    return FORMATS[path.suffix.lower()]


def empty(path: Path) -> Invalid:
    """The answer to a file with nothing in it."""
    return Invalid(
        f"{path.name} 里没有任何记录。请检查是否发错了文件。",
        f"{path.name} has no rows. Check whether it is the right file.",
    )
