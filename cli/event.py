"""`huimin event`: what happened, who stands otherwise since and why, and looking into what waits."""

from datetime import datetime
from typing import Annotated

import typer

from base.settings import Settings
from cli import output, session
from cli.about import about_people
from cli.checked import checked
from cli.jobs import answer, at_work, carried_out
from cli.output import Json
from cli.person import checked_id, opened
from cli.screen_tables import standing
from cli.words import LANG, say
from ledger.store import open_ledger
from oversight import events, watching_job
from oversight.events import EventRequest, Feed
from oversight.watching_job import WatchReport
from policies.catalogue import policy

app = typer.Typer(no_args_is_help=True)
AtMost = Annotated[int, typer.Option(min=1, max=1000, help=say("每页条数", "How many on one page"))]
Before = Annotated[
    int | None, typer.Option(min=1, max=events.MOST, help=say("上一页给出的 next", "`next` of the page before"))
]
Area = Annotated[str | None, typer.Option(help=say("只看这个区划", "Only this division"))]
Kind = Annotated[
    str, typer.Argument(help=say("visit-note、illness 或 silent-month", "visit-note, illness, silent-month"))
]
Person = Annotated[str, typer.Argument(help=say("人员 ID", "A person's id"))]
On = Annotated[
    datetime | None,
    typer.Option("--on", formats=["%Y-%m-%d"], help=say("哪一天（默认今天）", "On which day; default: today")),
]
Note = Annotated[str | None, typer.Option(help=say("所见情况，加密保存", "What was seen; kept sealed"))]


@app.command("list", help=say("辖区内谁的情形变了，因为什么。", "Who stands otherwise than before, and why."))
@about_people
def listed(
    ctx: typer.Context, area: Area = None, at_most: AtMost = 50, before: Before = None, json: Json = False
) -> None:
    """The feed of one's townships, the newest first; 1 when nobody moved."""
    settings: Settings = ctx.obj
    with opened(ctx, "events.feed") as db:
        found = events.feed(db, open_ledger(settings), area, before, at_most)
    output.body(found) if json else _table(found)
    raise typer.Exit(0 if found.moves else 1)


@app.command(help=say("报告一个人的情况，如走访所见。", "Tell of somebody: a note of a visit, a sudden illness."))
@about_people
def report(
    ctx: typer.Context, kind: Kind, person_id: Person, on: On = None, note: Note = None, json: Json = False
) -> None:
    """An event that waits for the next watch."""
    settings: Settings = ctx.obj
    with checked():
        request = EventRequest(kind=kind, person_id=checked_id(person_id), on=on and on.date(), note=note)
    with opened(ctx, "events.report") as db:
        told = events.report(db, open_ledger(settings), request)
    if json:
        output.body(told)
    else:
        kept = say(f"已记录 {told.id}，下次核查时处理。", f"Noted {told.id}; the next watch looks into it.")
        output.progress(kept)


@app.command(help=say("核查所有待处理的事件，提出建议。", "Look into everything that happened, and propose."))
def run(ctx: typer.Context, json: Json = False) -> None:
    """A watch with progress: birthdays and silent months since the last, then all that waits."""
    settings: Settings = ctx.obj
    ledger = open_ledger(settings)
    job = watching_job.ask(ledger, session.OPERATOR)
    with at_work(settings, ledger):
        found = WatchReport.model_validate(answer(carried_out(ledger, job.id)))
    if json:
        output.body(found)
        return
    headings = [
        say("事件", "Events"),
        say("其中日历", "Of the calendar"),
        say("核查对象", "Looked at"),
        say("变化", "Moves"),
    ]
    counts: list[object] = [found.events, found.by_calendar, found.holders, found.moves, found.proposals]
    output.table(say("核查", "Watch"), [*headings, say("新建议", "New proposals")], [counts])


def _table(found: Feed) -> None:
    headings = [say("日期", "Day"), say("事件", "Event"), "ID", say("姓名", "Name"), say("政策", "Policy")]
    headings += [say("原来", "Was"), say("现在", "Now"), say("原因或待核实", "Why, or what to ask")]
    rows: list[list[object]] = [
        [one.happened, one.said.in_(LANG), one.id, one.name, policy(one.policy).title.in_(LANG),
         one.was and standing(one.was), standing(one.now), "; ".join(said.in_(LANG) for said in one.why)]
        for one in found.moves
    ]  # fmt: skip
    more = say(f"后面还有；加上 --before {found.next}", f"More: --before {found.next}") if found.next else None
    output.table(say("情形变化", "Moves"), headings, rows, more)
