"""A STAND-IN until sealing moves to base/: texts kept encrypted, as graph/numbers.py keeps numbers."""

import base64
import secrets
from typing import Protocol

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM


class SealingKeys(Protocol):
    """The keys by id, and which of them is in use."""

    @property
    def current(self) -> str: ...

    @property
    def sealing(self) -> dict[str, bytes]: ...


def seal_text(keys: SealingKeys, text: str, of: str) -> str:
    """AES-256-GCM with the key's id in front; `of` says what it is and is bound in, not stored."""
    nonce = secrets.token_bytes(12)
    sealed = AESGCM(keys.sealing[keys.current]).encrypt(nonce, text.encode(), of.encode())
    return f"{keys.current}:{base64.b64encode(nonce + sealed).decode()}"


def open_text(keys: SealingKeys, sealed: str, of: str) -> str | None:
    """The text sealed for the same `of`; None when its key is lost, or it was moved or changed."""
    name, _, body = sealed.partition(":")
    if name not in keys.sealing:
        return None
    raw = base64.b64decode(body)
    try:
        return AESGCM(keys.sealing[name]).decrypt(raw[:12], raw[12:], of.encode()).decode()
    except InvalidTag:
        return None
