"""A site's own mapping of a file: which header is which column, its own words, and what is the same in all rows."""

from pathlib import Path
from typing import Any

import yaml
from pydantic import Field, ValidationError

from base.errors import Invalid
from base.model import Model
from base.wrong import said
from imports.folding import folded

MOST = 1 << 20


class Mapping(Model):
    """`columns`: our column to the file's header; `values`: a column's words to ours; `constants`: of every row."""

    columns: dict[str, str] = Field(default_factory=dict)
    values: dict[str, dict[str, str]] = Field(default_factory=dict)
    constants: dict[str, str] = Field(default_factory=dict)

    def value(self, column: str, text: str) -> str:
        """A cell's text, or what the site says it means."""
        own = self.values.get(column)
        return text if own is None else own.get(folded(text), text)


def read(path: Path | None, columns: list[str]) -> Mapping:
    """The mapping a file holds, an empty one without a file; Invalid names what is wrong in it."""
    if path is None:
        return Mapping()
    if not path.is_file() or path.stat().st_size > MOST:
        raise Invalid(f"没有这个对照文件：{path.name}。", f"There is no mapping {path.name}.")
    try:
        told = yaml.safe_load(path.read_text(encoding="utf-8-sig")) or {}
        mapping = Mapping.model_validate(_texts(told))
    except (yaml.YAMLError, UnicodeDecodeError, RecursionError) as error:
        raise _wrong(path, "不是 UTF-8 的 YAML", "is no YAML in UTF-8") from error
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"]))
        raise _wrong(path, f"{where}：{said(first, 'zh')}", f"{where}: {said(first, 'en')}") from error
    for name in (*mapping.columns, *mapping.values, *mapping.constants):
        if name not in columns:
            known = ", ".join(columns)
            raise _wrong(path, f"没有 {name} 这一列；可以用：{known}", f"knows a column {name} that is none of {known}")
    own = {name: {folded(word): ours for word, ours in words.items()} for name, words in mapping.values.items()}
    return mapping.model_copy(update={"values": own})


def _texts(told: Any) -> Any:
    """Scalars as texts: YAML reads 01 and yes as something else than they look."""
    if isinstance(told, dict):
        return {str(key): _texts(value) for key, value in told.items()}
    return told if told is None or isinstance(told, list) else str(told)


def _wrong(path: Path, zh: str, en: str) -> Invalid:
    return Invalid(
        f"对照文件 {path.name}：{zh}。格式：columns、values、constants，见 docs/tables.md。",
        f"The mapping {path.name} {en}. It holds columns, values and constants; see docs/tables.md.",
    )
