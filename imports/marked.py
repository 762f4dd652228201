"""A file given back: a workbook with a red cell and a comment for each error, and a table of the bad rows only."""

import csv
import os
from collections.abc import Iterable, Mapping, Sequence
from itertools import count
from pathlib import Path

import xlsxwriter

from imports.table_report import Wrong

ROWS = 1_048_575  # beside the header; a sheet has no more
COMMENTS = 10_000  # beyond that a cell is red and says nothing: a workbook with a million comments opens nowhere
TEXT = 32_767  # characters a cell may hold
Line = tuple[int, Sequence[str]]
Errors = Mapping[int, Sequence[Wrong]]


def mark(target: Path, headers: Sequence[str], lines: Iterable[Line], errors: Errors, lang: str) -> None:
    """Write the whole file as a workbook; an error that names no column of the file marks the row's first cell."""
    os.close(os.open(target, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600))
    # Every cell is text: whatever begins with = stays what somebody wrote and is never computed.
    book = xlsxwriter.Workbook(str(target), {"constant_memory": True, "strings_to_formulas": False})
    bold, red = book.add_format({"bold": True}), book.add_format({"bg_color": "#FFC7CE", "font_color": "#9C0006"})
    columns = {header: at for at, header in enumerate(headers)}
    said, at, sheet = count(), ROWS, None
    for number, cells in lines:
        if at >= ROWS or sheet is None:
            sheet, at = book.add_worksheet(), 0
            sheet.freeze_panes(1, 0)
            for column, header in enumerate(headers):
                sheet.write_string(0, column, header, bold)
        at += 1
        wrong = {columns.get(one.field or "", 0): one for one in errors.get(number, ())}
        for column, text in enumerate(cells):
            sheet.write_string(at, column, text[:TEXT], red if column in wrong else None)
        for column, one in wrong.items():
            if next(said) < COMMENTS:
                sheet.write_comment(at, column, one.reason.in_(lang))
    book.close()


def only_bad(target: Path, headers: Sequence[str], lines: Iterable[Line], errors: Errors) -> int:
    """Write the bad rows in the original's columns, to be mended and imported again; how many."""
    bad = 0
    opened = os.open(target, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600)
    with open(opened, "w", encoding="utf-8-sig", newline="") as file:
        out = csv.writer(file)
        out.writerow(headers)
        for number, cells in lines:
            if number in errors:
                out.writerow(cells)
                bad += 1
    return bad
