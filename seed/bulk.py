"""Fills our own stopped server with an invented prefecture: two processes write CSV, Neo4j's own import reads it."""

import gc
import multiprocessing
import resource
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from datetime import date
from multiprocessing.sharedctypes import Synchronized
from pathlib import Path

from base.errors import Refused, SetUp
from base.keyring import keys
from base.model import Model, Said
from base.settings import Settings
from graph import bulk, dump, needs, policies, server
from graph.progress import Say, alone
from seed.county import STRANDS, County
from seed.planting import Case

BYTES_A_PERSON = 8000  # of CSV and store together, while both are there
LOOK_SECONDS = 0.25
GC_ROWS = 500_000  # villages are small circles of objects: collected rarely, they cost a tenth of the time less
_COUNTED: "list[Synchronized[int]]" = []


class Took(Model):
    """What a bulk load took: rows, seconds of each stage, and the most memory one inventing process held."""

    rows: int
    written_seconds: float
    imported_seconds: float
    peak_bytes: int


class _Part(Model):
    rows: int
    peak_bytes: int
    cases: list[Case]


def fill(settings: Settings, county: County, said: Say, say: Callable[[int], object] = int) -> Took:
    """Invent, write and import; the server is up again afterwards if it was before. `say` hears of people written."""
    _refuse_elsewhere(settings)
    with alone(settings.home / "seed.lock"), _folder(settings, county.people) as folder:
        started = time.monotonic()
        parts = _write(settings, county, folder, say)
        county.cases[:] = [case for part in parts for case in part.cases]
        written = time.monotonic()
        said(_importing())
        with server.stopped(settings) as home:
            dump.import_full(settings, home, bulk.words(folder))
        return Took(
            rows=sum(part.rows for part in parts),
            written_seconds=written - started,
            imported_seconds=time.monotonic() - written,
            peak_bytes=max(part.peak_bytes for part in parts),
        )


def _refuse_elsewhere(settings: Settings) -> None:
    if not server.is_ours(settings):
        raise Refused(
            "--bulk 需要停止图数据库，因此只用于自带的服务器。请去掉 HUIMIN_NEO4J_URI，或不用 --bulk。",
            "--bulk stops the server, so it is for our own private one. Unset HUIMIN_NEO4J_URI or leave --bulk out.",
        )


@contextmanager
def _folder(settings: Settings, people: int) -> Iterator[Path]:
    """A folder for the files, beside the data, with room enough; it is gone afterwards."""
    settings.home.mkdir(parents=True, exist_ok=True)
    needed, free = people * BYTES_A_PERSON, shutil.disk_usage(settings.home).free
    if free < needed:
        raise SetUp(
            f"磁盘空间不足：需要约 {needed / 1e9:.1f} GB，{settings.home} 所在磁盘只剩 {free / 1e9:.1f} GB。",
            f"Not enough room: about {needed / 1e9:.1f} GB is needed; {free / 1e9:.1f} GB is left at {settings.home}.",
        )
    with tempfile.TemporaryDirectory(prefix="bulk-", dir=settings.home) as folder:
        yield Path(folder)


def _write(settings: Settings, county: County, folder: Path, say: Callable[[int], object]) -> list[_Part]:
    keys(settings)  # made here if there are none, so that two processes do not
    spawn = multiprocessing.get_context("spawn")
    counted = [spawn.Value("q", 0) for _ in range(STRANDS)]
    with ProcessPoolExecutor(STRANDS, spawn, initializer=_count_in, initargs=(counted,)) as pool:
        told = (county.seed, county.people, county.day)
        parts = [pool.submit(_invent, settings, *told, folder, strand) for strand in range(STRANDS)]
        while not all(part.done() for part in parts):
            say(sum(one.value for one in counted))
            time.sleep(LOOK_SECONDS)
    say(sum(one.value for one in counted))
    return [part.result() for part in parts]


def _count_in(counted: "list[Synchronized[int]]") -> None:
    _COUNTED[:] = counted


def _invent(settings: Settings, seed: int, people: int, day: date, folder: Path, strand: int) -> _Part:
    """One process: its strand of the counties as files."""
    gc.set_threshold(GC_ROWS, 20, 100)
    county = County(seed, people, day)
    rows = bulk.write(county.strand(strand), folder, strand, keys(settings, make=False), _COUNTED[strand])
    if strand == 0:
        rows += bulk.write([*needs.rows(), *policies.rows()], folder, STRANDS, keys(settings, make=False))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    return _Part(rows=rows, peak_bytes=peak, cases=county.cases)


def _importing() -> Said:
    return Said(zh="正在导入图数据库……", en="Importing into the graph …")
