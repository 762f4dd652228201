"""Small tables of a register for tests: rows as they reach the writer, without a file's trouble."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from graph.brought import Brought, End, OwnNode, OwnTie, heard, told
from imports.table_job import Asked, Coming, Opened

SOURCE = "register"


def person(number: int, name: str = "王芳", **more: object) -> Brought:
    """A person of the register."""
    own = {"name": name, "area": "990101001", "county": "990101", "born": date(1950, 1, 2), **more}
    return Brought(number + 1, SOURCE, f"p{number}", OwnNode("Person", own))


def household(number: int) -> Brought:
    """A registered household."""
    own = {"area": "990101001", "county": "990101", "basis": "registered", "kind": "family"}
    return Brought(number + 1, SOURCE, f"h{number}", OwnNode("Household", own))


def member(number: int, of: int, **more: object) -> Brought:
    """A tie of the register: a person belongs to a household."""
    tie = OwnTie("MEMBER_OF", row(f"p{number}"), row(f"h{of}"), {"since": date(2020, 1, 1), "until": None, **more})
    return Brought(number + 1, SOURCE, f"m{number}", None, (tie,))


def row(name: str) -> End:
    """An end that is a row of the register."""
    return End("row", name, SOURCE)


def written(path: Path, rows: list[Brought]) -> Path:
    """A file of one row a line."""
    path.write_text("".join(told(one) + "\n" for one in rows), encoding="utf-8")
    return path


def opener(path: Path, asked: Asked, mapping: Path | None) -> Opened:
    """Reads such a file."""

    def begin(after: int) -> Iterator[Coming]:
        with path.open(encoding="utf-8") as file:
            for number, line in enumerate(file, start=1):
                if number > after:
                    yield Coming(number, heard(line)._replace(row=number))

    return Opened(begin)


def of(table: str, path: Path) -> Asked:
    """The question that brings such a file in."""
    return Asked(table=table, file=path.name, mapping=None, source=SOURCE, lines=len(path.read_text().splitlines()))


__all__ = ["household", "member", "of", "opener", "person", "row", "written"]
