"""Every reason code that can be given, each with a sentence and with what would have to change, in both languages."""

from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from base.model import Model, Said


class Code(StrEnum):
    """Why a pair of person and resource is refused, or kept with care."""

    NOT_ELIGIBLE = "NOT_ELIGIBLE"
    OUTSIDE_SERVICE_AREA = "OUTSIDE_SERVICE_AREA"
    TOO_FAR = "TOO_FAR"
    FULL = "FULL"
    CLOSED_AT_TIME = "CLOSED_AT_TIME"
    WRONG_KIND = "WRONG_KIND"
    SEX_OR_AGE_LIMIT = "SEX_OR_AGE_LIMIT"
    CONFLICT = "CONFLICT"
    ALREADY_RECEIVES = "ALREADY_RECEIVES"
    DECLINED_BEFORE = "DECLINED_BEFORE"
    FACT_UNKNOWN = "FACT_UNKNOWN"
    CAPACITY_STALE = "CAPACITY_STALE"
    TRAVEL_ESTIMATED = "TRAVEL_ESTIMATED"

    @property
    def refuses(self) -> bool:
        """Whether it takes the pair out of the list; a caution only asks for care."""
        return not told()["reasons"][self].get("caution", False)


class Reason(Model):
    """One reason: the code (with its condition after a colon), the sentence, what would have to change, the proof."""

    code: str
    said: Said
    change: Said
    proof: tuple[str, ...] = ()

    @property
    def refuses(self) -> bool:
        """Whether it takes the pair out of the list."""
        return Code(self.code.partition(":")[0]).refuses


def reason(code: Code, of: str | None = None, proof: tuple[str, ...] = (), **words: object) -> Reason:
    """A reason put into words; a word given as `Said` is said in each language."""
    sentences = told()["reasons"][code]
    zh, en = ({name: _in(word, lang) for name, word in words.items()} for lang in ("zh", "en"))
    return Reason(
        code=f"{code}:{of}" if of else code.value,
        said=Said(zh=sentences["zh"].format(**zh), en=sentences["en"].format(**en)),
        change=Said(zh=sentences["change_zh"].format(**zh), en=sentences["change_en"].format(**en)),
        proof=proof,
    )


def word(kind: str, name: str) -> Said:
    """A value of the graph as a person says it; one nobody put into words stands for itself."""
    said = told()["words"][kind].get(name)
    return Said(**said) if said else Said(zh=name, en=name)


def listed(words: list[Said]) -> Said:
    """Several words as one list in each language."""
    return Said(zh="、".join(one.zh for one in words), en=", ".join(one.en for one in words))


@cache
def told() -> dict[str, Any]:
    """What codes.yml says."""
    read: dict[str, Any] = yaml.safe_load(files("matching").joinpath("codes.yml").read_text(encoding="utf-8"))
    return read


def _in(value: object, lang: str) -> str:
    return value.in_(lang) if isinstance(value, Said) else str(value)
