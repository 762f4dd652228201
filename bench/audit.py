"""How fast the audit log is written and verified, and what a record costs the read that waits for it."""

import random
import sqlite3
import statistics
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

from base.evidence import Entry
from base.settings import Settings
from bench.manner import Figure, Measured, plain  # first: it mends the import path of a script
from ledger.audit.body import line, text
from ledger.audit.log import AuditLog, open_log
from ledger.audit.verify import verify

RECORDS, BATCH = 100_000, 1_000  # written in all, and by one commit
SINGLE = 1_000  # reads that each wait for their record
THINK = 0.02  # seconds at most; a question to the graph takes 5 to 50 ms
ASKERS, EACH = 16, 250
WRITTEN, VERIFIED = 5_000, 50_000  # a second
SLOWED = 2.0  # milliseconds
AT = datetime(2026, 6, 30, tzinfo=UTC)


def measure(seed: int, records: int) -> Measured:
    """Write, verify, then record one by one: alone, by many at once, and beside a batch writer at its goal."""
    chance = random.Random(seed)
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(home=Path(folder) / "home", ledger_url=None, audit_copy=Path(folder) / "second")
        log = open_log(settings)
        batches = [[entry(chance, number) for number in range(BATCH)] for _ in range(max(1, records // BATCH))]
        records = len(batches) * BATCH
        written = records / seconds(lambda: [log.record_many(batch) for batch in batches])
        bare = records / seconds(lambda: bare_batches(Path(folder), batches))
        took = seconds(lambda: sound(settings))
        alone = timed(lambda number: log.record(entry(chance, number)))
        with bare_commit(Path(folder)) as commit:
            commits = timed(commit)
        together = at_once(log, chance)
        with writer(log, batches) as done:
            beside = timed(lambda number: log.record(entry(chance, number)), THINK)
        sound(settings)
        log.ledger.close()
    figures = [
        Figure("written in batches", written, at_least=WRITTEN, unit="/s"),
        Figure("bare SQLite, the same texts and commits", bare, unit="/s"),
        Figure("verified", records / took, at_least=VERIFIED, unit="/s"),
        Figure(f"recorded one by one by {ASKERS} at once", together, unit="/s"),
        *slowed("a read alone", alone, SLOWED),
        *slowed("a bare SQLite commit", commits),
        *slowed(f"a read beside {done[0] / done[1]:,.0f} records/s", beside, SLOWED),
        Figure("records/s written meanwhile", done[0] / done[1], at_least=WRITTEN * 0.95, unit="/s"),
    ]
    return Measured({"records": records, "batch": BATCH}, figures)


def entry(chance: random.Random, number: int) -> Entry:
    """A look at a person and the few around them."""
    return Entry(
        at=AT + timedelta(milliseconds=number),
        officer_id=f"F-{chance.randrange(500):08x}",
        role="caseworker",
        operation="people.neighbourhood",
        origin="10.0.0.7",
        purpose="assistance",
        case=f"案-{number}",
        request_id=f"{chance.getrandbits(64):016x}",
        trace=f"00-{chance.getrandbits(128):032x}-{chance.getrandbits(64):016x}-01",
        act="read",
        statements=("people/neighbourhood",),
        subjects=tuple(f"P-{chance.randrange(1_000_000):07d}" for _ in range(3)),
        count=3,
        outcome="answered",
    )


def seconds(work: Callable[[], object]) -> float:
    """How long something takes."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def timed(work: Callable[[int], object], pause: float = 0) -> list[float]:
    """Milliseconds of each of many turns, sorted; between them whoever asks fetches, or thinks, for a while."""
    chance, times = random.Random(SINGLE), []
    for number in range(SINGLE):
        time.sleep(chance.uniform(0, pause))
        times.append(seconds(partial(work, number)) * 1_000)
    return sorted(times)


def sound(settings: Settings) -> None:
    """Verify, and stop when anything is wrong."""
    found = verify(settings)
    if not found.sound:
        raise SystemExit(str(found.damages))


def at_once(log: AuditLog, chance: random.Random) -> float:
    """Records a second when many officers ask at the same time."""
    entries = [entry(chance, number) for number in range(EACH)]
    askers = [threading.Thread(target=lambda: [log.record(one) for one in entries]) for _ in range(ASKERS)]

    def ask() -> None:
        for asker in askers:
            asker.start()
        for asker in askers:
            asker.join()

    return ASKERS * EACH / seconds(ask)


@contextmanager
def writer(log: AuditLog, batches: list[list[Entry]]) -> Iterator[list[float]]:
    """Somebody who writes 5,000 records a second in batches of 25; how many, and in how many seconds."""
    stop, done, size = threading.Event(), [0.0, 0.0], 25
    lots = [batch[at : at + size] for batch in batches for at in range(0, BATCH, size)]

    def write() -> None:
        began = time.perf_counter()
        while not stop.is_set():
            log.record_many(lots[int(done[0] // size) % len(lots)])
            done[0] += size
            done[1] = time.perf_counter() - began
            time.sleep(max(0.0, done[0] / WRITTEN - done[1]))

    thread = threading.Thread(target=write)
    thread.start()
    try:
        yield done
    finally:
        stop.set()
        thread.join()


def bare_batches(folder: Path, batches: list[list[Entry]]) -> None:
    """The same texts into one table of plain SQLite, by the same commits."""
    with closing(bare(folder / "bare.db")) as database:
        for batch in batches:
            database.execute("BEGIN IMMEDIATE")
            rows = [(text(0, line(one)),) for one in batch]
            database.executemany("INSERT INTO texts (body) VALUES (?)", rows)
            database.execute("COMMIT")


@contextmanager
def bare_commit(folder: Path) -> Iterator[Callable[[int], None]]:
    """One text, one commit."""
    with closing(bare(folder / "one.db")) as database:

        def commit(number: int) -> None:
            database.execute("BEGIN IMMEDIATE")
            database.execute("INSERT INTO texts (body) VALUES (?)", (f"{number:600d}",))
            database.execute("COMMIT")

        yield commit


def bare(file: Path) -> sqlite3.Connection:
    """SQLite as durable as the ledger's."""
    database = sqlite3.connect(file, isolation_level=None)
    for told in ("PRAGMA journal_mode=WAL", "PRAGMA synchronous=FULL", "CREATE TABLE texts (body TEXT)"):
        database.execute(told)
    return database


def slowed(name: str, times: list[float], goal: float | None = None) -> list[Figure]:
    """The median, which the goal is for, and the slow end."""
    median, slow = statistics.median(times), times[int(len(times) * 0.95)]
    return [Figure(f"{name}: median", median, at_most=goal, unit="ms"), Figure(f"{name}: p95", slow, unit="ms")]


if __name__ == "__main__":
    plain("What does the audit log cost?", measure, RECORDS, "records")
