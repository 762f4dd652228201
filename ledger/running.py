"""Runs the jobs of the ledger, one after another, in whichever process has the turn."""

import shutil
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime, timedelta
from queue import Empty
from threading import Event, Thread
from time import monotonic

from structlog import get_logger

from base.errors import NotFound, Problem, places
from base.model import Said
from ledger import jobs
from ledger.durable import Durable, durable
from ledger.jobs import Job
from ledger.steps import Body, BrokenOff, Keep, Steps
from ledger.store import Ledger
from ledger.turn import turn

LOOK_SECONDS = 0.25
TIDY_SECONDS = 3600
KEPT = timedelta(days=7)  # for so long a job that failed or was cancelled can be gone on with
TRIES = 5  # a job that ends its process as often is not taken up again by itself
log = get_logger()


@contextmanager
def running(ledger: Ledger, kinds: Mapping[str, Body]) -> Iterator[None]:
    """Run jobs beside the body as long as no other process does; what is under way at the end goes on in the next."""
    stopping = Event()
    thread = Thread(target=_take_turns, args=(ledger, kinds, stopping), name="jobs")
    thread.start()
    try:
        yield
    finally:
        stopping.set()
        thread.join()


def settle(ledger: Ledger, job_id: str) -> None:
    """Call a job cancelled that was to stop, when there is no process left that could stop it."""
    with turn(ledger) as ours:
        if ours and jobs.show(ledger, job_id).state == "cancelling":
            jobs.end(ledger, job_id, "cancelled", None)


def _take_turns(ledger: Ledger, kinds: Mapping[str, Body], stopping: Event) -> None:
    while not stopping.is_set():
        try:
            with turn(ledger) as ours:
                if ours:
                    _tidy(ledger)
                    _work_off(ledger, kinds, stopping)
        except Exception as error:  # a ledger that is away for a while must not end the thread
            log.error("jobs", error=type(error).__name__, at=places(error))
        stopping.wait(LOOK_SECONDS)


def _work_off(ledger: Ledger, kinds: Mapping[str, Body], stopping: Event) -> None:
    def work(job_id: str, keep: Keep) -> None:
        job = jobs.show(ledger, job_id)
        answer = kinds[job.kind](Steps(ledger, job, keep, stopping))
        jobs.end(ledger, job_id, "done", None, answer.model_dump(mode="json"))

    with ExitStack() as opened:
        up: Durable | None = None
        tidied = monotonic()
        while not stopping.is_set():
            job = jobs.due(ledger)
            if job is None:
                if monotonic() - tidied > TIDY_SECONDS:
                    _tidy(ledger)
                    tidied = monotonic()
                stopping.wait(LOOK_SECONDS)
            elif job.state == "cancelling":  # whoever was to stop it is gone
                jobs.end(ledger, job.id, "cancelled", None)
            elif job.kind not in kinds:
                jobs.end(ledger, job.id, "failed", _unknown(job.kind))
            elif jobs.try_again(ledger, job.id) > TRIES:
                jobs.end(ledger, job.id, "failed", _gave_up())
            else:
                up = up or opened.enter_context(durable(ledger, work))
                _carry_out(ledger, up, job)


def _carry_out(ledger: Ledger, up: Durable, job: Job) -> None:
    up.begin(job.id)
    error = _left(up)
    if error is None:
        up.forget(job.id)
        _tidy(ledger)
        return
    asked_to_leave = isinstance(error, BrokenOff)
    if asked_to_leave and jobs.show(ledger, job.id).state == "running":
        return  # this process stops; the next goes on
    up.stop(job.id)
    if asked_to_leave:
        jobs.end(ledger, job.id, "cancelled", None)
    else:
        jobs.end(ledger, job.id, "failed", _reason(error))


def _left(up: Durable) -> BaseException | None:
    while True:
        try:
            return up.left.get(timeout=1)
        except Empty:
            continue


def _tidy(ledger: Ledger) -> None:
    """Take away the files of jobs that are done but for what goes back, and all of those over for a while."""
    for path in (ledger.home / "jobs").glob("J-*"):
        try:
            job = jobs.show(ledger, path.name)
            long_over = job.is_over and job.ended is not None and datetime.now(UTC) - job.ended > KEPT
            if long_over or (job.state == "done" and not (path / jobs.BACK).is_dir()):
                shutil.rmtree(path, ignore_errors=True)
            elif job.state == "done":
                for each in path.iterdir():
                    if each.name != jobs.BACK:
                        shutil.rmtree(each, ignore_errors=True) if each.is_dir() else each.unlink(missing_ok=True)
        except NotFound:  # laid out by a process that is about to ask for it
            continue


def _reason(error: BaseException) -> Said:
    if isinstance(error, Problem):
        return error.said
    where = f"{type(error).__name__} {' '.join(places(error))}"  # its message may hold a person's data
    return Said(zh=f"程序内部出错，请把这一行交给维护人员：{where}", en=f"Our own error; please pass this on: {where}")


def _gave_up() -> Said:
    return Said(
        zh=f"运行它的进程已经中断 {TRIES} 次，不再自动继续。查明原因后运行 huimin jobs resume。",
        en=f"The process running it broke off {TRIES} times. Find out why, then run `huimin jobs resume`.",
    )


def _unknown(kind: str) -> Said:
    return Said(
        zh=f"这个版本不认识 {kind} 类任务。请用提交它的版本继续。",
        en=f"This release knows no jobs of the kind {kind}. Go on with the release that asked for it.",
    )
