"""Says ties and things in words a person recognises, from telling.yml; never a sealed number."""

from functools import cache
from importlib.resources import files
from typing import Any, Literal, get_args

import yaml

from base.model import Model, Said
from graph import masking

Kind = Literal[
    "MEMBER_OF", "SPOUSE_OF", "PARENT_OF", "GUARDIAN_OF", "ACTS_FOR", "LIVES_AT", "STAYS_AT", "HELD_BY", "HAS", "USES",
    "OWNS", "RUNS", "WORKS_AT", "STUDIES_AT", "SAME_AS", "NOT_SAME_AS", "IS", "DECLARED_KIN", "DONATED", "IN", "ABOUT",
    "BY", "OF", "TO", "MADE", "FOR",
]  # fmt: skip
KINDS: tuple[Kind, ...] = get_args(Kind)
Direction = Literal["out", "in"]
MASKS = {"Person": masking.name, "Address": masking.address}
SHARED = frozenset({"Address", "Phone", "Account", "Device", "Household", "Property", "Vehicle"})


class Properties(Model):
    """What of a node's properties may be told; each label has some of them."""

    name: str | None = None
    text: str | None = None
    title: str | None = None
    title_zh: str | None = None
    kind: str | None = None
    basis: str | None = None
    status: str | None = None
    role: str | None = None
    bank: str | None = None
    monthly: float | None = None
    amount: float | None = None
    members: int | None = None
    on: str | None = None


@cache
def _told() -> dict[str, dict[str, Any]]:
    told: dict[str, dict[str, Any]] = yaml.safe_load(files("graph").joinpath("telling.yml").read_text(encoding="utf-8"))
    return told


def word(code: str) -> Said:
    """A code of the graph in both languages; one nobody has translated stands for itself."""
    return Said(**_told()["words"].get(code, {"zh": code, "en": code}))


def label(name: str) -> Said:
    """A label in both languages."""
    return Said(**_told()["labels"].get(name, {"zh": name, "en": name}))


def matched(code: str) -> Said:
    """Why somebody was found."""
    return Said(**_told()["matched"][code])


def tie(kind: str, direction: Direction) -> Said:
    """What the other end of a tie is to the one who looks."""
    return Said(**_told()["ties"][kind][direction])


def doubt(kind: str, status: str) -> Said:
    """How a doubt about a tie of this kind stands."""
    return Said(**_told()["doubts"]["pair" if kind == "NOT_SAME_AS" else "tie"][status])


def sentence(kind: str, start: Said, end: Said, again: bool) -> Said:
    """A tie as a sentence; `again`: its end was the end of the sentence before, in the same manner."""
    told = _told()["ties"][kind]
    form = told["also"] if again and "also" in told else told["said"]
    return Said(zh=form["zh"].format(start=start.zh, end=end.zh), en=form["en"].format(start=start.en, end=end.en))


def thing(of: str, id: str, known: Properties) -> Said:
    """What a person recognises a node by, masked; a thing without a name is its label and our id."""
    own, titled = _masked(of, known), known.title_zh or known.title
    if own is not None:
        return Said(zh=own, en=own)
    first = Said(zh=titled, en=known.title or titled) if titled else _unnamed(of, id)
    parts = [first, *_parts(known)]
    return Said(zh="，".join(part.zh for part in parts), en=", ".join(part.en for part in parts))


def _masked(of: str, known: Properties) -> str | None:
    own = known.name or known.text
    if own is None or of not in MASKS:
        return own
    return MASKS[of](own)


def _unnamed(of: str, id: str) -> Said:
    return Said(zh=f"{label(of).zh} {id}", en=f"{label(of).en} {id}")


def _parts(known: Properties) -> list[Said]:
    codes = [code for code in (known.basis, known.kind, known.status, known.role) if code is not None]
    parts = [word(code) for code in codes]
    if known.bank is not None:
        parts.append(Said(zh=known.bank, en=known.bank))
    if known.members is not None:
        people = "1 person" if known.members == 1 else f"{known.members} people"
        parts.append(Said(zh=f"{known.members} 人", en=people))
    if known.monthly is not None:
        parts.append(Said(zh=f"每月 {known.monthly:g} 元", en=f"{known.monthly:g} yuan a month"))
    if known.amount is not None:
        parts.append(Said(zh=f"{known.amount:g} 元", en=f"{known.amount:g} yuan"))
    if known.on is not None:
        parts.append(Said(zh=known.on, en=known.on))
    return parts
