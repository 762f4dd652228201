"""The import of providers as a job: the file is copied, compared once, and written batch by batch."""

import os
import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path

from base.errors import Refused
from base.files import write_private
from base.model import Model, Said
from graph import providers
from graph.door import OperatorGraph
from imports.coordinates import Crs
from imports.provider_kinds import kind_of
from imports.providers import Import, Planned, Report, compare, read
from ledger import jobs
from ledger.jobs import Job
from ledger.steps import Steps
from ledger.store import Ledger

KIND = "import-providers"


class Asked(Model):
    """What stands on the list of jobs of an import."""

    file: str
    kind: str
    source: str
    crs: Crs | None
    allow_ending: bool


def ask(ledger: Ledger, wanted: Import, asked_by: str) -> Job:
    """Keep a copy of the file, so that the job needs nothing of the asker any more, and put the job on the list."""
    job_id = jobs.new_id()
    copy(wanted.path, file_of(jobs.folder(ledger, job_id), wanted.path.name))
    asked = Asked(
        file=wanted.path.name,
        kind=wanted.kind.id,
        source=wanted.source,
        crs=wanted.crs,
        allow_ending=wanted.allow_ending,
    )
    return jobs.ask(ledger, job_id, KIND, asked_by, asked.model_dump())


def run(steps: Steps, door: Callable[[], OperatorGraph]) -> Report:
    """Compare, then write what differs in batches that are each applied once, however often this is begun again."""
    asked = Asked.model_validate(steps.job.asked)
    kept = steps.folder / "plan.json"
    in_all = steps.run("compare", lambda: _compare(asked, steps.folder, door(), kept))
    steps.at(0, in_all, _so_far(0, in_all))
    planned = Planned.model_validate_json(present(kept).read_bytes())

    def write(number: int) -> None:
        providers.write_batch(door().on(planned.day), planned.change, number, steps.job.id)

    for number in range(in_all):
        steps.run(f"batch {number}", partial(write, number))
        steps.at(number + 1, in_all, _so_far(number + 1, in_all))
    return planned.report


def _compare(asked: Asked, folder: Path, db: OperatorGraph, kept: Path) -> int:
    """How many batches there are to write; what they hold goes into a file, for it may be many megabytes."""
    path = present(file_of(folder, asked.file))
    wanted = Import(path, kind_of(asked.kind), asked.source, asked.crs, asked.allow_ending)
    planned = compare(db, wanted, read(wanted))
    write_private(kept, planned.model_dump_json())
    return planned.change.batches


def file_of(folder: Path, name: str) -> Path:
    """Where the copy of a job's file lies."""
    return folder / "file" / name


def copy(source: Path, target: Path) -> None:
    """Copy a file safely onto the disk, closed to everybody else."""
    target.parent.mkdir(mode=0o700, exist_ok=True)
    descriptor = os.open(target, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    with source.open("rb") as file, open(descriptor, "wb") as out:
        shutil.copyfileobj(file, out)
        out.flush()
        os.fsync(out.fileno())


def present(path: Path) -> Path:
    """The job's file; Refused where it is not on this machine."""
    if path.is_file():
        return path
    raise Refused(
        f"任务的文件 {path} 不在这台机器上。请在提交任务的机器上继续，或取消后重新导入。",
        f"The job's file {path} is not on this machine. Go on where it was asked for, or import the file again.",
    )


def _so_far(done: int, in_all: int) -> Said:
    return Said(zh=f"已写入 {done}/{in_all} 批", en=f"{done} of {in_all} batches written")
