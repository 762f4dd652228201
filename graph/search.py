"""What a person types to find somebody: values for the full-text index, and whether a name answers to them."""

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from base.errors import Invalid
from graph import names

LONGEST = 200
RUNS = re.compile(r"[\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U000323af]+|[a-z]+")
SIGNS = re.compile(r"[\W_]+")
MOST_AREAS = 900  # Lucene takes 1,024 clauses; beyond this the statement alone keeps to the areas, only slower

Answer = Literal["name", "name-beginning", "name-part", "initials"]


@dataclass(frozen=True)
class Typed:
    """A search text: its words, of letters and digits only, so that no Lucene syntax is left in them."""

    words: tuple[str, ...]

    @cached_property
    def runs(self) -> tuple[str, ...]:
        """Runs of Chinese characters and runs of Latin letters, in order."""
        return tuple(run for word in self.words for run in RUNS.findall(word))

    @property
    def is_name(self) -> bool:
        """No name has a digit in it."""
        return bool(self.runs) and not any(sign.isdigit() for word in self.words for sign in word)

    @property
    def is_address(self) -> bool:
        """An address has Chinese characters or digits in it."""
        return any(not word.isascii() or any(sign.isdigit() for sign in word) for word in self.words)

    @cached_property
    def is_pinyin(self) -> bool:
        """Latin letters only."""
        return all(run.isascii() for run in self.runs)


def typed(text: str) -> Typed:
    """What was typed as words: simplified, folded, only letters and digits left; Invalid when too long."""
    if len(text) > LONGEST:
        raise Invalid(
            f"搜索内容过长（{len(text)} 个字符）。请用不超过 {LONGEST} 个字符的姓名、拼音或地址。",
            f"The search text is too long ({len(text)} characters). Use at most {LONGEST} of a name or address.",
        )
    folded = names.plain_letters(unicodedata.normalize("NFKC", text))
    words = (SIGNS.sub("", names.normalised(word)) for word in SIGNS.sub(" ", folded).split())
    return Typed(tuple(word for word in words if word))


def name_query(wanted: Typed, areas: tuple[str, ...]) -> str:
    """The Lucene query for people of these areas whose name has every run that was typed."""
    clauses = [f'+name_search:"{run}"' for run in wanted.runs if not run.isascii()]
    latin = [run for run in wanted.runs if run.isascii()]
    if latin:
        clauses.append(f'+(name_search:"{" ".join(latin)}" name_search:{"".join(latin)}*)')
    if not leaves_areas_out(areas):
        clauses.append(f"+area:({' '.join(areas) or 'nowhere'})^0")
    return " ".join(clauses)


def leaves_areas_out(areas: tuple[str, ...]) -> bool:
    """Whether a query cannot carry this scope, so that its hits must not be cut before the statement keeps to it."""
    return len(areas) > MOST_AREAS


def address_query(wanted: Typed) -> str:
    """The Lucene query for addresses that hold every word as it was typed."""
    return " ".join(f'+"{word}"' for word in wanted.words)


def answer(wanted: Typed, name: str) -> Answer | None:
    """How a name answers to what was typed; None when it does not."""
    asked, parts = "".join(wanted.runs), names.syllables(name)
    if wanted.is_pinyin:
        return _by_sound(asked, parts) or _by_initials(asked, parts)
    key = SIGNS.sub("", names.normalised(name))
    return _by_place(asked, [key]) or _in_parts(wanted, key, parts)


def _by_sound(asked: str, syllables: list[str]) -> Answer | None:
    """By whole syllables from some character on; the last one may be half typed."""
    tails = ["".join(syllables[at:]) for at in range(len(syllables))]
    return _by_place(asked, tails) if any(tail.startswith(asked) for tail in tails) else None


def _by_initials(asked: str, syllables: list[str]) -> Answer | None:
    return "initials" if "".join(part[0] for part in syllables).startswith(asked) else None


def _by_place(asked: str, tails: list[str]) -> Answer | None:
    whole = tails[0]
    if asked == whole:
        return "name"
    if whole.startswith(asked):
        return "name-beginning"
    return "name-part" if any(asked in tail for tail in tails) else None


def _in_parts(wanted: Typed, key: str, syllables: list[str]) -> Answer | None:
    """Chinese and pinyin mixed, or parts of a name apart from each other."""
    sound = "".join(syllables)
    if not all(run in (sound if run.isascii() else key) for run in wanted.runs):
        return None
    return _by_sound("".join("".join(names.syllables(run)) for run in wanted.runs), syllables) or "name-part"
