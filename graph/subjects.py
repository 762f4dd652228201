"""Whom a statement named: the ids of people in its parameters and rows, as its header says where they stand."""

from collections.abc import Iterable, Iterator
from typing import Any

from graph.statements import Statement

OF_A_PATTERN = ("evidence.id", "evidence.people")


def named(statement: Statement, params: dict[str, Any], records: Iterable[dict[str, Any]] = ()) -> list[str]:
    """Every person a statement was asked about or answered with, once each.

    Beside a `label` or `labels`, an id counts only where Person is among them.
    """
    asked, told = [], []
    for place in places(statement):
        if place.startswith("$"):
            asked.append(place[1:].split("."))
        else:
            told.append(place.split("."))
    found = [one for path in asked for one in _walk(params, path)]
    found += [one for record in records for path in told for one in _walk(record, path)]
    return list(dict.fromkeys(found))


def places(statement: Statement) -> tuple[str, ...]:
    """Where ids of people stand: the path of a `$parameter` or of a column; a pattern's shape is known."""
    if "key" in statement.head and "evidence" in statement.head:
        return ("subjects", *OF_A_PATTERN) if statement.head.get("subject") == "Person" else OF_A_PATTERN
    return tuple(statement.head.get("subjects") or ())


def _walk(value: Any, path: list[str]) -> Iterator[str]:
    if isinstance(value, list):
        for item in value:
            yield from _walk(item, path)
    elif isinstance(value, dict) and path:
        if len(path) > 1 or "Person" in (value.get("labels") or [value.get("label", "Person")]):
            yield from _walk(value.get(path[0]), path[1:])
    elif not path:
        yield from _ids(value)


def _ids(value: Any) -> Iterator[str]:
    for item in value if isinstance(value, list | tuple) else [value]:
        if isinstance(item, str):
            yield item
