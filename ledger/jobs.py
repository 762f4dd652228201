"""Long work that was asked for: what it is, how far it has come, what became of it. Holds no person's data."""

import secrets
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal

from sqlalchemy import RowMapping, func, insert, select, update

from base.errors import NotFound, Refused
from base.model import Model, Said
from ledger.store import Ledger
from ledger.tables import JOBS

State = Literal["waiting", "running", "cancelling", "cancelled", "failed", "done"]
UNFINISHED = ("waiting", "running", "cancelling")
LISTED = [column for column in JOBS.c if column.name not in ("asked", "answer", "tries")]


class JobLine(Model):
    """One job as a list shows it; `done` of `in_all` steps, `said` where it stands."""

    id: str
    kind: str
    asked_by: str
    at: datetime
    state: State
    done: int
    in_all: int | None
    said: Said | None
    ended: datetime | None
    version: int

    @property
    def is_over(self) -> bool:
        """Whether nothing more happens to it unless somebody resumes it."""
        return self.state not in UNFINISHED


class Job(JobLine):
    """One job, with what was asked and what it answered."""

    asked: dict[str, Any]
    answer: dict[str, Any] | None


class Jobs(Model):
    """The newest jobs, and how many there are in all."""

    jobs: tuple[JobLine, ...]
    in_all: int


BACK = "back"  # the folder among a job's files of what goes back to the asker: it outlives the job for a while


def folder(ledger: Ledger, job_id: str) -> Path:
    """Where the files of a job lie until it is done; a new one is closed to everybody else."""
    path = ledger.home / "jobs" / job_id
    path.mkdir(parents=True, exist_ok=True, mode=0o700)
    return path


def new_id() -> str:
    """A name for a job, for its files lie there before the job is asked for."""
    return f"J-{secrets.token_hex(6)}"


def ask(ledger: Ledger, job_id: str, kind: str, asked_by: str, asked: dict[str, Any]) -> Job:
    """Put a job on the list; whichever process runs jobs takes it up."""
    row = {"id": job_id, "kind": kind, "asked_by": asked_by, "asked": asked, "at": datetime.now(UTC)}
    with ledger.writing() as db:
        db.execute(insert(JOBS).values(**row, state="waiting", done=0, tries=0, version=1))
    return show(ledger, job_id)


def show(ledger: Ledger, job_id: str) -> Job:
    """One job; NotFound when there is none of that name."""
    with ledger.reading() as db:
        row = db.execute(select(JOBS).where(JOBS.c.id == job_id)).mappings().first()
    if row is None:
        raise NotFound("job", job_id)
    return _job(row)


def listed(ledger: Ledger, at_most: int = 50) -> Jobs:
    """The newest jobs first."""
    with ledger.reading() as db:
        rows = db.execute(select(*LISTED).order_by(JOBS.c.at.desc(), JOBS.c.id).limit(at_most)).mappings().all()
        in_all = db.execute(select(func.count()).select_from(JOBS)).scalar_one()
    return Jobs(jobs=tuple(JobLine.model_validate(dict(row)) for row in rows), in_all=in_all)


def due(ledger: Ledger) -> Job | None:
    """The job to go on with: one that was broken off before one that waits, the oldest first."""
    order = (JOBS.c.state == "waiting", JOBS.c.at, JOBS.c.id)
    with ledger.reading() as db:
        row = db.execute(select(JOBS).where(JOBS.c.state.in_(UNFINISHED)).order_by(*order).limit(1)).mappings().first()
    return None if row is None else _job(row)


def move(ledger: Ledger, job_id: str, *, only: tuple[State, ...] = (), **values: Any) -> bool:
    """Change a job and count its version up; False when it is in none of the states `only` names."""
    where = [JOBS.c.id == job_id, *([JOBS.c.state.in_(only)] if only else [])]
    with ledger.writing() as db:
        moved = db.execute(update(JOBS).where(*where).values(**values, version=JOBS.c.version + 1))
    return bool(moved.rowcount)


def try_again(ledger: Ledger, job_id: str) -> int:
    """A process takes the job up; how often that has happened since somebody last asked for it."""
    move(ledger, job_id, only=("waiting", "running"), state="running", ended=None, tries=JOBS.c.tries + 1)
    with ledger.reading() as db:
        return int(db.execute(select(JOBS.c.tries).where(JOBS.c.id == job_id)).scalar_one())


def end(ledger: Ledger, job_id: str, state: State, said: Said | None, answer: dict[str, Any] | None = None) -> None:
    """The job is over: done with its answer, failed with a reason, or cancelled."""
    told: dict[str, Any] = {} if said is None else {"said": said.model_dump()}
    move(ledger, job_id, state=state, ended=datetime.now(UTC), answer=answer, **told)


def cancel(ledger: Ledger, job_id: str) -> Job:
    """Stop a job before its next step; what it has written stays, and `resume` goes on from there."""
    job = show(ledger, job_id)
    waiting = move(ledger, job_id, only=("waiting",), state="cancelled", ended=datetime.now(UTC))
    if not waiting and not move(ledger, job_id, only=("running", "cancelling"), state="cancelling"):
        raise Refused(
            f"任务 {job_id} 已经结束（{job.state}），不能取消。",
            f"The job {job_id} is over ({job.state}) and cannot be cancelled.",
        )
    return show(ledger, job_id)


def resume(ledger: Ledger, job_id: str) -> Job:
    """Go on with a job that failed, was cancelled or was broken off; Refused when it is done."""
    if show(ledger, job_id).state == "done":
        raise Refused(
            f"任务 {job_id} 已经完成，没有可继续的。要再做一次，请重新提交。",
            f"The job {job_id} is done; there is nothing to go on with. Ask for it again to do it again.",
        )
    move(ledger, job_id, only=("failed", "cancelled"), state="waiting", ended=None, tries=0)
    return show(ledger, job_id)


def _job(row: RowMapping) -> Job:
    return Job.model_validate({name: value for name, value in row.items() if name != "tries"})
