"""What a key is, which algorithms there are, and how keys are written down."""

import json
import re
import secrets
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Literal

Profile = Literal["aes", "sm"]
PROFILES: dict[Profile, tuple[str, str]] = {
    "aes": ("aes-256-gcm", "hmac-sha256"),
    "sm": ("sm4-gcm", "hmac-sm3"),  # GB/T 32907 and GB/T 32905
}
SEALING = {"aes-256-gcm": 32, "sm4-gcm": 16}  # bytes of a key; the first is meant where none is named
BLINDING = {"hmac-sha256": 32, "hmac-sm3": 32}
UNNAMED = "index"  # the blinding key of files written before keys were rotated; its indexes bear no name
NAME = re.compile(r"[\w-]{1,32}", re.ASCII)


@dataclass(frozen=True)
class Key:
    """One key; its secret shows in no message and no log."""

    id: str
    algorithm: str
    secret: bytes = field(repr=False)
    made: date | None = None  # none in files written before the day was kept


@dataclass(frozen=True)
class Keys:
    """`sealing` opens what was sealed under each key id, `blinding` makes blind indexes; one of each is current."""

    current: str
    current_blinding: str
    sealing: dict[str, Key]
    blinding: dict[str, Key]

    def both(self) -> Iterator[tuple[Literal["sealing", "blinding"], Key]]:
        """Every key with what it is for."""
        yield from (("sealing", key) for key in self.sealing.values())
        yield from (("blinding", key) for key in self.blinding.values())

    def is_current(self, key_id: str) -> bool:
        """Whether new texts or indexes are made with this key."""
        return key_id in (self.current, self.current_blinding)

    def holds(self, key_id: str) -> bool:
        """Whether there is a key of this id, of either use."""
        return key_id in self.sealing or key_id in self.blinding

    def without(self, key_id: str) -> "Keys":
        """The same keys but for one."""
        sealing, blinding = ({n: k for n, k in kept.items() if n != key_id} for kept in (self.sealing, self.blinding))
        return replace(self, sealing=sealing, blinding=blinding)


def fresh(profile: Profile, day: date) -> Keys:
    """The first keys of a home."""
    sealing, blinding = _new("k", 1, PROFILES[profile][0], day), _new("b", 1, PROFILES[profile][1], day)
    return Keys(sealing.id, blinding.id, {sealing.id: sealing}, {blinding.id: blinding})


def extended(keys: Keys, profile: Profile, blinding: bool, day: date) -> Keys:
    """With a new current sealing key and, when asked, a new current blinding key; the old ones stay beside them."""
    key = _new("k", len(keys.sealing) + 1, PROFILES[profile][0], day)
    more = replace(keys, current=key.id, sealing={**keys.sealing, key.id: key})
    if not blinding:
        return more
    index = _new("b", len(keys.blinding) + 1, PROFILES[profile][1], day)
    return replace(more, current_blinding=index.id, blinding={**keys.blinding, index.id: index})


def parse(text: str | bytes) -> Keys:
    """Read keys as `written` gives them, or as they were first kept; ValueError when they are no keys."""
    told = json.loads(text)
    try:
        unnamed = {UNNAMED: told["index"]} if "index" in told else {}
        sealing = _read(told["sealing"], SEALING)
        blinding = _read({**unnamed, **told.get("blinding", {})}, BLINDING)
        keys = Keys(told["current"], told.get("current_blinding", UNNAMED), sealing, blinding)
        keys.sealing[keys.current], keys.blinding[keys.current_blinding]
    except (KeyError, TypeError, AttributeError):
        raise ValueError("a field is missing") from None
    if keys.sealing.keys() & keys.blinding.keys():
        raise ValueError("an id is used twice")
    return keys


def written(keys: Keys) -> str:
    """The JSON of a key file."""
    told = {"current": keys.current, "current_blinding": keys.current_blinding}
    return json.dumps({**told, "sealing": _write(keys.sealing), "blinding": _write(keys.blinding)}, indent=1)


def _new(letter: str, number: int, algorithm: str, day: date) -> Key:
    """Four random digits keep the keys of two homes apart, so that a foreign text is known as one."""
    size = {**SEALING, **BLINDING}[algorithm]
    return Key(f"{letter}{number}-{secrets.token_hex(2)}", algorithm, secrets.token_bytes(size), day)


def _read(told: dict[str, Any], sizes: dict[str, int]) -> dict[str, Key]:
    """Keys by id; one given as bare hexadecimal digits is of the first algorithm."""
    bare = next(iter(sizes))
    return {
        name: _key(name, it if isinstance(it, dict) else {"algorithm": bare, "key": it}, sizes)
        for name, it in told.items()
    }


def _key(name: str, told: dict[str, str], sizes: dict[str, int]) -> Key:
    algorithm, secret, made = told["algorithm"], bytes.fromhex(told["key"]), told.get("made")
    if not NAME.fullmatch(name) or sizes.get(algorithm) != len(secret):
        raise ValueError("a key's id or length is not what its use asks for")
    return Key(name, algorithm, secret, date.fromisoformat(made) if made else None)


def _write(keys: dict[str, Key]) -> dict[str, dict[str, str]]:
    return {key.id: {"algorithm": key.algorithm, "key": key.secret.hex(), **_made(key)} for key in keys.values()}


def _made(key: Key) -> dict[str, str]:
    return {} if key.made is None else {"made": key.made.isoformat()}
