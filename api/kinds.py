"""All the kinds of problem this program can answer with, as one table."""

import sys
from collections.abc import Iterator

from api import app, refusals
from base.errors import Problem

MADE_BY = app.create  # importing the application loads every module that names a kind of its own


def kinds() -> list[type[Problem]]:
    """What `type` may say, by status and name."""
    found = {kind.kind: kind for kind in _below(Problem) if kind is not refusals.Refusal}
    return sorted(found.values(), key=lambda kind: (kind.status, kind.kind))


def table() -> str:
    """The kinds as the table in docs/http.md; `python -m api.kinds` prints it."""
    rows = [f"| {kind.status} | `{kind.kind}` | {kind.title.zh} | {kind.title.en} |" for kind in kinds()]
    return "\n".join(["| status | `type` ends in | title (zh) | title (en) |", "|---|---|---|---|", *rows])


def _below(kind: type[Problem]) -> Iterator[type[Problem]]:
    for under in kind.__subclasses__():
        if not under.__module__.startswith(("tests.", "cli.")):  # what only the terminal says is no answer
            yield under
            yield from _below(under)


if __name__ == "__main__":
    sys.stdout.write(table() + "\n")
