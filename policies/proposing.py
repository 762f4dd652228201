"""What to propose when somebody stands otherwise than before; whatever it is, a named person decides."""

from functools import cache
from typing import Literal, NamedTuple, get_args

from base.model import Model, Said
from policies import lines
from policies.standing import Standing

Kind = Literal["offer", "exit", "lower", "raise", "look-again", "warn"]
KINDS: tuple[Kind, ...] = get_args(Kind)
FILE = "proposals.yml"
OFFERED: tuple[Standing, ...] = ("missed", "new")
CENT = 0.005


class ProposalKind(Model):
    """One kind of proposal; `heard` says for how many days the person may answer before it is decided."""

    title: Said
    heard: int | None = None
    basis: Said | None = None


class Stood(NamedTuple):
    """How somebody stood, or stands, towards a policy, and what was due to them, yuan a month."""

    standing: Standing
    due: float | None = None


@cache
def proposal_kinds() -> dict[Kind, ProposalKind]:
    """Every kind by its name."""
    return lines.load(FILE, dict[Kind, ProposalKind])


def moved(was: Stood | None, now: Stood) -> bool:
    """Whether somebody stands otherwise; of whom nobody knew before, only what asks for something to be done."""
    if was is None:
        return proposed(None, now) is not None
    return was.standing != now.standing or (now.standing == "receiving" and bool(_more(was, now)))


def proposed(was: Stood | None, now: Stood) -> Kind | None:
    """What is to be proposed, if anything: to offer, to end, to raise or lower, to look again."""
    before = was.standing if was else None
    if now.standing in OFFERED:
        return None if before in OFFERED else "offer"
    if now.standing == "look-again":
        return None if before == "look-again" else "exit"
    if now.standing == "unknown":
        return "look-again" if before in ("receiving", "look-again") else None
    if was is not None and (was.standing, now.standing) == ("receiving", "receiving"):
        more = _more(was, now)
        return "raise" if more > 0 else "lower" if more < 0 else None
    return None


def _more(was: Stood, now: Stood) -> float:
    """How much more is due than before; nothing where either is unknown or less than a fen differs."""
    more = 0.0 if was.due is None or now.due is None else now.due - was.due
    return more if abs(more) >= CENT else 0.0
