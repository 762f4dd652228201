"""The signed tree heads in a file that only grows, and its copy in a second place.

The head of each commit also lies in the database, signed in the same transaction. So whatever moment the power goes, no
checkpoint is ahead of the database, and what the database has is signed: the file may lag by what was under way, and
the next start mends that.
"""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from ledger.audit.notes import Note, parse

FILE = "checkpoints"


class Read(NamedTuple):
    """One note of a file, or the number of the line where something that is none ends."""

    line: int
    note: Note | None


def append(folder: Path, told: str) -> None:
    """One more note; after one that was cut off by a power cut it begins on a line of its own."""
    handle = os.open(folder / FILE, os.O_RDWR | os.O_APPEND | os.O_CREAT, 0o600)
    try:
        size = os.fstat(handle).st_size
        torn = size > 0 and os.pread(handle, 1, size - 1) != b"\n"
        written = (("\n" if torn else "") + told).encode()
        if os.write(handle, written) != len(written):
            raise OSError("the disk is full")
    finally:
        os.close(handle)


def read(folder: Path) -> Iterator[Read]:
    """Every note of the file, oldest first, not yet checked."""
    file = folder / FILE
    if not file.exists():
        return
    gathered: list[str] = []
    number = 0
    with file.open(encoding="utf-8", errors="replace") as lines:
        for number, told in enumerate(lines, start=1):
            gathered.append(told)
            if told.startswith("— "):
                note = parse("".join(gathered))
                yield Read(number, note)
                gathered.clear()
    if gathered:
        yield Read(number, None)


def published(folder: Path) -> int:
    """The size of the log at its last head there: the database must have as many records, for it had them first."""
    note = last(folder)
    return note.head.size if note is not None else 0


def last(folder: Path) -> Note | None:
    """The last whole note, found without reading the file from its start."""
    file = folder / FILE
    if not file.exists():
        return None
    with file.open("rb") as source:
        source.seek(max(0, source.seek(0, os.SEEK_END) - 4096))
        end = source.read().decode("utf-8", "replace")
    whole, mark, tail = end.rpartition("\n— ")
    return parse(whole + mark + tail.partition("\n")[0] + "\n") if mark else None
