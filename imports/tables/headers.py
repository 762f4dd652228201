"""Which header of somebody's file is which column of a table."""

from collections.abc import Iterable
from functools import cache
from pathlib import Path

from base.errors import Invalid
from imports.folding import folded
from imports.tables.column import Column, OneOf, words
from imports.tables.contract import Contract
from imports.tables.mapping import Mapping

SHOWN = 15


class UnknownHeaders(Invalid):
    """A file whose header has not the columns a table needs."""


@cache
def columns(table: type[Contract]) -> dict[str, Column]:
    """Each column's titles, in the order of the contract."""
    return {
        name: next(each for each in field.metadata if isinstance(each, Column))
        for name, field in table.model_fields.items()
    }


def words_of(table: type[Contract], name: str) -> list[str]:
    """The few words a column may hold; none where it holds others."""
    found = next((each for each in table.model_fields[name].metadata if isinstance(each, OneOf)), None)
    return [] if found is None else [*words(found.name)]


def found(table: type[Contract], headers: Iterable[str], mapping: Mapping) -> dict[str, str]:
    """Our column to the file's header: as the mapping says, else by name, Chinese title or another known one."""
    there = [header for header in headers if header]
    by_fold = {folded(header): header for header in reversed(there)}
    taken: dict[str, str] = {}
    for name, column in columns(table).items():
        wanted = (mapping.columns[name],) if name in mapping.columns else (name, column.zh, *column.also)
        for each in wanted:
            header = by_fold.get(folded(each))
            if header is not None and header not in taken.values():
                taken[name] = header
                break
    return taken


def needed(table: type[Contract], taken: Iterable[str], mapping: Mapping, source: str | None) -> list[str]:
    """The columns the file lacks and every row needs."""
    there = {*taken, *mapping.constants, *(["source"] if source else [])}
    return [name for name, field in table.model_fields.items() if field.is_required() and name not in there]


def refuse(file: Path, table: type[Contract], headers: Iterable[str], lacking: list[str]) -> UnknownHeaders:
    """Which headers were found and which are missing, and how to say which is which."""
    named = {name: column.zh for name, column in columns(table).items()}
    there = "、".join([header[:30] for header in headers if header][:SHOWN]) or "—"
    zh = "、".join(f"{named[name]}（{name}）" for name in lacking)
    hint_zh = "；来源可用 --source 给出" if "source" in lacking else ""
    hint_en = "; --source gives the source" if "source" in lacking else ""
    return UnknownHeaders(
        f"{file.name} 缺少{table.title.zh}表必需的列：{zh}{hint_zh}。找到的表头：{there}。"
        "请改表头，或用 --mapping 说明哪一列是哪一列；模板见 huimin import template。",
        f"{file.name} lacks columns that {table.title.en.lower()} need: {', '.join(lacking)}{hint_en}. Found: {there}. "
        "Rename headers, or say with --mapping which is which; `huimin import template` gives a template.",
    )
