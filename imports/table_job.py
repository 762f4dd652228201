"""The import of a table as a job: the file is copied, then read and written batch by batch, each of them once."""

import errno
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from base.errors import GraphDown, Refused
from base.model import Model
from graph import hubs, writing
from graph.brought import Brought
from graph.door import OperatorGraph
from imports import table_batch
from imports.feed import Feed
from imports.job import copy, file_of, present
from imports.pace import Pace
from imports.table_batch import NO_ROOM, Here
from imports.table_report import Batch, TableReport, Wrong, report, wrong_rows
from ledger import jobs
from ledger.jobs import Job
from ledger.steps import Steps
from ledger.store import Ledger

KIND = "import-table"
LOOK_SECONDS = 1.0
Kept = TypeVar("Kept")
Door = Callable[[], OperatorGraph]


class Asked(Model):
    """What stands on the list of jobs of an import; `lines` is about how many rows the file has.

    The day on which it was asked for judges the dates in it, so that every row is read as it was before a kill.
    """

    table: str
    file: str
    mapping: str | None
    source: str | None
    lines: int
    day: date = date.max
    invented: bool = False


class Coming(NamedTuple):
    """One row of the file: what it brings, or what is wrong with it."""

    row: int
    brought: Brought | None
    wrong: tuple[Wrong, ...] = ()


class Opened(NamedTuple):
    """A file that is open: its rows after a number, the same each time, and giving it back with its errors marked."""

    begin: Callable[[int], Iterator[Coming]]
    give_back: Callable[[Path, Callable[[], Iterator[Wrong]]], None] | None = None


Opener = Callable[[Path, Asked, Path | None], Opened]


def ask(ledger: Ledger, path: Path, mapping: Path | None, asked: Asked, asked_by: str) -> Job:
    """Keep copies of the files, so that the job needs nothing of the asker any more, and put it on the list."""
    job_id = jobs.new_id()
    folder = jobs.folder(ledger, job_id)
    copy(path, file_of(folder, path.name))
    if mapping is not None:
        copy(mapping, folder / "mapping.yml")
    return jobs.ask(ledger, job_id, KIND, asked_by, asked.model_dump(mode="json"))


def run(steps: Steps, door: Door, opener: Opener, afterwards: Callable[[], object] = int) -> TableReport:
    """Write batch by batch, then what has waited for these rows; begun again it goes on where it was."""
    asked = Asked.model_validate(steps.job.asked)
    mapping = steps.folder / "mapping.yml" if asked.mapping else None
    path, here = file_of(steps.folder, asked.file), Here(steps.ledger, steps.folder, steps.job.id, asked.table)

    def opened() -> Opened:
        return opener(present(path), asked, mapping)

    def begin(after: int) -> Iterator[Coming]:
        return opened().begin(after)

    with Feed(begin, lambda one: one.row, writing.BATCH) as feed:
        batches = list(_batches(steps, door, here, feed, asked.lines))
    arrived = _arrivals(steps, door, here)
    _step(steps, "sealed again", lambda: _done(afterwards))
    ended = report(asked.table, asked.source or "", batches, lambda: wrong_rows(steps.folder), arrived)
    if not ended.is_nothing:
        _step(steps, "hubs", lambda: _done(lambda: hubs.mark(door())))
    if ended.wrong:
        _step(steps, "given back", lambda: _done(lambda: _give_back(opened(), steps.folder)))
    return ended


def _give_back(opened: Opened, folder: Path) -> None:
    if opened.give_back is not None:
        (folder / jobs.BACK).mkdir(mode=0o700, exist_ok=True)
        opened.give_back(folder / jobs.BACK, lambda: wrong_rows(folder))


def _batches(steps: Steps, door: Door, here: Here, feed: Feed[Coming], lines: int) -> Iterator[Batch]:
    after, number, read, pace = 0, 0, 0, Pace()
    while True:
        kept = _step(steps, f"batch {number}", partial(_batch, door, here, feed, f"{number:06d}", after))
        batch = Batch.model_validate(kept)
        if batch.after == after:
            return
        after, number, read = batch.after, number + 1, read + batch.read
        steps.at(read, max(lines, read), pace.said(read, lines))
        yield batch


def _batch(door: Door, here: Here, feed: Feed[Coming], number: str, after: int) -> dict[str, Any]:
    coming = feed.after(after)
    if not coming:
        return Batch(after=after).model_dump(mode="json")
    rows, so_far = taken(coming)
    ended = table_batch.carry_out(door(), here, number, rows, so_far)
    return ended.model_copy(update={"wrong": ()}).model_dump(mode="json")  # its wrong rows stand in its note


def taken(coming: Sequence[Coming]) -> tuple[list[Brought], Batch]:
    """What a batch of rows brings, and what is known of it before the graph is asked."""
    wrong = [each for one in coming for each in one.wrong]
    failed = sum(one.brought is None for one in coming)
    so_far = Batch(after=coming[-1].row, read=len(coming), counts={"wrong": failed}, wrong=tuple(wrong))
    return [one.brought for one in coming if one.brought is not None], so_far


def _arrivals(steps: Steps, door: Door, here: Here) -> int:
    """Try what waits again and again until a whole round brings nothing more; how many rows that were."""
    in_all, number, before = 0, 0, -1
    while in_all != before:
        before = in_all
        after: str | None = ""
        while after is not None:
            name = f"waiting-{number:06d}"
            kept = _step(steps, name, partial(_arrived, door, here, name, after))
            number, after, in_all = number + 1, kept["after"], in_all + kept["arrived"]
    return in_all


def _arrived(door: Door, here: Here, name: str, after: str) -> dict[str, Any]:
    return table_batch.arrived(door(), here, name, after)


def _step(steps: Steps, name: str, work: Callable[[], Kept]) -> Kept:
    """A step that waits inside while the graph is away, and says so when the disk is full."""

    def patiently() -> Kept:
        while True:
            try:
                return work()
            except GraphDown as error:
                steps.say(error.said)
                steps.leave_if_asked()
                time.sleep(LOOK_SECONDS)

    try:
        return steps.run(name, patiently)
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise Refused(NO_ROOM.zh, NO_ROOM.en) from error
        raise


def _done(work: Callable[[], object]) -> bool:
    work()
    return True
