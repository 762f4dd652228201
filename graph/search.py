"""What a person types to find somebody, and the words for which the full-text index is asked."""

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property
from itertools import islice, product

from base.errors import Invalid
from graph import names, shapes, sounds

LONGEST = 200
RUNS = re.compile(rf"[{names.HAN}]+|[^\W\d_{names.HAN}]+")
SIGNS = re.compile(r"[\W_]+")
PLACES = re.compile(r"\d|.[村镇乡街路巷号组栋室弄里庄屯社区院楼县市]")
MOST_AREAS = 900  # Lucene takes 1,024 clauses; beyond this the statement alone keeps to the areas, only slower
LIKE_SHAPES = 30  # characters tried for each of a name of two
BRIEF = 3  # letters with which nobody's name in other letters is begun


@dataclass(frozen=True)
class Typed:
    """A search text: its words, of letters and digits only, so that no Lucene syntax is left in them."""

    words: tuple[str, ...]
    tones: tuple[int, ...] = ()  # one for each letter when pinyin was typed with tones

    @cached_property
    def runs(self) -> tuple[str, ...]:
        """Runs of Chinese characters and runs of other letters, in order."""
        return tuple(run for word in self.words for run in RUNS.findall(word))

    @cached_property
    def units(self) -> tuple[str, ...]:
        """The Chinese characters and the words of other letters."""
        return tuple(names.units(" ".join(self.runs)))[: names.LONGEST]

    @property
    def is_name(self) -> bool:
        """No name has a digit in it."""
        return bool(self.runs) and not any(sign.isdigit() for word in self.words for sign in word)

    @property
    def is_address(self) -> bool:
        """An address has Chinese characters or digits in it."""
        return any(not word.isascii() or any(sign.isdigit() for sign in word) for word in self.words)

    @property
    def names_a_place(self) -> bool:
        """Some word of it has a number, or ends as the names of places do."""
        return any(PLACES.search(word) for word in self.words)

    @cached_property
    def is_pinyin(self) -> bool:
        """Latin letters only."""
        return all(run.isascii() for run in self.runs)

    @cached_property
    def ways(self) -> sounds.Ways:
        """The syllables that were typed, by each way to cut what is in Latin letters."""
        cut = [sounds.ways(run) if run.isascii() else (tuple(names.syllables(run)),) for run in self.runs]
        return tuple(tuple(it for part in parts for it in part) for parts in islice(product(*cut), sounds.WAYS))

    @cached_property
    def is_begun(self) -> bool:
        """One character or one syllable: too little to look for inside names, enough to begin one."""
        if self.is_pinyin:
            return any(len(way) == 1 for way in self.ways)
        return len(self.units) == 1 and len(self.runs) == 1


def typed(text: str) -> Typed:
    """What was typed as words: simplified, folded, only letters and digits left; Invalid when too long."""
    if len(text) > LONGEST:
        raise Invalid(
            f"搜索内容过长（{len(text)} 个字符）。请用不超过 {LONGEST} 个字符的姓名、拼音或地址。",
            f"The search text is too long ({len(text)} characters). Use at most {LONGEST} of a name or address.",
        )
    whole = unicodedata.normalize("NFKC", text).strip()
    tones = tuple(sounds.tones(whole))
    folded = names.plain_letters(whole)
    if sounds.NUMBERED.fullmatch(folded):
        folded = re.sub(r"\d", " ", folded)
    words = (SIGNS.sub("", names.written(word)) for word in SIGNS.sub(" ", folded).split())
    found = Typed(tuple(word for word in words if word))
    heard = any(tones) and found.is_pinyin and len(tones) == len("".join(found.runs))
    return Typed(found.words, tones) if heard else found


def name_query(wanted: Typed, areas: tuple[str, ...], loosely: bool = False) -> str:
    """The Lucene query for people of these areas whose name may be what was typed; `loosely` for one wrong of two."""
    clauses = _loose(wanted.units) if loosely else _close(wanted)
    found = f"+({' '.join(dict.fromkeys(clauses))})"
    return found if leaves_areas_out(areas) else f"{found} +area:({' '.join(areas) or 'nowhere'})^0"


def leaves_areas_out(areas: tuple[str, ...]) -> bool:
    """Whether a query cannot carry this scope, so that its hits must not be cut before the statement keeps to it."""
    return len(areas) > MOST_AREAS


def address_query(wanted: Typed) -> str:
    """The Lucene query for addresses that hold every word as it was typed."""
    return " ".join(f'+"{word}"' for word in wanted.words)


def _close(wanted: Typed) -> list[str]:
    """Every character of it, its sounds, and names in which one character is another."""
    if wanted.is_pinyin:
        return _heard(wanted)
    han = [run for run in wanted.runs if not run.isascii()]
    needed = [f"+{unit}" for run in han for unit in names.units(run)]
    latin = [run for run in wanted.runs if run.isascii()]
    if latin:
        needed += [f"+({' '.join(_begun(way) for way in sounds.ways(run)) or run + '*'})" for run in latin]
        return [f"({' '.join(needed)})"]
    return [f"({' '.join(needed)})", *_sounding(wanted), *_mistaken(wanted.units)]


def _heard(wanted: Typed) -> list[str]:
    """Names that sound so from some character on, names in other letters, and initials."""
    letters = "".join(wanted.runs)
    clauses = [_begun(way) for way in wanted.ways]
    if len(letters) >= BRIEF or not clauses:
        clauses.append(f"{letters}*")
    return [*clauses, f"{names.INITIAL}{letters}*"] if len(letters) <= names.LONGEST else clauses


def _sounding(wanted: Typed) -> list[str]:
    """Names that sound the same from some character on, read in any of a few ways."""
    clauses = []
    for way in names.readings("".join(wanted.units)):
        parts = [names.joined(way, at) for at in range(0, len(way), names.TOGETHER)]
        clauses.append(parts[0] if len(parts) == 1 else f"({' '.join(f'+{part}' for part in parts)})")
    return clauses


def _begun(way: tuple[str, ...]) -> str:
    """Syllables of which the last may be only begun."""
    parts = [names.joined(way, at) for at in range(0, len(way), names.TOGETHER)]
    last = f"{parts[-1]}*"
    return last if len(parts) == 1 else f"({' '.join(f'+{part}' for part in parts[:-1])} +{last})"


def _mistaken(units: tuple[str, ...]) -> list[str]:
    """Names of the same length in which one character is another: of like shape in a name of two, else any."""
    made = list(units)
    if len(made) == 2:
        first = [other + made[1] for other in shapes.nearest(made[0], LIKE_SHAPES)]
        return first + [made[0] + other for other in shapes.nearest(made[1], LIKE_SHAPES)]
    if len(made) <= names.MISSPELT:
        return [names.left_out(made, at) for at in range(len(made)) if len(made) > 1]
    every = range(len(made))
    return [f"({' '.join(f'+{unit}' for other, unit in enumerate(made) if other != at)})" for at in every]


def _loose(units: tuple[str, ...]) -> list[str]:
    return [names.left_out(list(units), at) for at in range(len(units))]
