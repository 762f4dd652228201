"""Break-glass at the terminal: open one person outside one's areas, list and review."""

from typing import Annotated

import typer

from base.settings import Settings
from cli import output, session
from cli.about import about_people
from cli.checked import checked
from cli.output import Json
from cli.words import say
from graph.door import CaseworkerGraph
from ledger.glass import Broken, Verdict
from ledger.store import open_ledger
from oversight import glass
from oversight.glass import GlassRequest, ReviewRequest

app = typer.Typer(no_args_is_help=True)


@app.command("open", help=say("紧急查看辖区以外的一个人；会通知安全管理员。", "Open one person; it is reviewed."))
@about_people
def break_glass(
    ctx: typer.Context,
    person_id: Annotated[str, typer.Argument(metavar="PERSON", help=say("人员 ID", "A person's id"))],
    reason: Annotated[str, typer.Option(help=say("理由（10 至 500 字）", "Why, in 10 to 500 characters"))],
    json: Json = False,
) -> None:
    """Break the glass for one person."""
    settings: Settings = ctx.obj
    with checked():
        request = GlassRequest(person_id=person_id, reason=reason)
    with session.officer(settings, "glass.break_glass", CaseworkerGraph) as db:
        broken = glass.break_glass(db, open_ledger(settings), request)
    if json:
        output.body(broken)
        return
    until = broken.until.astimezone().strftime("%H:%M")
    output.line(say(f"已开启 {broken.id}，至 {until} 有效，已通知安全管理员。",
                    f"Opened {broken.id} until {until}; the security administrator has been told."))  # fmt: skip
    output.line(f"huimin person show {broken.person_id} --break-glass {broken.id}")


@app.command("list", help=say("列出紧急查看。", "List the broken glasses."))
def queue(
    ctx: typer.Context,
    unreviewed: Annotated[bool, typer.Option("--unreviewed", help=say("只看待审查的", "Without a verdict"))] = False,
    json: Json = False,
) -> None:
    """Who opened whom, when and why."""
    settings: Settings = ctx.obj
    with session.asked(settings, "glass.queue") as (_, trail):
        found = glass.queue(open_ledger(settings), trail, unreviewed)
    if json:
        output.body(found)
        return
    headings = ["ID", say("工作人员", "Officer"), say("人员", "Person"), say("时间", "At"), say("理由", "Reason")]
    rows: list[list[object]] = [
        [one.id, one.officer_id, one.person_id, one.at.strftime("%Y-%m-%d %H:%M"), _reason(one), one.verdict]
        for one in found.broken
    ]
    output.table(say("紧急查看", "Broken glasses"), [*headings, say("结论", "Verdict")], rows)


def _reason(one: Broken) -> str:
    return say("【封存个案】", "[sealed case] ") + one.reason if one.sealed else one.reason


@app.command(help=say("审查一次紧急查看。", "Review a broken glass."))
def review(
    ctx: typer.Context,
    glass_id: Annotated[str, typer.Argument(metavar="ID", help=say("紧急查看编号", "A broken glass's id"))],
    verdict: Annotated[Verdict, typer.Option(help=say("结论", "The verdict"))],
    json: Json = False,
) -> None:
    """Say whether it was justified."""
    settings: Settings = ctx.obj
    with session.asked(settings, "glass.review") as (_, trail):
        kept = glass.review(open_ledger(settings), trail, glass_id, ReviewRequest(verdict=verdict))
    if json:
        output.body(kept)
    else:
        output.line(f"{kept.id}: {kept.verdict}")
