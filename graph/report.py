"""What `huimin doctor` reports: one line for each thing looked at, with examples by id."""

from collections.abc import Sequence

from base.model import Model, Said

SHOWN = 20


class Check(Model):
    """One thing looked at: whether all is well, a sentence, and what was found (ids, never names)."""

    name: str
    ok: bool
    said: Said
    details: tuple[str, ...] = ()
    in_all: int = 0


class Report(Model):
    """Everything looked at; well only when each part is."""

    ok: bool
    checks: list[Check]


def passed(name: str, zh: str, en: str) -> Check:
    """All is well, and this is how it stands."""
    return Check(name=name, ok=True, said=Said(zh=zh, en=en))


def failed(name: str, zh: str, en: str) -> Check:
    """Something is wrong, and this is what to do."""
    return Check(name=name, ok=False, said=Said(zh=zh, en=en))


def faults(name: str, found: Sequence[str], well: Said, wrong: Said) -> Check:
    """Well when nothing was found; else the first few, and how many there are in all."""
    shown = tuple(found[:SHOWN])
    return Check(name=name, ok=not found, said=wrong if found else well, details=shown, in_all=len(found))
