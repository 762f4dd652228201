"""Whether a name answers to what was typed, how, and how well."""

from functools import lru_cache
from typing import NamedTuple

from graph import names, shapes, sounds
from graph.hits import Matched
from graph.search import Typed

ALIKE = 0.45  # of two unlike characters one pair in a hundred looks so much alike
SOUNDS_SO, TURNED = 0.9, 0.95
THE_NAME, NEARLY, BEGINS, HOLDS, LOOSELY, BY_INITIALS = range(6)


class Answer(NamedTuple):
    """How a name answers: the reason, its tier (0 is best), and how well within the tier."""

    code: Matched
    tier: int
    score: float = 1.0


class Known(NamedTuple):
    """A name taken apart: its characters, and the ways to read them, plain and folded."""

    units: tuple[str, ...]
    plain: tuple[tuple[str, ...], ...]
    folded: tuple[tuple[str, ...], ...]


def answer(wanted: Typed, key: str) -> Answer | None:
    """How a name, spelt as graph/names.py keeps it, answers; None when it does not."""
    known = taken_apart(key)
    if wanted.is_pinyin:
        return _by_sound(wanted, known) or _by_letters(wanted, known)
    if any(run.isascii() for run in wanted.runs):
        return _mixed(wanted, known)
    return _by_place(wanted.units, known.units) or _nearly(wanted.units, known) or _loosely(wanted, known)


@lru_cache(maxsize=32_768)
def taken_apart(key: str) -> Known:
    """A name's characters and readings."""
    plain = tuple(names.readings(key))
    folded = tuple(tuple(map(names.folded, reading)) for reading in plain)
    return Known(tuple(names.units(key)), plain, folded)


def _by_place(asked: tuple[str, ...], units: tuple[str, ...]) -> Answer | None:
    if asked == units:
        return Answer("name", THE_NAME)
    length = len(asked)
    if units[:length] == asked:
        return Answer("name-beginning", BEGINS, 1 / len(units))
    held = any(units[at : at + length] == asked for at in range(1, len(units) - length + 1))
    return Answer("name-part", HOLDS) if held else None


def _nearly(asked: tuple[str, ...], known: Known) -> Answer | None:
    """As long as what was typed: its characters in another order, the same sound, one character of like shape."""
    units = known.units
    if len(units) != len(asked):
        return None
    if sorted(units) == sorted(asked):
        return Answer("swapped", NEARLY, TURNED)
    other = taken_apart("".join(asked))
    found = [it for it in (_same_sound(asked, other, known), _one_wrong(asked, units)) if it]
    return min(found, key=lambda it: (it.tier, -it.score)) if found else None


def _same_sound(asked: tuple[str, ...], other: Known, known: Known) -> Answer | None:
    if set(other.plain) & set(known.plain):
        pairs = zip(asked, known.units, strict=True)
        same = sum(bool(sounds.toned(one) & sounds.toned(two)) for one, two in pairs)
        return Answer("homophone", NEARLY, SOUNDS_SO + 0.05 * same / len(asked))
    return Answer("accent", LOOSELY, 0.5) if set(other.folded) & set(known.folded) else None


def _one_wrong(asked: tuple[str, ...], units: tuple[str, ...]) -> Answer | None:
    wrong = [(one, two) for one, two in zip(asked, units, strict=True) if one != two]
    if len(wrong) != 1:
        return None
    alike = shapes.alike(*wrong[0])
    return Answer("like-shape", NEARLY, alike) if alike >= ALIKE else Answer("one-character", LOOSELY, alike)


def _loosely(wanted: Typed, known: Known) -> Answer | None:
    """Every character somewhere, or the same sound in a part of the name."""
    if all(unit in known.units for unit in wanted.units):
        return Answer("name-part", LOOSELY, 0.6)
    asked = taken_apart("".join(wanted.units))
    length = len(wanted.units)
    for at in range(len(known.units) - length + 1):
        if any(reading[at : at + length] in asked.plain for reading in known.plain):
            return Answer("homophone", LOOSELY, 0.4)
    return None


def _by_sound(wanted: Typed, known: Known) -> Answer | None:
    """By whole syllables from some character on; the last one may be half typed."""
    asked = "".join(wanted.runs)
    found = [it for reading in known.plain if (it := _at_some_place(asked, wanted, known, reading))]
    if not found:
        found = [it for way in wanted.ways for reading in known.folded if (it := _with_accent(way, reading))]
    return min(found, key=lambda it: (it.tier, -it.score)) if found else None


def _at_some_place(asked: str, wanted: Typed, known: Known, reading: tuple[str, ...]) -> Answer | None:
    whole = "".join(reading)
    if asked not in whole:
        return None
    place = next((at for at in range(len(reading)) if "".join(reading[at:]).startswith(asked)), None)
    if place is None:
        return None
    if wanted.tones and not _in_tone(wanted.tones, known.units[place:], reading[place:]):
        return Answer("accent", LOOSELY, 0.7)
    if place:
        return Answer("name-part", HOLDS)
    return Answer("name", THE_NAME) if asked == whole else Answer("name-beginning", BEGINS, 1 / len(reading))


def _in_tone(tones: tuple[int, ...], units: tuple[str, ...], reading: tuple[str, ...]) -> bool:
    """Whether every syllable that bears a tone is read in it."""
    at = 0
    for unit, sound in zip(units, reading, strict=False):
        tone = max(tones[at : at + len(sound)], default=0)
        if tone and f"{sound}{tone}" not in sounds.toned(unit):
            return False
        at += len(sound)
    return True


def _with_accent(way: tuple[str, ...], reading: tuple[str, ...]) -> Answer | None:
    said, length = tuple(map(names.folded, way)), len(way)
    for at in range(len(reading) - length + 1):
        here = reading[at : at + length]
        if here == said and length == len(reading):
            return Answer("accent", NEARLY)
        if here[:-1] == said[:-1] and here[-1].startswith(said[-1]):
            return Answer("accent", LOOSELY, 0.6 if at == 0 else 0.4)
    return None


def _by_letters(wanted: Typed, known: Known) -> Answer | None:
    """A name in other letters, as far as it was typed; or initials."""
    asked = "".join(wanted.runs)
    initials = ("".join(sound[0] for sound in reading) for reading in known.plain)
    return Answer("initials", BY_INITIALS) if any(it.startswith(asked) for it in initials) else None


def _mixed(wanted: Typed, known: Known) -> Answer | None:
    """Chinese and pinyin mixed: by the sound of all of it, if each part is there."""
    key, sound = "".join(known.units), "".join(known.plain[0]) if known.plain else ""
    if not all(run in (sound if run.isascii() else key) for run in wanted.runs):
        return None
    asked = "".join("".join(names.syllables(run)) for run in wanted.runs)
    return _at_some_place(asked, Typed(()), known, known.plain[0]) or Answer("name-part", LOOSELY)
