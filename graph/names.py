"""Search keys of a person's name: one spelling for comparing, and pinyin and initials for finding."""

import re
import unicodedata
from functools import cache

from opencc import OpenCC
from pypinyin import lazy_pinyin

DOTS = re.compile(r"[·•‧∙⋅・.．]")


def normalised(name: str) -> str:
    """NFKC, simplified, one middle dot, no spaces between Chinese characters, lower case."""
    folded = DOTS.sub("·", unicodedata.normalize("NFKC", name)).strip().lower()
    spaced = re.sub(r"(?<=[\u3400-\u9fff])\s+(?=[\u3400-\u9fff])", "", folded)
    return str(_simplify().convert(re.sub(r"\s+", " ", spaced)))


def syllables(name: str) -> list[str]:
    """The pinyin of each character, without tones."""
    return [part for part in lazy_pinyin(normalised(name), errors="default") if part.strip("· ")]


def keys_of(name: str) -> dict[str, str]:
    """`name_key` to compare, `name_search` to find: characters, syllables, joined pinyin, initials."""
    key, parts = normalised(name), syllables(name)
    initials = "".join(part[0] for part in parts)
    search = f"{key.replace('·', ' ')} {' '.join(parts)} {''.join(parts)} {initials}"
    return {"name_key": key, "name_search": search}


@cache
def _simplify() -> OpenCC:
    return OpenCC("t2s")
