"""Java's archive of Neo4j's classes, by which a server starts in two thirds of the time.

The first server that ends leaves it in the cache. It fits one Java and one folder of jars, which its name tells.
"""

import os
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from uuid import uuid4
from zlib import crc32

from base.settings import Settings
from graph.jars import VERSION

MAKE = "-XX:ArchiveClassesAtExit="
USE = "-XX:SharedArchiveFile="
PART = ".part"


def option(java: str, jars: Path, settings: Settings) -> str:
    """The word on the command line that uses the archive, or has this server make it as it ends."""
    program = Path(java).resolve()
    of = f"{program} {program.stat().st_mtime_ns} {jars.resolve()} {jars.stat().st_mtime_ns}"
    cache = settings.cache.expanduser().absolute()
    with suppress(OSError):  # it does without where it may not write
        cache.mkdir(parents=True, exist_ok=True)
    archive = cache / f"neo4j-{VERSION}-{crc32(of.encode()):08x}.jsa"
    return f"{USE}{archive}" if archive.is_file() else f"{MAKE}{archive}.{uuid4().hex}{PART}"


def keep(command: Sequence[str]) -> None:
    """Take the archive that the server of this command line has made; it replaces every other one."""
    made = next((Path(word.removeprefix(MAKE)) for word in command if word.startswith(MAKE)), None)
    if made is None or not made.is_file():  # the server was killed, or the disk is full
        return
    archive = made.with_suffix("").with_suffix("")
    with suppress(OSError):
        os.replace(made, archive)
        for old in archive.parent.glob("neo4j-*.jsa*"):  # of another Java, or of a server killed as it wrote
            if old != archive and not (old.suffix == PART and old.name.startswith(archive.name)):
                old.unlink(missing_ok=True)
