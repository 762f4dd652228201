"""Reads a YAML file and remembers on which line everything stands, so that an error can say where."""

from collections.abc import Iterator, Sequence
from datetime import date
from importlib.resources import files
from typing import Any, NamedTuple, TypeVar

import yaml
from pydantic import TypeAdapter, ValidationError

Told = TypeVar("Told")
Key = str | int | date
Path = tuple[Key, ...]


class Wrong(ValueError):
    """A file that is not taken: its name, the line, and what is wrong there."""

    def __init__(self, file: str, line: int, why: str) -> None:
        super().__init__(f"{file}, line {line}: {why}")
        self.file, self.line, self.why = file, line, why


class Lines(NamedTuple):
    """What a file says, and the line of each place in it."""

    file: str
    told: Any
    at: dict[Path, int]

    def place(self, path: Sequence[object]) -> Path:
        """The nearest place of the file around a path; words of it that are no part of the file are passed over."""
        here: Path = ()
        for step in path:
            if isinstance(step, Key) and (*here, step) in self.at:
                here = (*here, step)
        return here

    def wrong(self, path: Sequence[object], why: str) -> Wrong:
        """An error at a place."""
        return Wrong(self.file, self.at[self.place(path)], why)

    def first(self, error: ValidationError) -> Wrong:
        """The first thing a model refuses, at its place."""
        told = error.errors(include_url=False, include_context=False)[0]
        name = ".".join(map(str, self.place(told["loc"]))) or "the file"
        if told["type"] == "missing":
            name = f"{name}: {told['loc'][-1]}"
        return self.wrong(told["loc"], f"{name}: {told['msg'].removeprefix('Value error, ')}")


def read(file: str, text: str) -> Lines:
    """A file's text taken apart; a key that comes twice in one place is refused, which YAML would let pass."""
    loader = yaml.SafeLoader(text)
    try:
        root = loader.get_single_node()
        if root is None:
            raise Wrong(file, 1, "the file is empty")
        at = dict(_places(file, loader, root, ()))
        return Lines(file, loader.construct_document(root), at)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise Wrong(file, line, f"this is not YAML: {error.problem}") from None
    finally:
        loader.dispose()


def load(file: str, kind: type[Told]) -> Told:
    """A file of this folder as a type has it; Wrong names the line of the first thing that is not taken."""
    told = read(file, files("policies").joinpath(file).read_text(encoding="utf-8"))
    try:
        return TypeAdapter(kind).validate_python(told.told)
    except ValidationError as error:
        raise told.first(error) from None


def _places(file: str, loader: yaml.SafeLoader, node: yaml.Node, path: Path) -> Iterator[tuple[Path, int]]:
    yield path, node.start_mark.line + 1
    if isinstance(node, yaml.SequenceNode):
        for number, part in enumerate(node.value):
            yield from _places(file, loader, part, (*path, number))
    if isinstance(node, yaml.MappingNode):
        seen = set()
        for key, part in node.value:
            name = loader.construct_object(key)
            if name in seen:
                raise Wrong(file, key.start_mark.line + 1, f"{name} stands here a second time")
            seen.add(name)
            yield from _places(file, loader, part, (*path, name))
            yield (*path, name), key.start_mark.line + 1
