"""Reads a table's file: each row as what it brings, or what is wrong with it."""

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from base import wrong
from base.errors import Invalid
from base.files import line_breaks
from base.model import Said
from imports import marked, xlsx
from imports.formats import FORMATS, Format, empty, format_of
from imports.provider_kinds import vocabulary
from imports.row import Number, Row
from imports.table_job import Coming
from imports.table_report import Wrong
from imports.tables import headers, mapping
from imports.tables.contract import Contract
from imports.tables.rules import Rules
from imports.tables.twice import Twice
from imports.tables.unread import Unread

ROWS_SHOWN, COLUMNS_SHOWN = 3, 8
FORMS = [suffix for suffix, form in FORMATS.items() if form.crs is None]
UNSEEN = re.compile(r"[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\x00-\x08\x0b-\x1f\x7f]")


class TableFile:
    """A file of a table: its columns are found when it is opened, its rows are read as often as they are asked for."""

    def __init__(self, path: Path, table: type[Contract], own: Path | None, source: str | None) -> None:
        self.path, self.table, self.source = path, table, source
        self.form = _form(path)
        self.mapping = mapping.read(own, [*headers.columns(table)])
        first = next(self._read(), None)
        if first is None:
            raise empty(path)
        self.headers = self._headers(first)
        self.columns = headers.found(table, self.headers, self.mapping)
        lacking = headers.needed(table, self.columns, self.mapping, source)
        if lacking:
            raise headers.refuse(path, table, self.headers, lacking)

    @property
    def unread(self) -> list[str]:
        """Headers that no column of the table is read from."""
        return [header for header in self.headers if header not in self.columns.values()]

    def lines(self) -> int:
        """About how many rows there are."""
        if self.path.suffix.lower() == ".xlsx":
            return xlsx.rows(self.path)
        return line_breaks(self.path)

    def raw(self) -> Iterator[tuple[int, list[str]]]:
        """Each row as the file has it: its number and its cells under the headers."""
        for row in self._read():
            yield row.number, [row.cells.get(header, "") for header in self.headers]

    def give_back(self, folder: Path, errors: Callable[[], Iterator[Wrong]]) -> None:
        """Write the file with its errors marked, and its bad rows alone."""
        marked.mark(folder / f"{self.path.stem}.marked.xlsx", self.headers, self.raw(), errors())
        marked.only_bad(folder / f"{self.path.stem}.bad.csv", self.headers, self.raw(), errors())

    def after(self, number: int, rules: Rules) -> Iterator[Coming]:
        """The rows after a number, judged: the same ones each time."""
        twice = Twice(name for row in self._read() if (name := self._name(row)))
        for row in self._read():
            name = self._name(row)
            before = twice.before(name, row.number) if name else None
            if row.number <= number:
                continue
            if before is not None:
                yield self._wrong(row, "source_id", _again(before))
            else:
                yield self._coming(row, rules)

    def _read(self) -> Iterator[Row]:
        if self.path.suffix.lower() == ".xlsx":  # where the header may stand below a title
            return self.form.read(self.path, self._is_known)
        return self.form.read(self.path, lambda _: True)

    def _is_known(self, found: Any) -> bool:
        taken = headers.found(self.table, found, self.mapping)
        return not headers.needed(self.table, taken, self.mapping, self.source)

    def _headers(self, first: Row) -> list[str]:
        if self.path.suffix.lower() not in (".ndjson", ".jsonl"):
            return [*first.cells]
        # an object leaves out what it does not know
        return [*dict.fromkeys(key for row in self._read() for key in row.cells)]

    def _name(self, row: Row) -> str:
        told = self._cells(row, {name: self.columns[name] for name in ("source", "source_id") if name in self.columns})
        name = told.get("source_id")
        return "" if name is None else f"{told.get('source') or self.source}\n{''.join(name.split())}"

    def _cells(self, row: Row, columns: Mapping[str, str]) -> dict[str, str | None]:
        return {name: self._cell(name, row.cells.get(header, "")) for name, header in columns.items()}

    def _cell(self, name: str, text: str) -> str | None:
        """A cell's text without what nobody sees; None where it says that nothing is known."""
        if not (text.isascii() and text.isprintable()):
            kept = unicodedata.normalize("NFC", UNSEEN.sub("", text)).replace("\u00a0", " ").replace("\u3000", " ")
            text = Number(kept) if isinstance(text, Number) else kept
        stripped = text.strip()
        if stripped.lower().rstrip(".。") in vocabulary().unknown:
            return None
        return self.mapping.value(name, text if stripped == text else stripped)  # what was a number stays marked

    def _coming(self, row: Row, rules: Rules) -> Coming:
        if row.fault is not None:
            return Coming(row.number, None, (Wrong(row=row.number, reason=row.fault),))
        told: dict[str, Any] = {**self.mapping.constants, **self._cells(row, self.columns)}
        if told.get("source") is None and self.source is not None:
            told["source"] = self.source
        try:
            return Coming(row.number, self.table.model_validate(told, context=rules).brought(row.number))
        except ValidationError as error:
            found = error.errors(include_url=False)
            return Coming(row.number, None, tuple(self._fault(row.number, told, each) for each in found))

    def _fault(self, row: int, told: Mapping[str, Any], error: Any) -> Wrong:
        cause = error.get("ctx", {}).get("error")
        name = str(error["loc"][0]) if error["loc"] else getattr(cause, "field", None)
        title = headers.columns(self.table)[name].zh if name else ""
        if isinstance(cause, Unread):
            zh, en = cause.said.zh, cause.said.en
        elif name and told.get(name) is None:
            zh, en = "没有填写", "is empty"
        else:
            zh, en = wrong.said(error, "zh"), f"is wrong: {wrong.said(error, 'en')}"
        said = Said(zh=f"{title}{zh}。", en=f"{name or 'The row'} {en}.")
        return Wrong(row=row, field=self.columns.get(name or "", name), reason=said)

    def _wrong(self, row: Row, name: str, reason: Said) -> Coming:
        return Coming(row.number, None, (Wrong(row=row.number, field=self.columns.get(name), reason=reason),))


def preview(path: Path) -> list[list[str]]:
    """The first headers and rows of a file as they are read, for whoever wonders why it is refused."""
    rows = [*islice(_form(path).read(path, lambda _: True), ROWS_SHOWN)]
    told = [[*rows[0].cells], *([*row.cells.values()] for row in rows)] if rows else []
    return [[cell[:20] for cell in cells[:COLUMNS_SHOWN]] for cells in told]


def _form(path: Path) -> Format:
    form = format_of(path)
    if path.suffix.lower() not in FORMS:
        raise Invalid(
            f"{path.name} 不是表格。可以导入的格式：{' '.join(FORMS)}。",
            f"{path.name} is no table. Save it as one of these: {' '.join(FORMS)}.",
        )
    return form


def _again(first: int) -> Said:
    return Said(
        zh=f"来源编号与第 {first} 行相同，以先出现的为准。请核对哪一行是对的。",
        en=f"source_id is that of row {first}, which came first and counts. Check which of them is right.",
    )
