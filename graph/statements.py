"""Reads the files under cypher/ and refuses the ones that do not say what they need."""

import re
from dataclasses import dataclass, field
from importlib.resources import files
from typing import Any

import yaml

RESERVED = frozenset({"areas", "officer", "day", "known"})
FILE = re.compile(
    r"\A/\*---\n(?P<head>.*?)\n---\*/\n(?P<text>.*?)(?:/\*---cases\n(?P<cases>.*?)\n---\*/\s*)?\Z",
    re.DOTALL,
)
PARAMETER = re.compile(r"\$(\w+)\b(?!\()")


@dataclass(frozen=True)
class Statement:
    """One Cypher file: what it is for, what it needs, and the text sent to Neo4j."""

    name: str
    head: dict[str, Any]
    text: str
    cases: tuple[dict[str, Any], ...] = field(default=())

    @property
    def params(self) -> dict[str, Any]:
        """The declared parameters with their sample values (for a pattern: its defaults)."""
        return dict(self.head.get("params") or {})

    @property
    def writes(self) -> bool:
        """Whether the file says that it changes the graph."""
        return bool(self.head.get("writes", False))

    @property
    def used(self) -> frozenset[str]:
        """Every parameter the text names, reserved ones included."""
        return frozenset(PARAMETER.findall(self.text))


LOADED: dict[str, Statement] = {}


def load(name: str) -> Statement:
    """Read cypher/<name>.cypher once, checking its declared parameters against the ones it uses."""
    if name not in LOADED:
        source = files("cypher").joinpath(f"{name}.cypher").read_text(encoding="utf-8")
        LOADED[name] = parse(name, source)
    return LOADED[name]


def loaded() -> list[Statement]:
    """Every statement the program has asked for so far."""
    return list(LOADED.values())


def parse(name: str, source: str) -> Statement:
    """Take a statement's source apart; ValueError names the file and what it lacks."""
    parts = FILE.match(source)
    if parts is None:
        raise ValueError(f"cypher/{name}.cypher must open with a /*--- ... ---*/ header")
    statement = Statement(
        name,
        yaml.safe_load(parts["head"]) or {},
        parts["text"].strip(),
        tuple(yaml.safe_load(parts["cases"] or "[]")),
    )
    check(statement)
    return statement


def check(statement: Statement) -> None:
    """Refuse a statement that says nothing, or whose declared parameters are not the ones it uses."""
    file, declared = f"cypher/{statement.name}.cypher", set(statement.params)
    if not (statement.head.get("about") or statement.head.get("asks")):
        raise ValueError(f"{file} must say what it is about")
    if declared & RESERVED:
        raise ValueError(f"{file} declares {sorted(declared & RESERVED)}, which only the door fills")
    if declared != statement.used - RESERVED:
        raise ValueError(f"{file} declares {sorted(declared)} but uses {sorted(statement.used - RESERVED)}")
