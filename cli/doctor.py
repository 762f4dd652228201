"""The doctor at the terminal: what is wrong with this machine or this graph, and what is well."""

import typer

from base.settings import Settings
from cli import output
from cli.output import Json
from cli.session import operator
from cli.words import LANG, say
from graph.doctor import examine
from graph.report import Check, Report, failed, passed
from ledger.audit import copies


def doctor(ctx: typer.Context, json: Json = False) -> None:
    """Examine everything; 0 when all is well, 1 when something was found."""
    settings: Settings = ctx.obj
    with operator(settings, "doctor.doctor") as db:
        found = examine(settings, db)
    second = _second(settings)
    report = Report(ok=found.ok and second.ok, checks=[*found.checks, second])
    if json:
        output.body(report)
    else:
        _show(report)
    if not report.ok:
        raise typer.Exit(1)


def _second(settings: Settings) -> Check:
    """Whether the second place of the audit log has the newest signed head."""
    if settings.audit_copy is None:
        return passed("audit-copy", "没有设置审计日志的第二处。", "No second place of the audit log is set.")
    missing = copies.missing(settings.home, settings.audit_copy)
    if missing is None:
        return passed("audit-copy", "第二处有最新的检查点。", "The second place has the newest checkpoint.")
    return failed(
        "audit-copy",
        f"审计日志的第二处无法访问，或缺少最新的检查点（{missing}）。请检查 HUIMIN_AUDIT_COPY 所指的文件夹。",
        f"The second place of the audit log is out of reach or lacks the newest checkpoint ({missing}). Look at the "
        "folder that HUIMIN_AUDIT_COPY names.",
    )


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
