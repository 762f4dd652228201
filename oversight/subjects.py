"""Whom a finding has named to an officer, kept in a small file until the ledger keeps findings."""

from collections.abc import Callable, Iterable
from pathlib import Path

from filelock import FileLock

from base.files import write_private


def reader(home: Path, officer_id: str) -> Callable[[str], bool]:
    """A question: has a finding named this person to this officer?"""
    return lambda person_id: person_id in _known(_file(home, officer_id))


def remember(home: Path, officer_id: str, person_ids: Iterable[str]) -> None:
    """Keep that findings have named these people to this officer."""
    file = _file(home, officer_id)
    file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with FileLock(file.with_suffix(".lock")):
        known = _known(file)
        named = known | set(person_ids)
        if named != known:
            write_private(file, "".join(f"{person_id}\n" for person_id in sorted(named)))


def _known(file: Path) -> set[str]:
    return set(file.read_text(encoding="utf-8").split()) if file.exists() else set()


def _file(home: Path, officer_id: str) -> Path:
    return home / "subjects" / f"{officer_id}.txt"
