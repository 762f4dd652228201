"""The doctor at the terminal: what is wrong with this machine or this graph, and what is well."""

import typer

from base.settings import Settings
from cli import output
from cli.output import Json
from cli.session import operator
from cli.words import LANG, say
from graph.doctor import examine
from graph.report import Check, Report


def doctor(ctx: typer.Context, json: Json = False) -> None:
    """Examine everything; 0 when all is well, 1 when something was found."""
    settings: Settings = ctx.obj
    with operator(settings, "doctor.doctor") as db:
        report = examine(settings, db)
    if json:
        output.body(report)
    else:
        _show(report)
    if not report.ok:
        raise typer.Exit(1)


def _show(report: Report) -> None:
    rows: list[list[object]] = [
        [check.name, say("好", "well") if check.ok else say("有问题", "wrong"), _told(check)] for check in report.checks
    ]
    output.table(say("体检", "Doctor"), [say("检查", "Check"), say("结果", "Result"), say("说明", "What")], rows)


def _told(check: Check) -> str:
    more = check.in_all - len(check.details)
    lines = [check.said.in_(LANG), *check.details]
    if more > 0:
        lines.append(say(f"……共 {check.in_all} 项", f"… {check.in_all} in all"))
    return "\n".join(lines)
