"""What the body of a job is given: steps that are each kept, so that after a kill only the last is repeated."""

from collections.abc import Callable
from pathlib import Path
from threading import Event
from typing import TypeVar, cast

from base.model import Model, Said
from ledger import jobs
from ledger.jobs import Job
from ledger.store import Ledger

Kept = TypeVar("Kept")
Keep = Callable[[str, Callable[[], object]], object]


class BrokenOff(BaseException):
    """A job leaves between two steps; not an Exception, so that nothing on the way keeps it as an outcome."""


class _FailedStep(BaseException):
    """Carries an error past whoever would keep it as the step's outcome: resumed, the job does the step again."""

    def __init__(self, error: Exception) -> None:
        super().__init__()
        self.error = error


class Steps:
    """The steps of one job on its way; `keep` runs one and remembers its answer, or gives what it answered before."""

    def __init__(self, ledger: Ledger, job: Job, keep: Keep, stopping: Event) -> None:
        self.job = job
        self._ledger, self._keep, self._stopping = ledger, keep, stopping

    @property
    def folder(self) -> Path:
        """Where the files of this job lie."""
        return jobs.folder(self._ledger, self.job.id)

    @property
    def ledger(self) -> Ledger:
        """The books this job stands in."""
        return self._ledger

    def run(self, name: str, work: Callable[[], Kept]) -> Kept:
        """What the step answers: a plain JSON value. Names and their order are the same on every run of a job."""
        self.leave_if_asked()
        try:
            return cast("Kept", self._keep(name, lambda: _unkept_when_failed(work)))
        except _FailedStep as failed:
            raise failed.error from None

    def at(self, done: int, in_all: int, said: Said) -> None:
        """Say how far the job is; what was said before it was broken off is not taken back."""
        now = jobs.show(self._ledger, self.job.id)
        if now.in_all is None or done > now.done:
            jobs.move(self._ledger, self.job.id, done=done, in_all=in_all, said=said.model_dump())

    def say(self, said: Said) -> None:
        """Say where the job stands without it being any farther."""
        jobs.move(self._ledger, self.job.id, said=said.model_dump())

    def leave_if_asked(self) -> None:
        """Break off here when the process stops or somebody has cancelled the job."""
        if self._stopping.is_set() or jobs.show(self._ledger, self.job.id).state != "running":
            raise BrokenOff


def _unkept_when_failed(work: Callable[[], Kept]) -> Kept:
    try:
        return work()
    except Exception as error:
        raise _FailedStep(error) from None


Body = Callable[[Steps], Model]
