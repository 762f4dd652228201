"""`huimin screen`: every household and person of one's areas against every policy."""

from datetime import datetime
from typing import Annotated

import typer

from base.model import Said
from base.settings import Settings
from cli import output, screen_tables
from cli.about import about_people
from cli.checked import checked, one_of
from cli.jobs import answer, at_work, carried_out
from cli.output import Json
from cli.person import opened
from cli.words import say
from ledger.store import open_ledger
from oversight import moves as feed
from oversight import screening_job, screenings
from oversight.screening_job import Report, ScreeningRequest
from policies.standing import STANDINGS

app = typer.Typer(no_args_is_help=True)
Id = Annotated[str, typer.Argument(metavar="ID", help=say("筛查 ID", "A screening's id"))]
Policies = Annotated[list[str] | None, typer.Option("--policy", help=say("政策 ID，可重复", "A policy; repeatable"))]
Areas = Annotated[
    list[str] | None, typer.Option("--area", help=say("区划代码，可重复；默认全部辖区", "A division; all your areas"))
]
Change = Annotated[
    list[str] | None,
    typer.Option("--change", help=say("设想的参数，如 living_standard=+5%", "Imagine: living_standard=+5%")),
]
On = Annotated[
    datetime | None,
    typer.Option("--on", formats=["%Y-%m-%d"], help=say("按哪一天（默认今天）", "As of which day; default: today")),
]
Word = Annotated[str, typer.Option("--standing", help=say("情形：", "How they stand: ") + ", ".join(STANDINGS))]
AtMost = Annotated[int, typer.Option(min=1, max=1000, help=say("每页条数", "How many on one page"))]
Last = Annotated[str | None, typer.Option("--page", help=say("上一页给出的 next", "`next` of the page before"))]
After = Annotated[str | None, typer.Option(help=say("上一页给出的 next", "`next` of the page before"))]


@app.command(help=say("筛查辖区：谁应享未享，谁要复核。", "Screen: who is missed, whom to look at again."))
@about_people
def run(
    ctx: typer.Context,
    area: Areas = None,
    policy: Policies = None,
    on: On = None,
    change: Change = None,
    json: Json = False,
) -> None:
    """A screening with progress, and what it came to; 1 when nobody is missed and nobody to be looked at again."""
    settings: Settings = ctx.obj
    told = dict(_parted(one) for one in change or [])
    with checked():
        request = ScreeningRequest(areas=area or [], policies=policy or [], day=on and on.date(), changes=told)
    ledger = open_ledger(settings)
    with opened(ctx, "screenings.screen") as db:
        job = screening_job.ask(db, ledger, request)
    with at_work(settings, ledger):
        report = Report.model_validate(answer(carried_out(ledger, job.id)))
    if json:
        output.body(report)
    else:
        screen_tables.report(report)
    found = any(one.standing in ("missed", "look-again") for one in report.totals)
    raise typer.Exit(0 if found else 1)


@app.command("list", help=say("列出做过的筛查。", "List screenings."))
@about_people
def listed(ctx: typer.Context, json: Json = False) -> None:
    """The screenings that touch one's areas."""
    with opened(ctx, "screenings.listed") as db:
        found = screenings.listed(db)
    if json:
        output.body(found)
    else:
        screen_tables.listed(found)


@app.command(help=say("一次筛查的结果；加 --policy 列出名单。", "What one came to; with --policy, whom it names."))
@about_people
def show(
    ctx: typer.Context,
    screening_id: Id,
    policy: Annotated[str | None, typer.Option(help=say("政策 ID", "A policy's id"))] = None,
    standing: Word = "missed",
    at_most: AtMost = 50,
    after: After = None,
    json: Json = False,
) -> None:
    """The totals, or the holders of one policy who stand so."""
    settings: Settings = ctx.obj
    if policy is None:
        with opened(ctx, "screenings.show") as db:
            shown = screenings.show(db, screening_id)
        output.body(shown) if json else screen_tables.totals(shown)
        return
    with opened(ctx, "screenings.holders") as db:
        word = one_of(standing, STANDINGS, Said(zh="种情形", en="standing"))
        page = screenings.named(db, open_ledger(settings), screening_id, policy, word, at_most, after)
    output.body(page) if json else screen_tables.page(page)
    raise typer.Exit(0 if page.holders else 1)


@app.command(help=say("两次筛查之间的变化。", "What differs between two screenings."))
@about_people
def compare(ctx: typer.Context, before: Id, after: Id, json: Json = False) -> None:
    """Who is entitled now, who no longer is, and at what cost."""
    with opened(ctx, "screenings.compare") as db:
        found = screenings.compare(db, before, after)
    output.body(found) if json else screen_tables.changes(found.changes)


@app.command(help=say("两次筛查之间谁的情形变了，为什么。", "Who stands otherwise than before, and why."))
@about_people
def moves(
    ctx: typer.Context, before: Id, after: Id, at_most: AtMost = 50, page: Last = None, json: Json = False
) -> None:
    """The feed of one's townships between two screenings; 1 when nobody moved."""
    settings: Settings = ctx.obj
    with opened(ctx, "screenings.moves") as db:
        found = feed.moves(db, open_ledger(settings), before, after, at_most, page)
    output.body(found) if json else screen_tables.moves(found)
    raise typer.Exit(0 if found.moves else 1)


def _parted(told: str) -> tuple[str, str]:
    name, _, change = told.partition("=")
    return name, change
