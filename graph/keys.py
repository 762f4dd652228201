"""The office's keys, made once, kept in one file that only the program's user can read."""

import json
import secrets
from pathlib import Path
from typing import NamedTuple

from filelock import FileLock

from base.errors import SetUp
from base.files import write_private


class Keys(NamedTuple):
    """`sealing` opens what was sealed under each key id; `blinding` makes blind indexes."""

    current: str
    sealing: dict[str, bytes]
    blinding: bytes


def keys(home: Path) -> Keys:
    """The keys of this home, made when there are none."""
    file = home / "keys.json"
    home.mkdir(parents=True, exist_ok=True, mode=0o700)
    if not file.exists():
        _make(file)
    try:
        told = json.loads(file.read_text(encoding="utf-8"))
        sealing = {name: bytes.fromhex(key) for name, key in told["sealing"].items()}
        return Keys(told["current"], sealing, bytes.fromhex(told["index"]))
    except (ValueError, KeyError) as error:
        raise SetUp(
            f"密钥文件 {file.name} 已损坏。请从备份恢复；没有它，号码无法读取。",
            f"The key file {file.name} is damaged. Restore it from a backup; no number can be read without it.",
        ) from error


def _make(file: Path) -> None:
    told = {"current": "k1", "sealing": {"k1": secrets.token_hex(32)}, "index": secrets.token_hex(32)}
    with FileLock(file.with_suffix(".lock")):
        if not file.exists():
            write_private(file, json.dumps(told))
