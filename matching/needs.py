"""Which needs a dispatcher means: an id as it stands, or ordinary words that sound like a need."""

import re
from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from typing import Literal, Protocol

from base.errors import NotFound
from base.model import Model, Said
from graph.names import normalised

ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
WORD = re.compile(r"[a-z0-9]+|[^\W_a-z0-9]+")
ALIKE = 0.6  # the share of a phrase that must occur in what was asked
WIDER = 0.6  # a resource for the whole branch may not have this twig
SURE = 3  # a word of two characters (孩子) is too common to mean a whole branch beside a twig
GUESSES = 3  # more than these would match half the county


How = Literal["stated", "guessed", "known", "met-by-resource"]


class Need(Protocol):
    """A need of the tree, as graph/needs.yml writes it."""

    @property
    def id(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def title_zh(self) -> str: ...
    @property
    def aliases(self) -> Sequence[str]: ...
    @property
    def parent(self) -> str | None: ...


class WantedNeed(Model):
    """A need that is sought, and how we came to it."""

    id: str
    title: Said
    how: How
    heard: str | None = None  # the phrase that made us guess it


class Wanted(Model):
    """What is sought: needs of the tree, and phrases to find in the text of resources."""

    asked: str
    needs: tuple[WantedNeed, ...]
    fits: dict[
        str, float
    ]  # how well a resource that meets each need fits: 1 the need or a narrower one, .6 a wider one
    pairs: tuple[str, ...]  # phrases, or pairs of characters of a free text, that may stand in a resource's text
    characters: tuple[str, ...]  # the same, or its single characters
    enough: int = 1  # how many of the first make a text speak of the need

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of the needs sought."""
        return tuple(need.id for need in self.needs)


class UnknownNeed(NotFound):
    """No need has this id; the sentence names those that sound like it."""

    def __init__(self, asked: str, close: Sequence[str]) -> None:
        super().__init__("need", asked)
        zh = f"您是不是要找 {'、'.join(close)}？" if close else "请用需求的编号，或用日常的话描述。"
        en = f"Did you mean {', '.join(close)}?" if close else "Give a need's id, or say it in ordinary words."
        self.said = Said(zh=self.said.zh + zh, en=f"{self.said.en} {en}")


def wanted(asked: str, tree: Mapping[str, Need]) -> Wanted:
    """What was asked for; UnknownNeed when it looks like an id and is none.

    Words that sound like a need are searched for as that need; only words that sound like none are searched as they
    stand, for a pair of ordinary characters in common says little.
    """
    asked = asked.strip()
    if asked.lower() in tree:
        return of([asked.lower()], tree, "stated")
    text = normalised(asked)
    titled = [need.id for need in tree.values() if text in (normalised(need.title), normalised(need.title_zh))]
    if titled:
        return of(titled, tree, "stated").model_copy(update={"asked": asked})
    guesses = () if "-" in asked and ID.fullmatch(asked) else guess(text, tree)
    if guesses:
        found = of([need.id for need in guesses], tree, "guessed")
        return found.model_copy(update={"asked": asked, "needs": guesses})
    if ID.fullmatch(asked) or not WORD.search(text):
        raise UnknownNeed(asked, get_close_matches(asked, list(tree), n=3, cutoff=0.5))
    pairs, characters = tuple(parts(text)), tuple(parts(text, 1))
    return Wanted(asked=asked, needs=(), fits={}, pairs=pairs, characters=characters, enough=(len(pairs) + 1) // 2)


def of(ids: Sequence[str], tree: Mapping[str, Need], how: How) -> Wanted:
    """These needs, with their own phrases to find in texts."""
    needs = [tree[name] for name in dict.fromkeys(ids) if name in tree]
    named = tuple(WantedNeed(id=need.id, title=title(need), how=how) for need in needs)
    phrases = [phrase for need in needs for phrase in (need.title_zh, need.title, *need.aliases)]
    once = tuple(dict.fromkeys(phrases))
    near = fits([need.id for need in needs], tree)
    return Wanted(asked=" ".join(ids) or "—", needs=named, fits=near, pairs=once, characters=once)


def fits(ids: Sequence[str], tree: Mapping[str, Need]) -> dict[str, float]:
    """Each need that touches these: 1 for one of them or a narrower one, .6 for a wider one."""
    wider = {above: WIDER for name in ids for above in ancestors(name, tree)}
    narrower = {name: 1.0 for name in tree if set(ids) & {name, *ancestors(name, tree)}}
    return {**wider, **narrower}


def ancestors(name: str, tree: Mapping[str, Need]) -> list[str]:
    """The wider needs above one, nearest first."""
    parent = tree[name].parent
    return [parent, *ancestors(parent, tree)] if parent else []


def guess(text: str, tree: Mapping[str, Need]) -> tuple[WantedNeed, ...]:
    """The needs whose title or ordinary phrases sound most like this text; of a branch, its twigs before the whole."""
    heard = {need.id: max(_likeness(text, phrase) for phrase in _phrases(need)) for need in tree.values()}
    near = {name: like for name, like in heard.items() if like[0] >= ALIKE}
    wide = {above for name in near for above in ancestors(name, tree)}
    sure = [name for name, (like, long, _) in near.items() if tree[name].parent or (like == 1 and long >= SURE)]
    twigs = [name for name in sure or near if name not in wide]
    best = sorted(twigs, key=lambda name: (-near[name][0], -near[name][1], name))
    return tuple(
        WantedNeed(id=name, title=title(tree[name]), how="guessed", heard=near[name][2]) for name in best[:GUESSES]
    )


def title(need: Need) -> Said:
    """A need's title in both languages."""
    return Said(zh=need.title_zh, en=need.title)


def parts(text: str, size: int = 2) -> list[str]:
    """What a text is made of: words of letters, and runs of `size` Chinese characters (or a lone one)."""
    found: list[str] = []
    for run in WORD.findall(text):
        if run[0].isascii() or len(run) <= size:
            found.append(run)
        else:
            found += [run[at : at + size] for at in range(len(run) - size + 1)]
    return list(dict.fromkeys(found))


def _phrases(need: Need) -> list[str]:
    return [need.title, need.title_zh, *need.aliases]


def _likeness(text: str, phrase: str) -> tuple[float, int, str]:
    """The share of a phrase's parts that the text holds; the phrase's length breaks ties, the longer the surer."""
    wanted_parts, said = parts(normalised(phrase)), set(parts(text))
    if len(phrase) == 1:
        return float(phrase in text), 1, phrase
    return sum(part in said for part in wanted_parts) / len(wanted_parts), len(phrase), phrase
