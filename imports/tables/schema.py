"""A table's contract as JSON Schema."""

from typing import Any

from imports.tables.contract import Contract
from imports.tables.headers import columns


def schema(table: type[Contract]) -> dict[str, Any]:
    """JSON Schema of one row as NDJSON gives it, with the titles and meanings of its columns."""
    told = table.model_json_schema()
    for name, column in columns(table).items():
        kept = {key: value for key, value in told["properties"][name].items() if key != "title"}
        told["properties"][name] = {"title": column.zh, "description": column.en, **kept}
    return told | {"title": f"{table.title.zh} {table.title.en}", "description": table.about.en}
