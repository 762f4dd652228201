"""A file given back: a workbook with a red cell and a comment for each error, and a table of the bad rows only."""

import csv
import os
from collections.abc import Iterable, Iterator, Sequence
from itertools import count
from pathlib import Path

import xlsxwriter

from imports.table_report import Wrong

ROWS = 1_048_575  # beside the header; a sheet has no more
COMMENTS = 10_000  # beyond that a cell is red and says nothing: a workbook with a million comments opens nowhere
TEXT = 32_767  # characters a cell may hold
Line = tuple[int, Sequence[str]]


def mark(target: Path, headers: Sequence[str], lines: Iterable[Line], wrong: Iterable[Wrong]) -> None:
    """Write the whole file as a workbook; an error that names no column of the file marks the row's first cell.

    Rows and errors both come in the order of the file, and are never all held.
    """
    os.close(os.open(target, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600))
    # Every cell is text: whatever begins with = stays what somebody wrote and is never computed.
    book = xlsxwriter.Workbook(str(target), {"constant_memory": True, "strings_to_formulas": False})
    bold, red = book.add_format({"bold": True}), book.add_format({"bg_color": "#FFC7CE", "font_color": "#9C0006"})
    columns = {header: at for at, header in enumerate(headers)}
    said, at, sheet = count(), ROWS, None
    for cells, errors in _joined(lines, wrong):
        if at >= ROWS or sheet is None:
            sheet, at = book.add_worksheet(), 0
            sheet.freeze_panes(1, 0)
            for column, header in enumerate(headers):
                sheet.write_string(0, column, header, bold)
        at += 1
        red_at = {columns.get(one.field or "", 0): one for one in errors}
        for column, text in enumerate(cells):
            sheet.write_string(at, column, text[:TEXT], red if column in red_at else None)
        for column, one in red_at.items():
            if next(said) < COMMENTS:
                sheet.write_comment(at, column, f"{one.reason.zh}\n{one.reason.en}")
    book.close()


def only_bad(target: Path, headers: Sequence[str], lines: Iterable[Line], wrong: Iterable[Wrong]) -> int:
    """Write the bad rows in the original's columns, to be mended and imported again; how many."""
    bad = 0
    opened = os.open(target, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600)
    with open(opened, "w", encoding="utf-8-sig", newline="") as file:
        out = csv.writer(file)
        out.writerow(headers)
        for cells, errors in _joined(lines, wrong):
            if errors:
                out.writerow(cells)
                bad += 1
    return bad


def _joined(lines: Iterable[Line], wrong: Iterable[Wrong]) -> Iterator[tuple[Sequence[str], list[Wrong]]]:
    coming = iter(wrong)
    following = next(coming, None)
    for number, cells in lines:
        errors = []
        while following is not None and following.row <= number:
            errors.append(following)
            following = next(coming, None)
        yield cells, errors
