"""The signed tree heads a log is measured against: its file, its second place, and what an auditor brings along."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from ledger.audit import checkpoints
from ledger.audit.notes import Note, PublicKey, trusted

SIGNATURES = 2_000  # checked of one file: an equal root is implied by every later signature, so a sample will do

TORN = 20  # characters a torn note lacks at least; more of it is a note that somebody changed


class Known(NamedTuple):
    """A size and the root the tree had then."""

    size: int
    root: bytes


@dataclass
class Heads:
    """The heads of one place, and the lines of its file that are no signed head."""

    known: list[Known] = field(default_factory=list)
    wrong: list[int] = field(default_factory=list)
    torn: bool = False
    signatures: int = 0

    @property
    def top(self) -> int:
        """The largest size that was signed."""
        return max((one.size for one in self.known), default=0)


def gather(folder: Path, keys: Sequence[PublicKey], every: bool) -> Heads:
    """Every head of a folder's file; all signatures are checked, or a sample spread over the file and the last one."""
    found = Heads()
    file = folder / checkpoints.FILE
    step = 1 if every or not file.exists() else max(1, file.stat().st_size // 200 // SIGNATURES)
    waiting: tuple[int, Note] | None = None
    pending: int | None = None
    for number, (line, note) in enumerate(checkpoints.read(folder)):
        if pending is not None:
            found.wrong.append(pending)
        pending = line if note is None else None
        if note is None:
            continue
        if note.before > note.length - TORN:
            found.wrong.append(line)
        if number % step:
            waiting = (line, note)
            found.known.append(Known(note.head.size, note.root))
        else:
            waiting = None
            _checked(found, line, note, keys)
    if waiting is not None:
        found.known.pop()
        _checked(found, *waiting, keys)
    found.torn = pending is not None
    return found


def _checked(found: Heads, line: int, note: Note, keys: Sequence[PublicKey]) -> None:
    found.signatures += 1
    if trusted(note, keys):
        found.known.append(Known(note.head.size, note.root))
    else:
        found.wrong.append(line)
