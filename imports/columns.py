"""Which column of somebody's file holds what: found by synonyms, whatever their order, case and spelling."""

import unicodedata
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from base.errors import Invalid
from imports.folding import folded
from imports.provider_kinds import Kind, vocabulary
from imports.row import Row


class Columns(NamedTuple):
    """The headers of one file that hold each field, the best synonym first."""

    fields: dict[str, list[str]]
    told: list[list[str]]

    def value(self, row: Row, field: str) -> str | None:
        """What a row says about a field on one line, opening times as they stand; None when it does not know."""
        value = known(row, self.fields.get(field, []))
        return value if value is None or field == "opens" else " ".join(value.split())


def columns_of(kind: Kind, headers: Iterable[str], file: str) -> Columns:
    """The columns of a file; Invalid, with what was found and looked for, when none holds a name."""
    there = list(headers)
    fields = {field: _present(synonyms, there) for field, synonyms in kind.columns.items()}
    if not fields["name"]:
        raise _no_name(kind, there, file)
    return Columns(fields, [_present(told.columns, there) for told in kind.tells])


def checked(path: Path, headers: list[str]) -> list[str]:
    """A file's headers, stripped already; Invalid when one stands twice."""
    twice = sorted({header for header in headers if header and headers.count(header) > 1})
    if twice:
        raise Invalid(
            f"{path.name} 的表头中 {'、'.join(twice)} 出现了两次，无法知道用哪一列。请改名后再导入。",
            f"The header of {path.name} has {', '.join(twice)} twice; rename one so that it is clear which to read.",
        )
    return headers


def are_known(kind: Kind, headers: Iterable[str]) -> bool:
    """Whether a file's headers hold a name for this kind."""
    return bool(_present(kind.columns["name"], list(headers)))


def known(row: Row, headers: Iterable[str]) -> str | None:
    """The first of these cells that says something: `NA`, `Not known` and the like say nothing."""
    for header in headers:
        lines = unicodedata.normalize("NFC", row.cells.get(header, "")).splitlines()
        value = "\n".join(" ".join(line.split()) for line in lines if line.strip())
        if value.lower().rstrip(".。") not in vocabulary().unknown:
            return value
    return None


def _present(synonyms: Iterable[str], headers: list[str]) -> list[str]:
    by_fold = {folded(header): header for header in reversed(headers)}
    wanted = dict.fromkeys(folded(synonym) for synonym in synonyms)
    return [by_fold[fold] for fold in wanted if fold in by_fold]


def _no_name(kind: Kind, headers: list[str], file: str) -> Invalid:
    found = ", ".join(header[:30] for header in headers[:12]) or "—"
    wanted = ", ".join(kind.columns["name"])
    return Invalid(
        f"{file} 里没有{kind.title.zh}的名称列。找到的表头：{found}。要找的表头之一：{wanted}。"
        "请核对 --as，或把表头改成其中一个。",
        f"{file} has no column with the name of {kind.title.en}. Found: {found}. Looked for one of: {wanted}. "
        "Check --as, or rename the header.",
    )
