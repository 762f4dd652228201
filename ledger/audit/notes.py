"""Signed tree heads in the form of signed notes (C2SP), which Go's `note` and other programs can check too."""

import base64
import re
from collections.abc import Iterable
from datetime import datetime
from functools import cached_property
from hashlib import sha256
from typing import NamedTuple

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from base.model import Model

ED25519 = b"\x01"
NOTE = re.compile(
    r"(?P<origin>\S+)\n(?P<size>\d{1,18})\n(?P<root>[\w+/]{43}=)\n(?P<at>\S+)\n\n— (?P=origin) (?P<mark>\S+)\n\Z"
)


class Head(Model):
    """What is signed: so many records, with this root, at this moment."""

    origin: str
    size: int
    root: str
    at: datetime


class PublicKey(NamedTuple):
    """A key that signatures are checked with."""

    origin: str
    raw: bytes

    @property
    def id(self) -> bytes:
        """Four bytes that name the key in a signature."""
        return sha256(self.origin.encode() + b"\n" + ED25519 + self.raw).digest()[:4]

    def __str__(self) -> str:
        return f"{self.origin}+{self.id.hex()}+{_b64(ED25519 + self.raw)}"

    def signed(self, note: "Note") -> bool:
        """Whether this key made the note's signature."""
        if note.mark[:4] != self.id or note.head.origin != self.origin:
            return False
        try:
            Ed25519PublicKey.from_public_bytes(self.raw).verify(note.mark[4:], note.text.encode())
        except InvalidSignature:
            return False
        return True


class SigningKey:
    """The key that signs tree heads."""

    def __init__(self, origin: str, seed: bytes) -> None:
        self.origin, self._seed = origin, seed
        self._key = Ed25519PrivateKey.from_private_bytes(seed)

    @cached_property
    def public(self) -> PublicKey:
        """Its public half."""
        return PublicKey(self.origin, self._key.public_key().public_bytes_raw())

    def __str__(self) -> str:
        """As its file holds it."""
        return f"PRIVATE+KEY+{self.origin}+{self.public.id.hex()}+{_b64(ED25519 + self._seed)}"

    def sign(self, size: int, root: bytes, at: datetime) -> str:
        """The signed note over a tree head."""
        signed = f"{self.origin}\n{size}\n{_b64(root)}\n{at.isoformat(timespec='milliseconds')}\n"
        mark = self.public.id + self._key.sign(signed.encode())
        return f"{signed}\n— {self.origin} {_b64(mark)}\n"


class Note(NamedTuple):
    """A tree head with its signature, not yet checked."""

    head: Head
    root: bytes
    text: str
    mark: bytes
    before: int  # characters before it, of a note that a power cut tore
    length: int


def parse(told: str) -> Note | None:
    """The note at the end of a text; none when it is no note."""
    found = NOTE.search(told)
    if found is None:
        return None
    try:
        root, mark = _unb64(found["root"]), _unb64(found["mark"])
        head = Head(
            origin=found["origin"], size=int(found["size"]), root=root.hex(), at=datetime.fromisoformat(found["at"])
        )
    except ValueError:
        return None
    text = told[found.start() : found.start("mark") - len(found["origin"]) - 4]
    return Note(head, root, text, mark, found.start(), found.end() - found.start())


def trusted(note: Note, keys: Iterable[PublicKey]) -> bool:
    """Whether one of these keys signed the note."""
    return any(key.signed(note) for key in keys)


def public_key(told: str) -> PublicKey:
    """A public key as its file holds it; ValueError when it is none."""
    origin, name, raw = told.strip().split("+", 2)
    key = PublicKey(origin, base64.b64decode(raw, validate=True)[1:])
    if key.id.hex() != name or len(key.raw) != 32:
        raise ValueError("not a public key")
    return key


def signing_key(told: str) -> SigningKey:
    """A signing key as its file holds it; ValueError when it is none."""
    _, _, origin, name, raw = told.strip().split("+", 4)
    key = SigningKey(origin, base64.b64decode(raw, validate=True)[1:])
    if key.public.id.hex() != name:
        raise ValueError("not a signing key")
    return key


def _unb64(told: str) -> bytes:
    """The bytes; ValueError for a text that we should have written otherwise."""
    raw = base64.b64decode(told, validate=True)
    if _b64(raw) != told:
        raise ValueError("not the one way to write it")
    return raw


def _b64(raw: bytes) -> str:
    return base64.b64encode(raw).decode()
