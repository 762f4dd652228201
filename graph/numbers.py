"""Citizen, phone and account numbers: stored encrypted, found again by keyed blind indexes."""

import base64
import hmac
import re
import secrets
import unicodedata

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from graph.keys import Keys

COUNTRY = re.compile(r"^(\+86|0086)")


def plain_number(number: str) -> str:
    """A number as it is compared: full-width digits folded, spaces and dashes gone, X upper case."""
    return re.sub(r"[\s\-()]", "", unicodedata.normalize("NFKC", number)).upper()


def seal(keys: Keys, number: str, of: str) -> str:
    """AES-256-GCM with the key's id in front; `of` (node id and field) is bound in and not stored."""
    nonce = secrets.token_bytes(12)
    sealed = AESGCM(keys.sealing[keys.current]).encrypt(nonce, number.encode(), of.encode())
    return f"{keys.current}:{base64.b64encode(nonce + sealed).decode()}"


def unseal(keys: Keys, sealed: str, of: str) -> str:
    """The number sealed for the same `of`; cryptography's InvalidTag when it was moved or changed."""
    name, _, body = sealed.partition(":")
    raw = base64.b64decode(body)
    return AESGCM(keys.sealing[name]).decrypt(raw[:12], raw[12:], of.encode()).decode()


def blind(keys: Keys, kind: str, number: str) -> str:
    """A keyed index (HMAC-SHA256) under which equal numbers of one kind meet, and nothing can be read."""
    plain = plain_number(number)
    same = COUNTRY.sub("", plain) if kind == "phone" else plain
    return hmac.digest(keys.blinding, f"{kind}:{same}".encode(), "sha256").hex()[:32]
