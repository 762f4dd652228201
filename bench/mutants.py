"""Takes one condition of a statement away: a part of a WHERE joined by AND, or what a path asks of a node or tie."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from graph.model import model

CLAUSE = re.compile(r"\b(?:OPTIONAL MATCH|MATCH|WITH|RETURN|UNWIND|CALL|UNION|ORDER BY|WHERE)\b")
AND = re.compile(r"\bAND\b")
TIE = re.compile(r"(?P<left><?-)\[(?P<name>\w*)(?P<kinds>:[A-Z_|]+)?(?P<asks> ?\{[^}]*\})?\](?P<right>->?)")
NODE = re.compile(r"\((?P<name>\w*)(?P<labels>:[\w|]+)(?P<asks> \{[^}]*\})\)")
OPENS, CLOSES = "([{", ")]}"


class Mutant(NamedTuple):
    """A statement with one condition less, and what was taken away."""

    said: str
    text: str


def mutants(text: str) -> list[Mutant]:
    """Every statement that lacks one condition of this one."""
    made = [*_conjuncts(text), *_asked(text, TIE), *_asked(text, NODE), *_kinds(text)]
    return [Mutant(f"{said} (line {text[:at].count(chr(10)) + 1})", changed) for at, said, changed in made]


Change = tuple[int, str, str]


def _conjuncts(text: str) -> Iterator[Change]:
    for where in re.finditer(r"\bWHERE\b", text):
        start, end = where.end(), _end(text, where.end())
        for first, last in _parts(text, start, end):
            yield first, " ".join(text[first:last].split()), f"{text[:first]} true {text[last:]}"


def _end(text: str, start: int) -> int:
    """Where a WHERE ends: at the next clause, at a list's bar, or where the bracket around it closes."""
    depth = 0
    for at in range(start, len(text)):
        depth += (text[at] in OPENS) - (text[at] in CLOSES)
        if depth < 0 or (depth == 0 and (text[at] == "|" or CLAUSE.match(text, at))):
            return at
    return len(text)


def _parts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The parts of a condition that AND joins, outside any bracket."""
    depth, first = 0, start
    for at in range(start, end):
        depth += (text[at] in OPENS) - (text[at] in CLOSES)
        if depth == 0 and AND.match(text, at) and text[at - 1].isspace():
            yield _trimmed(text, first, at)
            first = at + len("AND")
    yield _trimmed(text, first, end)


def _trimmed(text: str, first: int, last: int) -> tuple[int, int]:
    part = text[first:last]
    return first + len(part) - len(part.lstrip()), last - (len(part) - len(part.rstrip()))


def _asked(text: str, shape: re.Pattern[str]) -> Iterator[Change]:
    """A path without the properties it asks of one node or tie."""
    for found in shape.finditer(text):
        if found["asks"] and ":" in found["asks"]:
            first, last = found.span("asks")
            yield first, " ".join(found[0].split()), text[:first] + text[last:]


def _kinds(text: str) -> Iterator[Change]:
    """A path without the kinds of one tie, where the model has another kind that may stand there."""
    for found in TIE.finditer(text):
        if found["kinds"] and _others(text, found):
            first, last = found.span("kinds")
            yield first, f"{found[0]} of any kind", text[:first] + text[last:]


def _others(text: str, found: re.Match[str]) -> set[str]:
    """The kinds of tie the model allows between these two ends besides the ones named."""
    start, end = _labels(text, _before(text, found.start())), _labels(text, _after(text, found.end()))
    if found["left"].startswith("<"):
        start, end = end, start
    both = not found["left"].startswith("<") and not found["right"].endswith(">")
    fits = _between(start, end) | (_between(end, start) if both else set())
    return fits - set(found["kinds"][1:].split("|"))


@cache
def _between(start: frozenset[str], end: frozenset[str]) -> set[str]:
    return {
        tie.name
        for tie in model().ties.values()
        if tie.name != "REPLACED"  # it stands between any two: its absence is a rule of all statements, not of one
        and any((not start or one in start) and (not end or other in end) for one, other in tie.ends)
    }


def _before(text: str, at: int) -> str:
    found = re.search(r"\(([^()]*)\)\s*\Z", text[:at])
    return found[1] if found else ""


def _after(text: str, at: int) -> str:
    found = re.match(r"\s*\(([^()]*?)(?: WHERE [^()]*)?\)", text[at:])
    return found[1] if found else ""


def _labels(text: str, node: str) -> frozenset[str]:
    """The labels a node may have: said here, or where its name was first bound."""
    named = re.match(r"\w*", node)
    said = re.search(r":([\w|]+)", node)
    if said is None and named and named[0]:
        said = re.search(rf"\({named[0]}:([\w|]+)", text)
    return frozenset(said[1].split("|")) if said else frozenset()
