"""Rotating and retiring keys over both stores while everybody goes on working."""

import time
from collections.abc import Callable
from typing import Literal, NamedTuple

from base import keyring
from base.errors import Refused
from base.keys import Keys, Profile
from base.model import Model
from base.sealing import Resealed, Tally
from base.settings import Settings
from graph import sealed as numbers
from graph.door import OperatorGraph
from graph.progress import alone
from ledger import sealed as secrets
from ledger.store import Ledger

Say = Callable[[int, int], object]  # how many are done, of how many


class KeyShown(Model):
    """A key as it may be shown: never the key itself."""

    id: str
    use: Literal["sealing", "blinding"]
    algorithm: str | None
    made: str | None
    current: bool
    held: bool  # false: something is sealed under it and we do not have it
    numbers: int  # in the graph
    secrets: int  # in the ledger


class KeyList(Model):
    """Every key we hold, and every one something still needs."""

    keys: tuple[KeyShown, ...]


class Rotated(Model):
    """What a rotation did; `made` names the new keys, none when it went on with an earlier one."""

    made: tuple[str, ...]
    resealed: int
    unopened: tuple[str, ...]


class Stores(NamedTuple):
    """Where sealed texts are."""

    settings: Settings
    db: OperatorGraph
    ledger: Ledger

    def tallies(self) -> tuple[Tally, Tally]:
        """What needs which key, in the graph and in the ledger."""
        return numbers.tally(self.db), secrets.tally(self.ledger)


def shown(stores: Stores) -> KeyList:
    """The keys without the keys."""
    now = keyring.keys(stores.settings, make=False)
    graph, ledger = stores.tallies()
    held = [
        KeyShown(
            id=key.id,
            use=use,
            algorithm=key.algorithm,
            made=key.made and key.made.isoformat(),
            current=now.is_current(key.id),
            held=True,
            numbers=graph.under(key.id),
            secrets=ledger.under(key.id),
        )
        for use, key in now.both()
    ]
    return KeyList(keys=(*held, *_lost(now, graph, ledger)))


def _lost(now: Keys, graph: Tally, ledger: Tally) -> list[KeyShown]:
    uses: tuple[Literal["sealing", "blinding"], ...] = ("sealing", "blinding")
    return [
        KeyShown(
            id=name,
            use=use,
            algorithm=None,
            made=None,
            current=False,
            held=False,
            numbers=getattr(graph, use)[name],
            secrets=getattr(ledger, use)[name],
        )
        for use in uses
        for name in sorted(getattr(graph, use) | getattr(ledger, use))
        if name not in getattr(now, use)
    ]


def rotate(
    stores: Stores, profile: Profile, blinding: bool, say: Say, wait: Callable[[float], object] = time.sleep
) -> Rotated:
    """Go on with what an earlier rotation left, or make new keys and put everything under them.

    Reading goes on meanwhile: the old keys stay until they are retired.
    """
    settings = stores.settings
    with alone(settings.home / "seed.lock"):  # a load keeps the keys it began with
        before = keyring.keys(settings)
        went_on = _reseal(stores, before, say, wait)
        if went_on.done:
            return Rotated(made=(), resealed=went_on.done, unopened=went_on.unopened)
        after = keyring.add(settings, profile, blinding)
        done = _reseal(stores, after, say, wait)
    made = tuple(key.id for _, key in after.both() if not before.holds(key.id))
    return Rotated(made=made, resealed=done.done, unopened=done.unopened)


def retire(stores: Stores, key_id: str) -> None:
    """Take a key away; refused while anything is sealed under it or found by it."""
    settings = stores.settings
    with alone(settings.home / "seed.lock"):
        keyring.refuse_needed(keyring.keys(settings, make=False), key_id)
        left = sum(tally.under(key_id) for tally in stores.tallies())
        if left:
            raise Refused(
                f"还有 {left} 项内容使用密钥 {key_id}，不能停用。请先运行 huimin keys rotate（盲索引加 --blinding）。",
                f"{left} texts still need the key {key_id}; it stays. Run `huimin keys rotate` first (--blinding "
                "for an index key).",
            )
        keyring.retire(settings, key_id)


def _reseal(stores: Stores, keys: Keys, say: Say, wait: Callable[[float], object]) -> Resealed:
    in_all = sum(tally.waiting(keys) for tally in stores.tallies())
    if not in_all:
        return Resealed(0, ())
    wait(keyring.seconds_until_seen(stores.settings))
    graph = numbers.reseal(stores.db, keys, lambda done: say(done, in_all))
    ledger = secrets.reseal(stores.ledger, keys, lambda done: say(graph.done + done, in_all))
    return Resealed(graph.done + ledger.done, graph.unopened + ledger.unopened)
