"""Fills an empty graph with an invented county, or writes it into files."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import Annotated, Literal

import typer
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from base.errors import Invalid
from base.settings import Settings
from cli import session
from cli.output import aside, progress
from cli.words import say
from graph.entry import sealing_door
from ledger.store import open_ledger
from oversight import seals
from seed import bulk as bulk_load
from seed import dump, loading
from seed.county import County

DAY = date(2026, 6, 30)
People = Annotated[int, typer.Option(min=200, max=1_900_000, help=say("多少人（约）", "How many people, about"))]
Seed = Annotated[int, typer.Option(min=0, help=say("随机种子：相同则结果相同", "Same seed, same county"))]
Day = Annotated[datetime, typer.Option(formats=["%Y-%m-%d"], help=say("虚构的“今天”", "The county's today"))]
AnswersFile = Annotated[
    Path | None, typer.Option("--answers", dir_okay=False, help=say("把答案写入文件", "Write the planted cases here"))
]
Folder = Annotated[
    Path | None,
    typer.Option("--dump", file_okay=False, help=say("只写成文件，不用图数据库", "Write files only; no graph")),
]
Wipe = Annotated[bool, typer.Option("--wipe", help=say("先清除以前 seed 的数据", "First wipe an earlier seed"))]
Bulk = Annotated[
    bool,
    typer.Option("--bulk", help=say("停库后整体导入（百万人用）", "Load all at once, the server down meanwhile")),
]
Around = Annotated[
    Literal["providers"] | None,
    typer.Option(help=say("围绕已导入的机构安置人口", "Settle people around imported institutions")),
]


def seed(
    ctx: typer.Context,
    people: People = 8000,
    seed: Seed = 7,
    day: Day = datetime(DAY.year, DAY.month, DAY.day),
    answers: AnswersFile = None,
    folder: Folder = None,
    wipe: Wipe = False,
    around: Around = None,
    bulk: Bulk = False,
) -> None:
    """Invent a county, or a prefecture of many people, load or dump it, and keep the answers apart."""
    settings: Settings = ctx.obj
    county = County(seed, people, day.date())
    if bulk:
        if folder is not None or around is not None:
            raise Invalid(
                "--bulk 不能与 --dump 或 --around 一起使用。", "--bulk goes neither with --dump nor with --around."
            )
        rows = _in_bulk(settings, county)
    elif folder is not None and around is None:
        rows = dump.dump(county, folder)
    else:
        rows = _with_graph(settings, county, folder, wipe, around is not None)
    if answers is not None:
        dump.write_answers(county.answers, answers)
    progress(
        say(
            f"完成：{people} 人，{rows} 行，今天是 {county.day}。",
            f"Done: {people} people, {rows} rows, day {county.day}.",
        )
    )


def _with_graph(settings: Settings, county: County, folder: Path | None, wipe: bool, around: bool) -> int:
    with session.operator(settings, "seed.seed") as db:
        if wipe and folder is None:
            loading.wipe(db)
        if around:
            county.around = loading.around_providers(db)
        if folder is not None:
            return dump.dump(county, folder)
        with _bar(county.people) as advance:
            rows = loading.fill(db, county, advance)
        seals.apply_again(sealing_door(db.client, settings, db.trail), open_ledger(settings))
        return rows


def _in_bulk(settings: Settings, county: County) -> int:
    with session.operator(settings, "seed.seed") as db:
        loading.refuse_foreign(db)
    with _bar(county.people) as advance:
        took = bulk_load.fill(settings, county, session.tell, advance)
    started = time.monotonic()
    with session.operator(settings, "seed.seed") as db:
        loading.finish(db, county)
        seals.apply_again(sealing_door(db.client, settings, db.trail), open_ledger(settings))
    indexed = time.monotonic() - started
    progress(
        say(
            f"生成 {took.written_seconds:.0f} 秒，导入 {took.imported_seconds:.0f} 秒，索引和枢纽 {indexed:.0f} 秒；"
            f"生成进程内存最多 {took.peak_bytes / 1e9:.2f} GB。",
            f"Written in {took.written_seconds:.0f} s, imported in {took.imported_seconds:.0f} s, indexes and hubs in "
            f"{indexed:.0f} s; an inventing process held at most {took.peak_bytes / 1e9:.2f} GB.",
        )
    )
    return took.rows


@contextmanager
def _bar(people: int) -> Iterator[Callable[[int], None]]:
    """A progress bar of people on standard error."""
    columns = (TextColumn(say("人", "people")), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=aside, transient=True) as shown:
        task = shown.add_task("", total=people)
        yield lambda done: shown.update(task, completed=min(done, people))
