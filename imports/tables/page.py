"""Prints docs/tables.md, what each table of an import may hold, from its contract; `make docs` keeps it."""

import sys
from collections.abc import Iterator

from imports.tables.contract import Contract
from imports.tables.contracts import TABLES
from imports.tables.headers import columns, words_of

OPENING = """\
# Tables to import

Made by `make docs` from the contracts in `imports/tables/`; edit those, not this page.

```
huimin import TABLE FILE [--mapping M.yml] [--source NAME] [--dry-run] [--back DIR] [--json]
huimin import template TABLE [FILE.xlsx]        an empty workbook with drop-downs
huimin import schema TABLE                      JSON Schema of a row
```

FILE is CSV (comma, semicolon or tab), XLSX (its first sheet) or NDJSON. A column is found by its name, its Chinese
title or another header named below, in any order, without case, spaces and punctuation. **Bold** columns are needed in
every row; `source` may be given by `--source`. A column that the file does not have changes nothing that stands; an
empty cell of a column it has is unknown and takes away what the same source said before.

A mapping says what a site's own file means:

```yaml
columns: {name: 户主姓名, source_id: 档案号}     # our column: the file's header
values: {basis: {低保户口: registered}}         # our column: the file's word: ours
constants: {basis: registered}                  # the same in all rows
```

Days are written year first (2026-06-30, 2026/6/30, 2026年6月30日, 20260630) or are a workbook's own dates. Numbers keep
their digits: set their columns to text, for one that a spreadsheet has made a number of is refused and never repaired.
"""


def page() -> str:
    """The whole of docs/tables.md."""
    return "\n".join([OPENING, *(line for name, table in TABLES.items() for line in _table(name, table))])


def _table(name: str, table: type[Contract]) -> Iterator[str]:
    yield f"## {name}: {table.title.zh}\n"
    yield f"{table.about.en}\n"
    yield "| column | 中文 | holds | words | other headers |"
    yield "|---|---|---|---|---|"
    for each, column in columns(table).items():
        shown = f"**`{each}`**" if table.model_fields[each].is_required() else f"`{each}`"
        known = ", ".join(words_of(table, each))
        yield f"| {shown} | {column.zh} | {column.en} | {known} | {'、'.join(column.also)} |"
    yield ""


if __name__ == "__main__":
    sys.stdout.write(page())
