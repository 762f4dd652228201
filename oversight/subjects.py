"""Whom a finding has named to an officer, kept in a small file until the ledger keeps findings."""

from collections.abc import Callable, Iterable
from pathlib import Path

from filelock import FileLock


def reader(home: Path, officer_id: str) -> Callable[[str], bool]:
    """A question: has a finding named this person to this officer?"""
    return lambda person_id: person_id in _known(_file(home, officer_id))


def remember(home: Path, officer_id: str, person_ids: Iterable[str]) -> None:
    """Keep that findings have named these people to this officer."""
    file = _file(home, officer_id)
    file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with FileLock(file.with_suffix(".lock")):
        fresh = sorted(set(person_ids) - _known(file))
        if fresh:
            with file.open("a", encoding="utf-8") as out:
                out.write("".join(f"{person_id}\n" for person_id in fresh))


def _known(file: Path) -> set[str]:
    return set(file.read_text(encoding="utf-8").split()) if file.exists() else set()


def _file(home: Path, officer_id: str) -> Path:
    return home / "subjects" / f"{officer_id}.txt"
