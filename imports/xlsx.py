"""Reads the first sheet of an XLSX workbook, row by row; what a spreadsheet has made of a number stays visible."""

import re
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time
from itertools import islice
from pathlib import Path
from typing import Any

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook

from base.errors import Invalid
from base.model import Said
from imports.columns import checked
from imports.row import Known, Number, Row

MOST = 600 << 20  # bytes a workbook may unpack to: a full sheet of a million rows; what is larger is sent as CSV
BLOCK = 1 << 20
EXACT = 10**15  # a spreadsheet keeps fifteen digits
TITLES = 10  # rows above the header that may hold a title
Merged = dict[tuple[int, int], tuple[int, int]]


def read(path: Path, known: Known) -> Iterator[Row]:
    """Yield each row by its headers under the sheet's own row number; rows of titles above the header are left out.

    A cell merged downwards counts in each of its rows; one merged across columns is a fault of its row.
    """
    _refuse_bombs(path)
    try:
        sheet = CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0)
    except (CalamineError, IndexError, OSError) as error:
        raise _broken(path) from error
    if sheet.total_height == 0:
        return
    serial = not _counts_from_1904(path)
    start, headers = _header(path, list(islice(_lines(sheet, serial), TITLES)), known)
    down, across = _merged(sheet.merged_cell_ranges or [])
    above: dict[tuple[int, int], str] = {}
    for number, cells in _lines(sheet, serial):
        for column in range(len(cells)):
            top = down.get((number - 1, column))
            if top == (number - 1, column):
                above[top] = cells[column]
            elif top is not None:
                cells[column] = above.get(top, "")
        if number <= start or not any(cell.strip() for cell in cells):
            continue
        named = {header: cell for header, cell in zip(headers, cells, strict=False) if header}
        yield Row(number, named, fault=MERGED if number - 1 in across else None)


def _lines(sheet: CalamineSheet, serial: bool) -> Iterator[tuple[int, list[str]]]:
    """Each row of the sheet under its number, as texts."""
    return enumerate(([_text(cell, serial) for cell in cells] for cells in sheet.iter_rows()), start=1)


def rows(path: Path) -> int:
    """About how many rows there are, by the end of the first sheet's last row; 0 where the file does not say."""
    with zipfile.ZipFile(path) as book:
        names = [name for name in book.namelist() if name.startswith("xl/worksheets/") and name.endswith(".xml")]
        if not names:
            return 0
        with book.open(sorted(names)[0]) as sheet:
            found = re.search(rb'<dimension ref="[A-Z]+\d+:[A-Z]+(\d+)"', sheet.read(4096))
    return int(found[1]) if found else 0


def _header(path: Path, first: list[tuple[int, list[str]]], known: Known) -> tuple[int, list[str]]:
    """The number of the header's row and its cells: the first row that is known, else the first that is not empty."""
    trimmed = [(number, [cell.strip() for cell in cells]) for number, cells in first if any(map(str.strip, cells))]
    if not trimmed:
        return TITLES, []
    number, headers = next(((at, cells) for at, cells in trimmed if known(cells)), trimmed[0])
    return number, checked(path, headers)


def _text(cell: Any, serial: bool) -> str:
    if isinstance(cell, bool):
        return str(cell).lower()
    if isinstance(cell, int | float):
        if cell != int(cell):
            return Number(repr(cell))
        text = str(int(cell)) if abs(cell) < EXACT else f"{cell:e}"
        return Number(text) if serial or len(text) != len("45000") else text
    if isinstance(cell, datetime):
        return cell.isoformat(" ")
    return cell.isoformat() if isinstance(cell, date | time) else str(cell)


def _merged(ranges: Any) -> tuple[Merged, set[int]]:
    """Cells merged downwards with their top ones, and rows in which cells are merged across."""
    down: Merged = {}
    across: set[int] = set()
    for (top, left), (bottom, right) in ranges:
        if left != right:
            across.update(range(top, bottom + 1))
        else:
            down |= {(row, left): (top, left) for row in range(top, bottom + 1)}
    return down, across


def _refuse_bombs(path: Path) -> None:
    """Unpack the workbook into nothing: what it says of its size is neither believed nor kept."""
    try:
        with zipfile.ZipFile(path) as book:
            if sum(part.file_size for part in book.infolist()) > MOST:
                raise _too_large(path)
            for part in book.infolist():
                with book.open(part) as file:
                    while file.read(BLOCK):
                        pass
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError) as error:
        raise _broken(path) from error


def _counts_from_1904(path: Path) -> bool:
    with zipfile.ZipFile(path) as book:
        try:
            return re.search(rb'date1904="(1|true)"', book.read("xl/workbook.xml")) is not None
        except KeyError as error:
            raise _broken(path) from error


def _too_large(path: Path) -> Invalid:
    most = MOST >> 20
    return Invalid(
        f"{path.name} 展开后超过 {most} MB，没有打开。请核对来源；确实这么大的表请另存为“CSV UTF-8”后再导入。",
        f"{path.name} unpacks to more than {most} MB and was not opened. Check where it comes from; "
        "a table truly so large is saved as “CSV UTF-8”.",
    )


def _broken(path: Path) -> Invalid:
    return Invalid(
        f"{path.name} 不是完整、未加密的 XLSX。请用表格软件打开后另存一次，去掉密码，再导入。",
        f"{path.name} is no whole XLSX without a password. Open it in a spreadsheet, save it again, and import that.",
    )


MERGED = Said(
    zh="这一行有横向合并的单元格，无法知道各列的值。请取消合并并填写每一格。",
    en="The row has cells merged across columns; unmerge them and fill each cell.",
)
