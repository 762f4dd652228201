"""`huimin jobs`: what long work is under way, and going on with it."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from time import sleep
from typing import Annotated

import typer
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from base.errors import Problem
from base.model import Said
from base.settings import Settings
from cli import output, session
from cli.output import Json, aside, progress
from cli.words import LANG, say
from graph.client import Client
from graph.entry import operator_door, sealing_door
from imports.jobs import kinds
from ledger import jobs
from ledger.jobs import Job, JobLine
from ledger.running import running, settle
from ledger.steps import Body
from ledger.store import Ledger, open_ledger
from oversight import screening_job, seals, watching_job

app = typer.Typer(no_args_is_help=True)
LOOK_SECONDS = 0.1
STATES = {
    "waiting": say("等待", "waiting"),
    "running": say("进行中", "running"),
    "cancelling": say("正在取消", "cancelling"),
    "cancelled": say("已取消", "cancelled"),
    "failed": say("失败", "failed"),
    "done": say("完成", "done"),
}
JobId = Annotated[str, typer.Argument(metavar="ID", help=say("任务 ID", "A job's id"))]
AtMost = Annotated[int, typer.Option(min=1, max=1000, help=say("最多显示几个", "How many to show"))]
Follow = Annotated[bool, typer.Option("--follow", help=say("一直显示进度，直到结束", "Show progress until it ends"))]


class JobFailed(Problem):
    """A job ended with a reason instead of an answer."""

    status, kind = 409, "job-failed"
    title = Said(zh="任务没有完成", en="The job did not finish")


@app.command("list", help=say("列出任务，新的在前。", "List jobs, the newest first."))
def listed(ctx: typer.Context, at_most: AtMost = 50, json: Json = False) -> None:
    """What was asked for lately, and how far it is."""
    found = jobs.listed(open_ledger(ctx.obj), at_most)
    if json:
        output.body(found)
        return
    headings = ["ID", say("种类", "Kind"), say("提交", "Asked"), say("状态", "State"), say("进度", "Progress")]
    rows: list[list[object]] = [_line(job) for job in found.jobs]
    more = found.in_all - len(rows)
    caption = say(f"另有 {more} 个较早的任务。", f"and {more} older jobs.") if more else None
    output.table(say("任务", "Jobs"), headings, rows, caption)


@app.command(help=say("查看一个任务。", "Show a job."))
def show(ctx: typer.Context, job_id: JobId, follow: Follow = False, json: Json = False) -> None:
    """One job; with --follow until it is over."""
    ledger = open_ledger(ctx.obj)
    jobs.show(ledger, job_id)
    _told(watched(ledger, job_id) if follow else jobs.show(ledger, job_id), json)


@app.command(
    help=say("继续中断、失败或已取消的任务；不写 ID 则继续全部中断的任务。", "Go on with a job that broke off.")
)
def resume(
    ctx: typer.Context,
    job_id: Annotated[str | None, typer.Argument(metavar="[ID]", help=say("任务 ID", "A job's id"))] = None,
    json: Json = False,
) -> None:
    """Go on with one job, or with all that were broken off, and wait for the end."""
    settings: Settings = ctx.obj
    ledger = open_ledger(settings)
    if job_id is not None:
        jobs.resume(ledger, job_id)
    with at_work(settings, ledger):
        ended = [carried_out(ledger, each) for each in _left(ledger, job_id)]
    for job in ended:
        _told(job, json)
    if not ended:
        progress(say("没有需要继续的任务。", "No job is waiting to go on."))


@app.command(
    help=say("在下一步之前停止；已写入的保留，可以继续。", "Stop before the next step; what is written stays.")
)
def cancel(ctx: typer.Context, job_id: JobId, json: Json = False) -> None:
    """Stop a job and say what it had written."""
    ledger = open_ledger(ctx.obj)
    jobs.cancel(ledger, job_id)
    settle(ledger, job_id)
    _told(watched(ledger, job_id), json)


@contextmanager
def at_work(settings: Settings, ledger: Ledger) -> Iterator[None]:
    """This process runs jobs beside the body, unless another does."""
    with session.graph(settings) as client, running(ledger, bodies(client, settings, ledger)):
        yield


def bodies(client: Client, settings: Settings, ledger: Ledger) -> dict[str, Body]:
    """What runs each kind of job in this process."""
    trail = session.operator_trail(settings, "jobs.run")

    def after_an_import() -> object:
        watching_job.ask_if_waiting(ledger, session.OPERATOR)
        return seals.apply_again(sealing_door(client, settings, trail), ledger)

    own: dict[str, Body] = {
        screening_job.KIND: partial(screening_job.run, settings=settings),
        watching_job.KIND: partial(watching_job.run, client=client, settings=settings),
    }
    return kinds(partial(operator_door, client, settings, trail), after_an_import) | own


def carried_out(ledger: Ledger, job_id: str) -> Job:
    """Wait for the end of a job, showing how far it is; on Ctrl-C say how to go on."""
    try:
        return watched(ledger, job_id)
    except KeyboardInterrupt:
        progress(
            say(
                f"任务 {job_id} 已中断，下次导入或运行 huimin jobs resume 时继续；不要它请运行 huimin jobs cancel。",
                f"The job {job_id} broke off; the next import or `huimin jobs resume` goes on with it, "
                "`huimin jobs cancel` does not.",
            )
        )
        raise


def watched(ledger: Ledger, job_id: str) -> Job:
    """A job that is over, its progress shown on the way."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=aside, transient=True) as shown:
        bar = shown.add_task(say("等待", "waiting"), total=None)
        while not (job := jobs.show(ledger, job_id)).is_over:
            shown.update(bar, description=STATES[job.state], total=job.in_all, completed=job.done)
            sleep(LOOK_SECONDS)
    return job


def answer(job: Job) -> dict[str, object]:
    """What a job answered; JobFailed with its reason when it did not finish."""
    if job.state == "done" and job.answer is not None:
        return job.answer
    if job.state == "failed" and job.said is not None:
        raise JobFailed(job.said.zh, job.said.en)
    so_far = job.said or Said(zh="尚未写入", en="nothing written yet")
    raise JobFailed(
        f"任务 {job.id} 已取消（{so_far.zh}）。运行 huimin jobs resume {job.id} 可继续。",
        f"The job {job.id} was cancelled ({so_far.en}). `huimin jobs resume {job.id}` goes on with it.",
    )


def _left(ledger: Ledger, job_id: str | None) -> list[str]:
    if job_id is not None:
        return [job_id]
    return [job.id for job in reversed(jobs.listed(ledger, 1000).jobs) if not job.is_over]


def _line(job: JobLine) -> list[object]:
    so_far = None if job.said is None else job.said.in_(LANG)
    return [job.id, job.kind, f"{job.at.astimezone():%Y-%m-%d %H:%M:%S}", STATES[job.state], so_far]


def _told(job: Job, json: bool) -> None:
    if json:
        output.body(job)
        return
    names = ["ID", say("种类", "Kind"), say("提交", "Asked"), say("状态", "State"), say("进度", "Progress")]
    rows = [[name, value] for name, value in zip(names, _line(job), strict=True)]
    rows += [[name, value] for name, value in job.asked.items()]
    rows += [[name, value] for name, value in (job.answer or {}).items() if not isinstance(value, list | dict)]
    output.table(say("任务", "Job"), [say("项目", "What"), say("值", "Value")], rows)
