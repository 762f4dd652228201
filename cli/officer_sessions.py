"""An officer's open sessions, seen and ended at this terminal."""

from typing import Annotated

import typer

from base.settings import Settings
from cli import output
from cli.output import Json
from cli.session import operator_trail
from cli.words import say
from ledger import officers
from ledger import sessions as open_sessions
from ledger.sessions import Session, SessionsOf
from ledger.store import open_ledger

OfficerId = Annotated[str, typer.Argument(metavar="ID", help=say("工作人员的 ID", "The officer's id"))]


def install(app: typer.Typer) -> None:
    """Hang both commands into `huimin officer`."""
    app.command(help=say("列出其打开的会话和密钥。", "List an officer's open sessions and keys."))(sessions)
    app.command(help=say("结束一个会话，不写编号则结束全部。", "End one session, or all when none is named."))(revoke)


def sessions(ctx: typer.Context, officer_id: OfficerId, json: Json = False) -> None:
    """Every open session of one officer."""
    ledger = open_ledger(ctx.obj)
    officers.officer(ledger, officer_id)
    found = open_sessions.open_ones(ledger, officer_id)
    if json:
        output.body(SessionsOf(sessions=tuple(found)))
        return
    output.table(say("会话", "Sessions"), headings(), [row(session) for session in found])


def revoke(
    ctx: typer.Context,
    officer_id: OfficerId,
    session_id: Annotated[
        str | None, typer.Argument(metavar="SESSION", help=say("会话编号", "The session's id"))
    ] = None,
) -> None:
    """End one session, or all of them with every key."""
    settings: Settings = ctx.obj
    ledger, ended = open_ledger(settings), 1
    officers.officer(ledger, officer_id)
    with operator_trail(settings, "officers.revoke").acting("session-ended", (officer_id,), reason=session_id or "all"):
        if session_id is None:
            ended = open_sessions.end_all(ledger, officer_id)
        else:
            open_sessions.end(ledger, officer_id, session_id)
    output.line(say(f"已结束 {ended} 个会话。", f"Sessions ended: {ended}."))


def headings() -> list[str]:
    """The headings of a table of sessions."""
    return [
        "ID",
        say("种类", "Kind"),
        say("名称", "Label"),
        say("来源", "From"),
        say("开始", "Since"),
        say("最近使用", "Last seen"),
        say("到期", "Ends"),
        say("只能做", "May only do"),
    ]


def row(session: Session) -> list[object]:
    """One session as a row."""
    times = [moment.astimezone().strftime("%Y-%m-%d %H:%M") for moment in (session.made, session.seen, session.expires)]
    limited = None if session.operations is None else list(session.operations)
    return [session.id, session.kind, session.label, session.origin, *times, limited]
