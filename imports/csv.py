"""Reads tables as comma, semicolon or tab separated text, row by row."""

import csv
from collections.abc import Iterator
from itertools import zip_longest
from pathlib import Path

from base.errors import Invalid
from base.model import Said
from imports.columns import checked
from imports.encoding import EDITION_2022, encoding_of, undecodable
from imports.row import Known, Row


def read(path: Path, known: Known) -> Iterator[Row]:
    """Yield each row by its headers; the header is row 1. Blank rows are left out, ragged ones carry a fault."""
    encoding = encoding_of(path)
    with path.open(encoding=encoding, newline="") as file:
        lines = (line.translate(EDITION_2022) for line in file) if encoding == "gb18030" else iter(file)
        first = next((line for line in lines if line.strip()), "")
        table = csv.reader(_again(first, lines), delimiter=_delimiter(first), strict=True)
        try:
            headers = _headers(path, next(table, []))
            if encoding == "gb18030" and not known(headers):
                raise undecodable(path)
            yield from _rows(headers, table)
        except csv.Error as error:
            raise Invalid(
                f"{path.name} 第 {table.line_num} 行不是完整的 CSV（{error}）。多半是引号没有成对，请改正后再导入。",
                f"{path.name} is not whole CSV at line {table.line_num} ({error}): most likely a quote is missing.",
            ) from error


def _rows(headers: list[str], table: Iterator[list[str]]) -> Iterator[Row]:
    for number, cells in enumerate(table, start=2):
        if not any(cell.strip() for cell in cells):
            continue
        named = {header: cell for header, cell in zip_longest(headers, cells[: len(headers)], fillvalue="") if header}
        yield Row(number, named, fault=None if len(cells) == len(headers) else _ragged(len(cells), len(headers)))


def _ragged(cells: int, headers: int) -> Said:
    return Said(
        zh=f"这一行有 {cells} 列，表头有 {headers} 列。请补齐或检查逗号和引号。",
        en=f"The row has {cells} columns and the header {headers}. Check its commas and quotes.",
    )


def _headers(path: Path, cells: list[str]) -> list[str]:
    return checked(path, [cell.strip() for cell in cells])


def _delimiter(header: str) -> str:
    return max(",;\t", key=header.count)


def _again(first: str, rest: Iterator[str]) -> Iterator[str]:
    yield first
    yield from rest
