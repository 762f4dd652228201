"""Brings a graph up to the numbered files of cypher/schema, each applied once and remembered by its checksum."""

import hashlib
import re
from importlib.resources import files

from base.errors import SetUp
from base.model import Model
from graph import name_keys, needs, policies
from graph.door import OperatorGraph
from graph.statements import load

APPLIED = load("versions/applied")
RECORD = load("versions/record")
DROPS = re.compile(r"^DROP (?:INDEX|CONSTRAINT) (\w+) IF EXISTS;", re.MULTILINE)
AWAIT = "CALL db.awaitIndexes(300)"


class Version(Model):
    """One applied schema file."""

    id: str
    checksum: str


def apply(db: OperatorGraph) -> list[str]:
    """Apply what is missing, in order, then the tree of needs and the policies; the names of the files applied now."""
    known = {version.id: version.checksum for version in db.read(APPLIED, Version)}
    fresh = [name for name, text in sources().items() if _is_new(name, checksum(text), known)]
    for name in fresh:
        text = sources()[name]
        for command in commands(text):
            db.apply(command)
        db.write(RECORD, batch=f"schema-{name}", id=name, checksum=checksum(text))
    if fresh:
        db.apply(AWAIT)
    if name_keys.CHANGED_BY & set(fresh):
        name_keys.mend(db)
    needs.write(db)
    policies.write(db)
    return fresh


def sources() -> dict[str, str]:
    """Each schema file's text by its name, in the order of their numbers."""
    found = [file for file in files("cypher").joinpath("schema").iterdir() if file.name.endswith(".cypher")]
    return {
        file.name.removesuffix(".cypher"): file.read_text(encoding="utf-8")
        for file in sorted(found, key=lambda file: file.name)
    }


def commands(text: str) -> list[str]:
    """The commands of a schema file, without its comments."""
    bare = re.sub(r"^//.*$", "", text, flags=re.MULTILINE)
    return [command.strip() for command in bare.split(";") if command.strip()]


def checksum(text: str) -> str:
    """SHA-256 of a schema file, in hex."""
    return hashlib.sha256(text.encode()).hexdigest()


def _is_new(name: str, now: str, known: dict[str, str]) -> bool:
    if name in known and known[name] != now:
        raise SetUp(
            f"cypher/schema/{name}.cypher 在应用之后被修改过。请恢复原文件，把改动写进一个新编号的文件。",
            f"cypher/schema/{name}.cypher changed after it was applied. Restore it; put the change in a new file.",
        )
    return name not in known


def dropped() -> set[str]:
    """The constraints and indexes that a later file took back."""
    return {name for text in sources().values() for name in DROPS.findall(text)}
