"""Prints docs/graph.md, what may stand in the graph, from model.yml and the schema files; `make docs` keeps it."""

import re
import sys
from collections.abc import Iterable, Iterator

from graph import schema
from graph.model import Label, Property, Tie, model

OPENING = """\
# The graph

Made by `make docs` from `graph/model.yml` and `cypher/schema/`; edit those, not this page. The model is what
`huimin doctor` checks a graph against, and the loaders accept no label, property or tie that it does not name.

Every node has an `id`, and any node may carry `source`, `source_id`, `known_at` and `replaced_at`: who says so, under
which name, since when it is known, and when a correction took its place. Any tie may carry `since`, `until`, `source`,
`known_at`, `replaced_at`, `key` and `doubt`: the id of the Doubt that holds it wrong. A property is there only when it
is known. **Bold** properties are always there.

A tie holds on a day when `(since IS NULL OR since <= $day) AND (until IS NULL OR until > $day)`.
"""
MADE = re.compile(
    r"CREATE (?P<kind>[A-Z ]*(?:CONSTRAINT|INDEX)) (?P<name>\w+) IF NOT EXISTS FOR (?P<rest>.*)", re.DOTALL
)


def page() -> str:
    """The whole of docs/graph.md."""
    parts = (OPENING, *_labels(), *_ties(), *_schema())
    return "\n".join(parts) + "\n"


def _labels() -> Iterator[str]:
    told = model().labels.values()
    yield "## Labels\n"
    yield from _table(("label", "中文", "is", "properties"), (_label(label) for label in told if not label.second))
    yield "\nSecond labels stand on a node beside its own:\n"
    yield from _table(("label", "中文", "is", "properties"), (_label(label) for label in told if label.second))


def _label(label: Label) -> tuple[str, ...]:
    return f"`{label.name}`", label.zh, label.about, _properties(label.properties, _shared(model().labels.values()))


def _ties() -> Iterator[str]:
    yield "\n## Ties, in the direction they are written\n"
    yield from _table(("tie", "中文", "from → to", "own properties"), map(_tie, model().ties.values()))


def _tie(tie: Tie) -> tuple[str, ...]:
    ends = ", ".join(f"{start} → {end}" for start, end in tie.ends)
    return f"`{tie.name}`", tie.zh, ends, _properties(tie.properties, _shared(model().ties.values()))


def _shared(all_of_them: Iterable[Label | Tie]) -> set[str]:
    return set.intersection(*({it.name for it in one.properties} for one in all_of_them))


def _properties(properties: Iterable[Property], shared: set[str]) -> str:
    own = (it for it in properties if it.name not in shared)
    return ", ".join(f"**`{it.name}`** {it.type}" if it.required else f"`{it.name}` {it.type}" for it in own)


def _schema() -> Iterator[str]:
    yield "\n## Constraints and indexes\n"
    yield "Each file is applied once, in order, and never changed afterwards: a change is a new file.\n"
    rows = [
        (f"`{name}`", *_made(command)) for name, text in schema.sources().items() for command in schema.commands(text)
    ]
    yield from _table(("file", "kind", "name", "on"), rows)


def _made(command: str) -> tuple[str, str, str]:
    if gone := schema.DROPS.match(f"{command};"):
        return "taken back", f"`{gone[1]}`", ""
    found = MADE.match(command)
    if found is None:
        raise ValueError(f"not a constraint or an index: {command}")
    on = re.sub(r"\s+", " ", found["rest"]).replace("|", "\\|")
    return found["kind"].lower(), f"`{found['name']}`", f"`{on.partition(' OPTIONS ')[0]}`"


def _table(headings: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    yield f"| {' | '.join(headings)} |"
    yield "|---" * len(headings) + "|"
    for row in rows:
        yield f"| {' | '.join(row)} |"


if __name__ == "__main__":
    sys.stdout.write(page())
