"""What stands in a backup: manifest.json, with the hash of every file and what the graph and the ledger held."""

import hashlib
from datetime import datetime
from pathlib import Path

from base.errors import Invalid, Refused
from base.files import write_private
from base.model import Model
from graph.census import Census
from ledger.copying import AuditHead

NAME = "manifest.json"
BLOCK = 1 << 20


class Kept(Model):
    """One file of a backup."""

    sha256: str
    bytes: int


class Manifest(Model):
    """Everything that is needed to tell whether a restored office is the one that was backed up."""

    format: int = 1
    made: datetime
    huimin: str
    neo4j: str
    files: dict[str, Kept]
    census: Census
    ledger: dict[str, int]
    audit: AuditHead
    keys: tuple[str, ...]
    commands: tuple[str, ...]


def files(folder: Path) -> dict[str, Kept]:
    """The hash and size of every file of a backup but the manifest's own."""
    found = sorted(path for path in folder.rglob("*") if path.is_file() and path.name != NAME)
    return {path.relative_to(folder).as_posix(): Kept(sha256=sha256(path), bytes=path.stat().st_size) for path in found}


def sha256(path: Path) -> str:
    """The hash of a file, in hex."""
    told = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(BLOCK):
            told.update(block)
    return told.hexdigest()


def write(folder: Path, manifest: Manifest) -> str:
    """Write the manifest; its own hash, to be written down elsewhere, for who changes the files can change it too."""
    write_private(folder / NAME, manifest.model_dump_json(indent=1) + "\n")
    return sha256(folder / NAME)


def checked(folder: Path, fingerprint: str | None) -> Manifest:
    """The manifest of a backup each of whose files is as it was; Refused, with the first that is not, otherwise."""
    file = folder / NAME
    if not file.is_file():
        raise Invalid(f"{folder} 不是备份：没有 {NAME}。", f"{folder} is no backup: it has no {NAME}.")
    if fingerprint is not None and sha256(file) != fingerprint.strip().lower():
        raise _changed(NAME)
    try:
        manifest = Manifest.model_validate_json(file.read_bytes())
    except ValueError as error:
        raise _changed(NAME) from error
    now = files(folder)
    wrong = sorted(name for name, kept in manifest.files.items() if now.get(name) != kept)
    wrong += sorted(name for name in now.keys() - manifest.files.keys() if name not in loose(manifest))
    if wrong:
        raise _changed(wrong[0])
    return manifest


def loose(manifest: Manifest) -> set[str]:
    """Files that the operator adds with the commands a backup prints."""
    return {"graph/neo4j.dump", "ledger.dump"} if manifest.commands else set()


def _changed(name: str) -> Refused:
    return Refused(
        f"备份中的 {name} 缺失或已被改动，没有恢复任何内容。请换一份备份。",
        f"{name} in the backup is missing or was changed; nothing was restored. Take another backup.",
    )
