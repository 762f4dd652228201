"""Whether the second place keeps up with the checkpoints of this machine."""

import time
from pathlib import Path

from ledger.audit import checkpoints, keys

PATIENCE = 1.0  # seconds: a head is written here first, and there a moment later


def missing(home: Path, second: Path) -> str | None:
    """What the second place lacks, as sizes of the log or in the system's words; none when it has the newest head."""
    try:
        here = checkpoints.published(home / keys.FOLDER)
        if checkpoints.published(second) < here:
            time.sleep(PATIENCE)
        there = checkpoints.published(second)
    except OSError as error:
        return error.strerror or "unreachable"
    return f"{there} < {here}" if there < here else None
