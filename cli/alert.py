"""Alerts at the terminal, for the security administrator."""

from typing import Annotated

import typer

from base.settings import Settings
from cli import output, session
from cli.output import Json
from cli.words import say
from ledger.store import open_ledger
from oversight import alerting

app = typer.Typer(no_args_is_help=True)


@app.command("list", help=say("列出警示。", "List the alerts."))
def show(
    ctx: typer.Context,
    unseen: Annotated[bool, typer.Option("--unseen", help=say("只看未阅的", "Only those not seen"))] = False,
    json: Json = False,
) -> None:
    """Broken glasses and sealed cases, the newest first."""
    settings: Settings = ctx.obj
    with session.asked(settings, "alerts.alerts") as (_, trail):
        found = alerting.listed(open_ledger(settings), trail, unseen)
    if json:
        output.body(found)
        return
    rows: list[list[object]] = [
        [one.id, one.kind, one.at.strftime("%Y-%m-%d %H:%M"), list(one.about.values()), one.seen_by]
        for one in found.alerts
    ]
    headings = ["ID", say("种类", "Kind"), say("时间", "At"), say("涉及", "About"), say("已阅", "Seen by")]
    output.table(say("警示", "Alerts"), headings, rows)


@app.command(help=say("标为已阅。", "Mark an alert as seen."))
def seen(
    ctx: typer.Context, alert_id: Annotated[str, typer.Argument(metavar="ID", help=say("警示编号", "An alert's id"))]
) -> None:
    """Keep who looked at it first."""
    settings: Settings = ctx.obj
    with session.asked(settings, "alerts.seen") as (_, trail):
        looked = alerting.seen(open_ledger(settings), trail, alert_id)
    output.line(f"{looked.id}: {looked.seen_by}")
