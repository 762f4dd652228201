"""Passwords: what may be one, and the Argon2id hash that is kept of it."""

import unicodedata
from functools import cache
from importlib.resources import files
from threading import BoundedSemaphore
from typing import NamedTuple

from pwdlib import PasswordHash
from pwdlib.exceptions import UnknownHashError
from pwdlib.hashers.argon2 import Argon2Hasher

from base.errors import Invalid

SHORTEST, LONGEST = 12, 256
FEWEST_LETTERS = 5  # different ones: "abababababab" is long and no secret
HASHER = PasswordHash((Argon2Hasher(),))
AT_ONCE = BoundedSemaphore(4)  # each takes 64 MiB: ten thousand guesses must not take the machine's memory


class Verdict(NamedTuple):
    """Whether a password was right, and a fresh hash to keep when the old one was made with other parameters."""

    right: bool
    fresh: str | None = None


def check(password: str, login: str | None = None) -> None:
    """Refuse what is too short, too long, common, or made of the login."""
    told = _folded(password)
    if not SHORTEST <= len(_plain(password)) <= LONGEST:
        raise Invalid(
            f"密码须为 {SHORTEST} 到 {LONGEST} 个字符。一句好记的话最好。",
            f"A password has {SHORTEST} to {LONGEST} characters. A sentence you remember is best.",
        )
    if told in _common() or len(set(told)) < FEWEST_LETTERS or (login and login.casefold() in told):
        raise Invalid(
            "这个密码太容易猜到。请用一句别人想不到的话，不要含登录名。",
            "This password is easily guessed. Take a sentence nobody expects, without your login in it.",
        )


def hashed(password: str) -> str:
    """What is kept of a password."""
    with AT_ONCE:
        return HASHER.hash(_plain(password))


def verify(password: str, kept: str | None) -> Verdict:
    """Whether a password is the one kept; as slow when none is kept, so that nobody learns who has one."""
    against = kept or _dummy()
    with AT_ONCE:
        try:
            right, fresh = HASHER.verify_and_update(_plain(password), against)
        except UnknownHashError:
            return Verdict(False)
    return Verdict(right and kept is not None, fresh if kept else None)


def _plain(password: str) -> str:
    """One form of what can be typed in several."""
    return unicodedata.normalize("NFC", password)


def _folded(password: str) -> str:
    return _plain(password).casefold()


@cache
def _dummy() -> str:
    return HASHER.hash("nobody has this one")


@cache
def _common() -> frozenset[str]:
    return frozenset(files("ledger").joinpath("common_passwords.txt").read_text(encoding="utf-8").split())
