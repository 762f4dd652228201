"""Sealing small texts under a key that the text names, and blind indexes under which equal texts meet."""

import base64
import hmac
import secrets
from collections import Counter
from collections.abc import Callable
from typing import Any, NamedTuple

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hmac import HMAC

from base.errors import KeyLost, Unopened
from base.keys import UNNAMED, Key, Keys

NONCE, TAG = 12, 16  # bytes
Sealer = Callable[[bytes, bytes, bytes, bytes], bytes]  # key, nonce, what to seal or open, what is bound to it


def seal_text(keys: Keys, text: str, of: str) -> str:
    """Sealed under the current key, whose id stands in front; `of` (record and field) is bound in and not stored."""
    key, nonce = keys.sealing[keys.current], secrets.token_bytes(NONCE)
    sealed = _SEALERS[key.algorithm](key.secret, nonce, text.encode(), of.encode())
    return f"{key.id}:{base64.b64encode(nonce + sealed).decode()}"


def open_text(keys: Keys, sealed: str, of: str) -> str:
    """The text sealed for the same `of`; KeyLost without its key, Unopened when it was changed or moved."""
    name, _, body = sealed.partition(":")
    key = keys.sealing.get(name)
    if key is None:
        raise lost(name)
    try:
        raw = base64.b64decode(body, validate=True)
        return _OPENERS[key.algorithm](key.secret, raw[:NONCE], raw[NONCE:], of.encode()).decode()
    except (InvalidTag, ValueError):
        raise Unopened(
            "加密内容已被改动或挪到了别处，不能打开。请从备份恢复这条记录，或重新导入。",
            "A sealed text was changed or moved and does not open. Restore it from a backup, or import it again.",
        ) from None


def sealed_under(sealed: str) -> str:
    """The id of the key a text was sealed under."""
    return sealed.partition(":")[0]


def blind_text(keys: Keys, kind: str, text: str) -> str:
    """The index of a text under the current blinding key: equal texts of one kind meet, and nothing can be read."""
    return _index(keys.blinding[keys.current_blinding], kind, text)


def blind_texts(keys: Keys, kind: str, text: str) -> list[str]:
    """Its indexes under every blinding key, the current one last.

    The order matters: what a rotation moves from old to new during the search is met under one of them.
    """
    rest = [key for key in keys.blinding.values() if key.id != keys.current_blinding]
    return [_index(key, kind, text) for key in (*rest, keys.blinding[keys.current_blinding])]


class Tally(NamedTuple):
    """How many texts are sealed under each key, and found by an index of each blinding key; key ids to counts."""

    sealing: Counter[str]
    blinding: Counter[str]

    def under(self, key_id: str) -> int:
        """How many need this key."""
        return self.sealing[key_id] + self.blinding[key_id]

    def waiting(self, keys: Keys) -> int:
        """How many are under a key we hold that is no longer current."""
        old = [key.id for _, key in keys.both() if not keys.is_current(key.id)]
        return max(sum(self.sealing[name] for name in old), sum(self.blinding[name] for name in old))


class Resealed(NamedTuple):
    """What a rotation did: how many it put under the current keys, and the ids of what it could not open."""

    done: int
    unopened: tuple[str, ...]


def lost(key_id: str) -> KeyLost:
    """What is said when a key is not among the keys."""
    shown = key_id[:32]
    return KeyLost(
        f"密钥中没有 {shown}，用它加密的号码不能打开；按姓名、地址、村查找不受影响。请从备份恢复密钥。",
        f"There is no key {shown}: what is sealed under it stays closed; people are still found by name, address and "
        "village. Restore the keys from a backup.",
    )


def _index(key: Key, kind: str, text: str) -> str:
    """32 hexadecimal digits after the key's id; those of the oldest key stand alone, as they always have."""
    digits = _MACS[key.algorithm](key.secret, f"{kind}:{text}".encode()).hex()[:32]
    return digits if key.id == UNNAMED else f"{key.id}:{digits}"


def _sm4_seal(key: bytes, nonce: bytes, text: bytes, of: bytes) -> bytes:
    cipher = Cipher(algorithms.SM4(key), modes.GCM(nonce)).encryptor()
    cipher.authenticate_additional_data(of)
    return cipher.update(text) + cipher.finalize() + cipher.tag


def _sm4_open(key: bytes, nonce: bytes, sealed: bytes, of: bytes) -> bytes:
    body, tag = sealed[:-TAG], sealed[-TAG:]
    cipher = Cipher(algorithms.SM4(key), modes.GCM(nonce, tag)).decryptor()
    cipher.authenticate_additional_data(of)
    return cipher.update(body) + cipher.finalize()


def _sm3(key: bytes, text: bytes) -> bytes:
    mac = HMAC(key, hashes.SM3())
    mac.update(text)
    return mac.finalize()


_SEALERS: dict[str, Sealer] = {
    "aes-256-gcm": lambda key, nonce, text, of: AESGCM(key).encrypt(nonce, text, of),
    "sm4-gcm": _sm4_seal,
}
_OPENERS: dict[str, Sealer] = {
    "aes-256-gcm": lambda key, nonce, sealed, of: AESGCM(key).decrypt(nonce, sealed, of),
    "sm4-gcm": _sm4_open,
}
_MACS: dict[str, Callable[[bytes, Any], bytes]] = {
    "hmac-sha256": lambda key, text: hmac.digest(key, text, "sha256"),
    "hmac-sm3": _sm3,
}
