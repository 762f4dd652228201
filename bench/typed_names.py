"""Eleven ways to type the name of somebody one looks for, and who may be meant: without any code of the search."""

from __future__ import annotations

import random
import re
from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from typing import Any, NamedTuple

import yaml
from opencc import OpenCC
from pypinyin import Style, lazy_pinyin

from bench.manner import HERE

MOST_ALIKE = 10  # a query that more written names answer equally well tells nobody apart and is drawn again
COMMON = [bytes([row, cell]).decode("gb2312") for row in range(0xB0, 0xD7) for cell in range(0xA1, 0xFA)]
SWAPS = (("zh", "z"), ("ch", "c"), ("sh", "s"), ("ang", "an"), ("eng", "en"), ("ing", "in"))
DOT = "·"


class Someone(NamedTuple):
    """Somebody in the scope, as the bench knows them."""

    id: str
    name: str
    born: int | None
    village: str | None
    sealed: str | None  # the number of a phone they use
    phone: str | None


class Query(NamedTuple):
    """What is asked, whose written name is wanted, and for the last kind the very person."""

    params: dict[str, Any]
    name: str
    person: str | None = None


@dataclass
class World:
    """Everybody in the scope, with their names by sound and by part."""

    people: list[Someone]
    tail: Callable[[Someone], str]
    chance: random.Random
    again: Counter[str] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        self.names = sorted({one.name for one in self.people})
        self.by_name = defaultdict(list)
        for one in self.people:
            self.by_name[one.name].append(one)
        self.long = [name for name in self.names if len(name) > 3 or any(ord(sign) > 0x9FA5 for sign in name)]
        self.sounds = Counter(sound(name) for name in self.names)
        self.toned = Counter(marked(name) for name in self.names)
        self.loose = Counter(loose(sound(name)) for name in self.names)
        self.parts = Counter(part for name in self.names for part in parts(name))


def drawn(world: World, kind: str) -> Query:
    """A query of one kind."""
    while True:
        names = world.long if kind == "long or rare" else world.names
        query = KINDS[kind](world, world.chance.choice(names))
        if query is not None:
            return query
        world.again[kind] += 1


def sound(name: str) -> str:
    """Joined pinyin without tones."""
    return "".join(lazy_pinyin(name.replace(DOT, ""), v_to_u=False))


def marked(name: str) -> str:
    """Joined pinyin with tone marks."""
    return "".join(lazy_pinyin(name.replace(DOT, ""), style=Style.TONE))


def loose(letters: str) -> str:
    """Pinyin with the usual confusions made everywhere, wherever a syllable ends: broader than any search."""
    letters = re.sub(r"([zcs])h", r"\1", letters)
    return re.sub(r"([aei])ng", r"\1n", letters).replace("n", "l")


def parts(name: str) -> set[str]:
    """Two characters and more that stand together in a name, the whole left out."""
    return {name[at:to] for at in range(len(name)) for to in range(at + 2, len(name) + 1) if to - at < len(name)}


def _exact(world: World, name: str) -> Query | None:
    return Query({"q": name}, name)


def _part(world: World, name: str) -> Query | None:
    few = [part for part in sorted(parts(name)) if world.parts[part] <= MOST_ALIKE]
    return Query({"q": world.chance.choice(few)}, name) if few else None


def _with_tones(world: World, name: str) -> Query | None:
    text = marked(name)
    numbered = "".join(lazy_pinyin(name, style=Style.TONE3))
    fits = world.toned[text] <= MOST_ALIKE and text.isalpha()
    return Query({"q": world.chance.choice([text, numbered])}, name) if fits else None


def _without_tones(world: World, name: str) -> Query | None:
    spaced = " ".join(lazy_pinyin(name))
    text = world.chance.choice([sound(name), spaced])
    return Query({"q": text}, name) if world.sounds[sound(name)] <= MOST_ALIKE and text.isascii() else None


def _accent(world: World, name: str) -> Query | None:
    said = "".join(_said(world.chance, syllable) for syllable in lazy_pinyin(name))
    fits = said != sound(name) and world.loose[loose(sound(name))] <= MOST_ALIKE and said.isascii()
    return Query({"q": said}, name) if fits else None


def _said(chance: random.Random, syllable: str) -> str:
    for long, short in SWAPS:
        if chance.random() < 0.6:
            if long.endswith("g") and syllable.endswith((long, short)):
                stem = syllable.removesuffix("g") if syllable.endswith(long) else syllable + "g"
                syllable = stem
            elif syllable.startswith(long):
                syllable = short + syllable[2:]
            elif syllable.startswith(short) and len(short) == 1:
                syllable = long + syllable[1:]
    if syllable[0] in "nl" and len(syllable) > 1 and chance.random() < 0.5:
        syllable = ("l" if syllable[0] == "n" else "n") + syllable[1:]
    return syllable


def _homophone(world: World, name: str) -> Query | None:
    at = world.chance.randrange(len(name))
    same = [sign for sign in _alike_in_sound().get(sound(name[at]), []) if sign != name[at]]
    if not same or world.sounds[sound(name)] > MOST_ALIKE:
        return None
    return Query({"q": name[:at] + world.chance.choice(same) + name[at + 1 :]}, name)


def _traditional(world: World, name: str) -> Query | None:
    text = _to_traditional().convert(name)
    return Query({"q": text}, name) if text != name else None


def _swapped(world: World, name: str) -> Query | None:
    at = world.chance.randrange(len(name) - 1)
    turned = name[:at] + name[at + 1] + name[at] + name[at + 2 :]
    return Query({"q": turned}, name) if turned != name and DOT not in name[at : at + 2] else None


def _shape(world: World, name: str) -> Query | None:
    places = [at for at, sign in enumerate(name) if sign in _mistaken()]
    if not places:
        return None
    at = world.chance.choice(places)
    return Query({"q": name[:at] + world.chance.choice(_mistaken()[name[at]]) + name[at + 1 :]}, name)


def _long(world: World, name: str) -> Query | None:
    return Query({"q": world.chance.choice([name, name.replace(DOT, ""), name.replace(DOT, "•")])}, name)


def _narrowed(world: World, name: str) -> Query | None:
    one = world.chance.choice(world.by_name[name])
    same = world.by_name[name]
    ways: list[tuple[dict[str, Any], int]] = []
    if one.born:
        ways.append(({"born": one.born}, sum(it.born == one.born for it in same)))
    if one.village:
        ways.append(({"village": one.village}, sum(it.village == one.village for it in same)))
    if one.sealed:
        ways.append(({"phone_tail": world.tail(one)}, 1))
    fitting = [told for told, alike in ways if alike <= MOST_ALIKE]
    return Query({"q": name, **world.chance.choice(fitting)}, name, one.id) if fitting else None


KINDS: dict[str, Callable[[World, str], Query | None]] = {
    "exact": _exact,
    "part of a name": _part,
    "pinyin with tones": _with_tones,
    "pinyin": _without_tones,
    "folded accent": _accent,
    "homophone": _homophone,
    "traditional": _traditional,
    "swapped": _swapped,
    "like shape": _shape,
    "long or rare": _long,
    "name and one more": _narrowed,
}


def initials(world: World) -> Query:
    """The first letters of somebody's name."""
    name = world.chance.choice(world.names)
    return Query({"q": "".join(syllable[0] for syllable in lazy_pinyin(name))}, name)


@cache
def _alike_in_sound() -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for sign in COMMON:
        found[sound(sign)].append(sign)
    return found


@cache
def _mistaken() -> dict[str, list[str]]:
    """Characters taken for one another, both ways."""
    found: dict[str, list[str]] = defaultdict(list)
    for pair in yaml.safe_load((HERE / "mistaken.yml").read_text(encoding="utf-8")).split():
        for one, other in (pair, pair[::-1]):
            found[one].append(other)
    return found


@cache
def _to_traditional() -> OpenCC:
    return OpenCC("s2t")
