"""The history of divisions' codes, and the divisions there are now, from five tables in one folder."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from base.errors import Invalid
from graph.areas import Division as Now
from imports import csv
from imports.formats import empty, format_of
from imports.row import Row
from ledger.divisions import Division

CODE, NAME, SINCE, UNTIL, SUCCESSORS = "代码", "名称", "启用时间", "变更/弃用时间", "新代码"


class Beside(NamedTuple):
    """A table of divisions of one level: its file, and the column that names the division each lies in."""

    file: str
    level: str
    digits: int
    part_of: str | None


BESIDE = (
    Beside("provinces.csv", "province", 2, None),
    Beside("cities.csv", "prefecture", 4, "provinceCode"),
    Beside("areas.csv", "county", 6, "cityCode"),
    Beside("streets.csv", "township", 9, "areaCode"),
)


def history(path: Path) -> list[Division]:
    """Every code with the years in which it was in use; Invalid names a row that says something else."""
    found = [_division(path, row) for row in _rows(path, {CODE, NAME, SINCE, UNTIL, SUCCESSORS})]
    if not found:
        raise empty(path)
    return found


def now(folder: Path) -> list[Now]:
    """The divisions there are, the wider before those that lie in them."""
    return [one for beside in BESIDE for one in _of_level(folder / beside.file, beside)]


def _division(path: Path, row: Row) -> Division:
    code, since, until = (row.cells[name].strip() for name in (CODE, SINCE, UNTIL))
    if not (re.fullmatch(r"\d{6}", code) and re.fullmatch(r"\d{4}", since) and re.fullmatch(r"(\d{4})?", until)):
        raise _wrong(path, row, "代码应为 6 位数字，时间应为年份", "needs a code of 6 digits and years")
    return Division(code, row.cells[NAME].strip(), int(since), int(until) if until else None, row.cells[SUCCESSORS])


def _of_level(path: Path, beside: Beside) -> Iterator[Now]:
    for row in _rows(path, {"code", "name", *([beside.part_of] if beside.part_of else [])}):
        code = row.cells["code"].strip()
        if not re.fullmatch(rf"\d{{{beside.digits}}}", code):
            raise _wrong(path, row, f"代码应为 {beside.digits} 位数字", f"needs a code of {beside.digits} digits")
        part_of = row.cells[beside.part_of].strip() if beside.part_of else None
        yield Now(code=code, name=row.cells["name"].strip(), level=beside.level, part_of=part_of)


def _rows(path: Path, columns: set[str]) -> Iterator[Row]:
    format_of(path)
    for row in csv.read(path, lambda headers: columns <= set(headers)):
        if lacking := columns - row.cells.keys():
            named = ", ".join(sorted(lacking))
            raise Invalid(f"{path.name} 缺少列：{named}。", f"{path.name} lacks the columns {named}.")
        if row.fault is not None:
            raise _wrong(path, row, row.fault.zh, row.fault.en)
        yield row


def _wrong(path: Path, row: Row, zh: str, en: str) -> Invalid:
    return Invalid(
        f"{path.name} 第 {row.number} 行：{zh}。没有写入。",
        f"{path.name}, row {row.number}: {en}. Nothing was written.",
    )
