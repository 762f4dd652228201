"""The kinds of provider a file can hold, read from provider_kinds.yml."""

from functools import cache
from importlib.resources import files
from typing import Any, Literal

import yaml

from base.errors import Invalid
from base.model import Model, Said

When = dict[str, list[str]]


class Special(Model):
    """Another kind of institution for rows whose fields hold one of some words."""

    kind: str
    when: When


class Told(Model):
    """A column a dispatcher reads as it stands, under a title."""

    columns: list[str]
    zh: str
    en: str


class Service(Model):
    """What every institution of a kind offers, or only those that `when` and `unless` name."""

    id: str
    name: Said
    about: Said
    unit: Literal["place", "meal", "visit", "item"]
    needs: list[str]
    when: When | None = None
    unless: When | None = None
    counts: bool = True


class Kind(Model):
    """One kind of file: how to read it, how to know it, and what its institutions offer."""

    id: str
    also: list[str]
    title: Said
    institution: str
    columns: dict[str, list[str]]
    services: list[Service]
    special: tuple[Special, ...] = ()
    signs: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    tells: tuple[Told, ...] = ()


class Vocabulary(Model):
    """All kinds, and the words every kind shares."""

    kinds: dict[str, Kind]
    unknown: frozenset[str]
    sex: dict[str, list[str]]


@cache
def vocabulary() -> Vocabulary:
    """The file as it stands; each kind's own synonyms come before the common ones."""
    told = yaml.safe_load(files("imports").joinpath("provider_kinds.yml").read_text(encoding="utf-8"))
    kinds = {name: _kind(name, entry, told["columns"]) for name, entry in told["kinds"].items()}
    return Vocabulary(kinds=kinds, unknown=frozenset(told["unknown"]), sex=told["sex"])


def kind_of(name: str) -> Kind:
    """The kind with this name or another spelling of it; Invalid lists the kinds there are."""
    wanted = name.strip().lower().replace("_", "-").replace("'", "")
    for kind in vocabulary().kinds.values():
        if wanted == kind.id or wanted in kind.also:
            return kind
    known = " ".join(vocabulary().kinds)
    raise Invalid(
        f"没有“{name[:60]}”这一类机构。--as 可以是：{known}。",
        f"There is no kind of provider “{name[:60]}”. --as can be: {known}.",
    )


def _kind(name: str, entry: dict[str, Any], common: dict[str, list[str]]) -> Kind:
    own = entry.get("columns", {})
    columns = {field: [*own.get(field, []), *common.get(field, [])] for field in {**common, **own}}
    return Kind(**{**entry, "id": name, "columns": columns})
