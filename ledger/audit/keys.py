"""Where the key that signs checkpoints lies, and the public keys it can be checked with."""

import secrets
from pathlib import Path

from filelock import FileLock

from base.errors import SetUp
from base.files import write_private
from ledger.audit.notes import PublicKey, SigningKey, public_key, signing_key

FOLDER, SIGNING, PUBLIC = "audit", "signing.key", "signing.pub"


def load_or_make(home: Path, begun: bool) -> SigningKey:
    """The signing key; made with a log's first record, never for a log that another key has begun."""
    file = home / FOLDER / SIGNING
    file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with FileLock(file.parent / "keys.lock"):
        if file.exists():
            return _load(file)
        if begun:
            raise SetUp(
                f"找不到审计日志的签名密钥 audit/{SIGNING}。请从备份放回；密钥已丢失时运行 huimin audit new-key。",
                f"The key that signs the audit log, audit/{SIGNING}, is missing. Put it back from a backup; if it is "
                "lost, run `huimin audit new-key`.",
            )
        return _make(home, f"huimin-audit-{secrets.token_hex(4)}")


def renew(home: Path, origin: str) -> SigningKey:
    """A new key for the same log; the old one's public half is kept for what it has signed."""
    with FileLock(home / FOLDER / "keys.lock"):
        return _make(home, origin)


def public_keys(folder: Path) -> list[PublicKey]:
    """The public keys in a folder, the oldest first; none when there is no such file."""
    return read_public(folder / PUBLIC) if (folder / PUBLIC).exists() else []


def read_public(file: Path) -> list[PublicKey]:
    """The public keys of one file, one on each line."""
    try:
        return [public_key(told) for told in file.read_text(encoding="utf-8").splitlines() if told.strip()]
    except ValueError as error:
        raise _damaged(file) from error


def copy_public(home: Path, second: Path) -> None:
    """Bring the public keys to the second place; those that stand there are never taken away."""
    known = public_keys(second)
    fresh = [key for key in public_keys(home / FOLDER) if key not in known]
    if fresh:
        with (second / PUBLIC).open("a", encoding="utf-8") as out:
            out.writelines(f"{key}\n" for key in fresh)


def _load(file: Path) -> SigningKey:
    try:
        return signing_key(file.read_text(encoding="utf-8"))
    except ValueError as error:
        raise _damaged(file) from error


def _make(home: Path, origin: str) -> SigningKey:
    key = SigningKey(origin, secrets.token_bytes(32))
    folder = home / FOLDER
    with (folder / PUBLIC).open("a", encoding="utf-8") as out:
        out.write(f"{key.public}\n")
    write_private(folder / SIGNING, f"{key}\n")
    return key


def _damaged(file: Path) -> SetUp:
    return SetUp(
        f"密钥文件 {file.name} 已损坏。请从备份放回。",
        f"The key file {file.name} is damaged. Put it back from a backup.",
    )
