"""Small files of registers, read without a server."""

import json
from pathlib import Path
from typing import Any

import xlsxwriter

from imports.table_job import Coming
from imports.tables.contracts import TABLES
from imports.tables.reading import TableFile
from imports.tables.rules import Rules
from tests.conftest import DAY

RULES = Rules(DAY, invented=True)
HEADER = "source_id,name,village,born,citizen_number,phone,died"
VILLAGE = "990101001003"


def read(path: Path, table: str = "people", rules: Rules = RULES, own: Path | None = None) -> list[Coming]:
    """Every row of a file."""
    return [*TableFile(path, TABLES[table], own, "register").after(0, rules)]


def csv(folder: Path, text: str, encoding: str = "utf-8") -> Path:
    """A file of this text."""
    path = folder / "people.csv"
    path.write_bytes(text.encode(encoding))
    return path


def book(folder: Path, rows: list[list[Any]], merged: tuple[int, int, int, int] | None = None) -> Path:
    """A workbook of these cells, days formatted as days."""
    path = folder / "people.xlsx"
    made = xlsxwriter.Workbook(str(path), {"default_date_format": "yyyy-mm-dd"})
    sheet = made.add_worksheet()
    for at, row in enumerate(rows):
        sheet.write_row(at, 0, row)
    if merged is not None:
        top, left, _, _ = merged
        sheet.merge_range(*merged, rows[top][left])
    made.close()
    return path


def one(told: dict[str, Any], rules: Rules = RULES) -> Any:
    """What one row of people brings, read from NDJSON; or the English reasons it does not."""
    path = Path(told.pop("folder")) / "one.ndjson"
    path.write_text(json.dumps({"source_id": "1", "name": "王芳", "village": VILLAGE, **told}), encoding="utf-8")
    [coming] = read(path, rules=rules)
    return coming.brought.node.properties if coming.brought and coming.brought.node else reasons([coming])


def reasons(rows: list[Coming]) -> list[str]:
    """Why rows are refused."""
    return [wrong.reason.en for row in rows for wrong in row.wrong]
