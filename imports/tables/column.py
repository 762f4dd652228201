"""What a column is called, and the few words it may hold where only a few are known."""

import re
import unicodedata
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

import yaml
from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import core_schema

from imports.tables.unread import Unread


class Column(NamedTuple):
    """What a column is called in Chinese, what it holds, and other headers under which it is found."""

    zh: str
    en: str
    also: tuple[str, ...] = ()


@cache
def words(name: str) -> dict[str, list[str]]:
    """Our words of an entry of words.yml, each with how registers write it."""
    told: dict[str, dict[str, list[str]]] = yaml.safe_load(
        files("imports").joinpath("tables", "words.yml").read_text(encoding="utf-8")
    )
    return told[name]


class OneOf(NamedTuple):
    """Text that is one of a few words; `name` is their entry in words.yml."""

    name: str

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        return core_schema.no_info_before_validator_function(self._read, handler(source))

    def __get_pydantic_json_schema__(self, schema: Any, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        told = handler(schema)
        narrowed = {"type": "string", "enum": [*words(self.name)]}
        return {"anyOf": [narrowed, {"type": "null"}]} if "anyOf" in told else narrowed

    def _read(self, value: Any) -> str | None:
        if value is None:
            return None
        found = spelt(self.name).get(plain(str(value)))
        if found is None:
            zh, en = "、".join(words(self.name)), ", ".join(words(self.name))
            raise Unread(f"应为其中之一：{zh}", f"should be one of {en}")
        return found


@cache
def spelt(name: str) -> dict[str, str]:
    """Every spelling of the words of an entry, as `plain` makes it, and what it means."""
    return {plain(each): ours for ours, theirs in words(name).items() for each in (ours, *theirs)}


def plain(text: str) -> str:
    """A word without case, spaces, dashes and full-width forms."""
    return re.sub(r"[\s_-]+", "", unicodedata.normalize("NFKC", text)).casefold()
