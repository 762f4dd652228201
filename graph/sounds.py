"""Pinyin as people type it: in one piece or in several, half finished, with tones or without, with an accent."""

import re
import unicodedata
from functools import cache, lru_cache

from graph import names

WAYS = 4  # to cut one piece into syllables, at most
LONGEST = 40  # letters that are cut
MARKS = {"\u0304": 1, "\u0301": 2, "\u030c": 3, "\u0300": 4}
NUMBERED = re.compile(r"(?:[a-zü]+[1-5]\s*)+")  # wang2 wei3
ACCENTS = (("zh", "z"), ("ch", "c"), ("sh", "s"))
VOWELS = "aeiouv"

Ways = tuple[tuple[str, ...], ...]


@lru_cache(maxsize=4096)
def ways(letters: str) -> Ways:
    """The ways to cut letters into syllables, fewest first; the last syllable may be only begun."""
    found = _cut(letters, {}) if len(letters) <= LONGEST else []
    return tuple(sorted(dict.fromkeys(found), key=len)[:WAYS])


def tones(text: str) -> list[int]:
    """The tone over each letter that was typed, 0 where there is none; a digit marks the letter before it."""
    found: list[int] = []
    for sign in unicodedata.normalize("NFD", text.lower()):
        if sign in MARKS and found:
            found[-1] = MARKS[sign]
        elif sign.isdigit() and found:
            found[-1] = int(sign) % 5
        elif sign.isalpha():
            found.append(0)
    return found


@lru_cache(maxsize=16_384)
def toned(unit: str) -> frozenset[str]:
    """Every reading of a character with the number of its tone behind it."""
    from pypinyin import Style, pinyin

    [readings] = pinyin(unit, style=Style.TONE3, heteronym=True, errors="default")
    return frozenset(reading.replace("ü", "v") for reading in readings)


def _cut(letters: str, known: dict[str, list[tuple[str, ...]]]) -> list[tuple[str, ...]]:
    if not letters:
        return [()]
    if letters not in known:
        found = [
            (letters[:end], *rest)
            for end in range(min(6, len(letters)), 0, -1)
            if letters[:end] in _syllables()
            for rest in _cut(letters[end:], known)
        ]
        begun = [(letters,)] if letters in _beginnings() else []
        known[letters] = [*found, *begun][: 4 * WAYS]
    return known[letters]


@cache
def _syllables() -> frozenset[str]:
    """Every syllable, also as people with an accent spell it."""
    from pypinyin.constants import PINYIN_DICT

    marked = {reading for readings in PINYIN_DICT.values() for reading in readings.split(",")}
    plain = {names.plain_letters(reading) for reading in marked}
    usual = {it for it in plain if it.isascii() and it.isalpha() and any(vowel in it for vowel in VOWELS)}
    return frozenset(spelt for syllable in usual for spelt in _spellings(syllable))


def _spellings(syllable: str) -> set[str]:
    """A syllable with each of the usual confusions made or not."""
    heads = {syllable}
    for long, short in ACCENTS:
        if syllable.startswith(long):
            heads.add(short + syllable[2:])
        elif syllable.startswith(short):
            heads.add(long + syllable[1:])
    if syllable[0] in "nl" and syllable[1:2] in tuple(VOWELS):
        heads |= {"n" + syllable[1:], "l" + syllable[1:]}
    spelt = heads | {it + "g" for it in heads if re.search(r"[aei]n$", it)}
    spelt |= {it[:-1] for it in heads if re.search(r"[aei]ng$", it)}
    return spelt | {it.replace("v", "u") for it in spelt} | {it.replace("v", "yu") for it in spelt if it.endswith("v")}


@cache
def _beginnings() -> frozenset[str]:
    return frozenset(it[:end] for it in _syllables() for end in range(1, len(it)))
