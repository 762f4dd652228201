"""Search keys of a person's name: one spelling for comparing, and the words under which an index finds it."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files
from itertools import accumulate, product
from typing import Any

import yaml
from opencc import OpenCC

HAN = r"\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U000323af"
DOTS = re.compile(r"[·•‧∙⋅・.．･‐᛫]")
UNITS = re.compile(rf"[{HAN}]|[^\W_{HAN}]+")
LONGEST = 14  # characters of a name that are looked for: the longest names of minorities in a register
TOGETHER = 4  # syllables that stand in one word of the index
MISSPELT = 4  # names as long as this are found with one character wrong by the words that leave it out
INITIAL, LEFT_OUT = "0", "_"  # marks of the words that are initials, and of the place left out
READINGS = 4  # of one name, at most
MOST_BYTES = {"name_sound": 60, "name_words": 240}  # together 300 a person; what a very long name has beyond is left


@lru_cache(maxsize=65_536)
def normalised(name: str) -> str:
    """NFKC, simplified, one middle dot, no spaces between Chinese characters, lower case."""
    return str(_simplify().convert(re.sub(r"\s+", " ", _together(name))))


@lru_cache(maxsize=65_536)
def written(name: str) -> str:
    """As `normalised`, each character by itself, so that a part of a name is spelt as in the whole of it."""
    return re.sub(r"\s+", " ", "".join(map(_simple, _together(name))))


def plain_letters(text: str) -> str:
    """Lower case without tone marks, and v for ü: what a person types for Lǚ is lv."""
    parts = unicodedata.normalize("NFD", text.lower()).replace("u\u0308", "v")
    return "".join(letter for letter in parts if unicodedata.category(letter) != "Mn")


def units(key: str) -> list[str]:
    """What a name is made of: each Chinese character, and each word of other letters."""
    return UNITS.findall(key)


def syllables(name: str) -> list[str]:
    """The pinyin of each character, without tones."""
    return list(_syllables(written(name)))


@cache
def folded(syllable: str) -> str:
    """A syllable as many people say it: zh/z, ch/c, sh/s, n/l, ang/an, eng/en, ing/in made the same, and ü u."""
    plain = syllable.replace("yu", "v", 1) if syllable[:1] in ("l", "n") else syllable
    plain = re.sub(r"^([zcs])h", r"\1", plain.replace("v", "u"))
    plain = re.sub(r"^n(?=[aeiou]|$)", "l", plain)
    return re.sub(r"(?<=[aei])ng$", "n", plain)


def keys_of(name: str) -> dict[str, str]:
    """`name_key` to compare, `name_sound` and `name_key` to begin with, `name_words` to find."""
    key = written(name)
    sound = "".join(_syllables(key)).encode()[: MOST_BYTES["name_sound"]].decode(errors="ignore")
    return {"name_key": key, "name_sound": sound, "name_words": " ".join(words(key))}


def words(key: str) -> list[str]:
    """The words of the index for a name: characters, the whole, all but one, sounds from each place on, initials."""
    made = units(key)[:LONGEST]
    found = [*made, "".join(made)]
    if 1 < len(made) <= MISSPELT:
        found += [left_out(made, at) for at in range(len(made))]
    for sounds in readings(key):
        found += [joined(sounds, at) for at in range(len(sounds[:LONGEST]))]
        if sounds:
            found.append(INITIAL + "".join(sound[0] for sound in sounds[:LONGEST]))
    kept = list(dict.fromkeys(word for word in found if word))
    ends = accumulate(len(word.encode()) + 1 for word in kept)
    return [word for word, end in zip(kept, ends, strict=True) if end <= MOST_BYTES["name_words"]]


def left_out(made: list[str], at: int) -> str:
    """A name with one place open, as a word of the index."""
    return "".join([*made[:at], LEFT_OUT, *made[at + 1 :]])


def joined(sounds: list[str] | tuple[str, ...], at: int = 0) -> str:
    """The next syllables from a place on, folded, as a word of the index."""
    return "".join(map(folded, sounds[at : at + TOGETHER]))


@lru_cache(maxsize=65_536)
def _syllables(key: str) -> tuple[str, ...]:
    made = units(key)
    first = _surname(made)
    return (*first, *(_sound(unit) for unit in made[len(first) :]))


def _surname(made: list[str]) -> list[str]:
    """How the surname is read, where it is read in its own way."""
    own: dict[str, str] = _told()["surnames"]
    for length in (2, 1):
        if len(made) > length and (found := own.get("".join(made[:length]))):
            return found.split()
    return []


def readings(key: str) -> Iterator[tuple[str, ...]]:
    """A few ways to read a name, the likeliest first."""
    also: dict[str, str] = _told()["also"]
    usual, made = _syllables(key), units(key)
    ways = [dict.fromkeys([sound, also.get(unit, sound)]) for sound, unit in zip(usual, made, strict=True)]
    for _, sounds in zip(range(READINGS), product(*ways), strict=False):
        yield sounds


def _together(name: str) -> str:
    """NFKC, one middle dot, lower case, no spaces between Chinese characters."""
    dotted = DOTS.sub("·", unicodedata.normalize("NFKC", name)).strip().lower()
    return re.sub(rf"(?<=[{HAN}])\s+(?=[{HAN}])", "", dotted)


@cache
def _sound(unit: str) -> str:
    from pypinyin import lazy_pinyin  # its tables are slow to read, and many a command needs no name

    return plain_letters("".join(lazy_pinyin(unit, errors="default")))


@cache
def _simple(sign: str) -> str:
    return str(_simplify().convert(sign))


@cache
def _told() -> dict[str, Any]:
    told: dict[str, Any] = yaml.safe_load(files("graph").joinpath("readings.yml").read_text(encoding="utf-8"))
    return told


@cache
def _simplify() -> OpenCC:
    return OpenCC("t2s")
