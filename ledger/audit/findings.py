"""What a verification says: sound or not, and which kind of damage where."""

from typing import Literal

from base.model import Model, Said

Kind = Literal["edit", "deletion", "insertion", "reordering", "truncation", "replay", "checkpoint"]


class Damage(Model):
    """One thing that is not as it was signed; `first` and `last` are numbers of records where they are known."""

    kind: Kind
    first: int | None
    last: int | None
    said: Said


class Verified(Model):
    """The whole log, as a verification found it."""

    sound: bool
    size: int
    root: str
    retired: int
    checkpoints: int
    signatures: int
    last_signed: int
    damages: list[Damage]
    notes: list[Said]
