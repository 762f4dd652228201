"""Search keys of a person's name: one spelling for comparing, and pinyin and initials for finding."""

import re
import unicodedata
from functools import cache, lru_cache

from opencc import OpenCC
from pypinyin import lazy_pinyin

DOTS = re.compile(r"[·•‧∙⋅・.．]")


@lru_cache(maxsize=65_536)
def normalised(name: str) -> str:
    """NFKC, simplified, one middle dot, no spaces between Chinese characters, lower case."""
    folded = DOTS.sub("·", unicodedata.normalize("NFKC", name)).strip().lower()
    spaced = re.sub(r"(?<=[\u3400-\u9fff])\s+(?=[\u3400-\u9fff])", "", folded)
    return str(_simplify().convert(re.sub(r"\s+", " ", spaced)))


def plain_letters(text: str) -> str:
    """Lower case without tone marks, and v for ü: what a person types for Lǚ is lv."""
    parts = unicodedata.normalize("NFD", text.lower()).replace("u\u0308", "v")
    return "".join(letter for letter in parts if unicodedata.category(letter) != "Mn")


def syllables(name: str) -> list[str]:
    """The pinyin of each character, without tones."""
    return list(_syllables(normalised(name)))


def keys_of(name: str) -> dict[str, str]:
    """`name_key` to compare, `name_search` to find: characters, syllables, joined pinyin (whole, given), initials."""
    key, parts = normalised(name), syllables(name)
    initials = "".join(part[0] for part in parts)
    given = [] if len(parts) < 3 else ["".join(parts[1:])]
    search = " ".join([key.replace("·", " "), *parts, "".join(parts), *given, initials])
    return {"name_key": key, "name_search": search}


@lru_cache(maxsize=65_536)
def _syllables(key: str) -> tuple[str, ...]:
    return tuple(part for part in lazy_pinyin(key, errors="default") if part.strip("· "))


@cache
def _simplify() -> OpenCC:
    return OpenCC("t2s")
