"""Officers who may sign in, and signing in at this terminal."""

import getpass
import sys
from typing import Annotated

import typer

from base.files import write_private
from base.model import Model
from base.roles import Role
from base.settings import Settings
from cli import output, session
from cli.output import Json
from cli.words import say
from ledger import officers, sessions
from ledger.store import open_ledger

app = typer.Typer(no_args_is_help=True, help=say("工作人员及其令牌。", "Officers and their tokens."))


class Added(Model):
    """A new officer; the token is shown this once."""

    id: str
    name: str
    role: Role
    areas: tuple[str, ...]
    token: str


@app.command(help=say("添加一名工作人员；令牌只显示这一次。", "Add an officer; the token is shown this once."))
def add(
    ctx: typer.Context,
    name: Annotated[str, typer.Argument(help=say("姓名", "Name"))],
    role: Annotated[Role, typer.Option(help=say("角色", "Role"))],
    area: Annotated[
        list[str] | None, typer.Option(help=say("管辖的区划代码，可重复", "Area code; may be repeated"))
    ] = None,
    json: Json = False,
) -> None:
    """Add an officer and show the token once."""
    settings: Settings = ctx.obj
    ledger = open_ledger(settings)
    officer = officers.add(ledger, name, role, area or ())
    token = sessions.begin(ledger, officer.id, "bearer")
    added = Added(id=officer.id, name=name, role=role, areas=officer.areas, token=token)
    if json:
        output.body(added)
        return
    output.line(say(f"已添加 {name}（{officer.id}，{role}）。", f"Added {name} ({officer.id}, {role})."))
    output.line(say("令牌（只显示这一次）：", "Token (shown this once): ") + token)


@app.command("list", help=say("列出工作人员。", "List the officers."))
def show(ctx: typer.Context) -> None:
    """Everybody who may sign in."""
    settings: Settings = ctx.obj
    rows: list[list[object]] = [
        [officer.id, officer.name, officer.role, list(officer.areas), officer.since.date()]
        for officer in officers.officers(open_ledger(settings))
    ]
    headings = ["ID", say("姓名", "Name"), say("角色", "Role"), say("区划", "Areas"), say("起", "Since")]
    output.table(say("工作人员", "Officers"), headings, rows)


@app.command(help=say("取消一名工作人员的登录资格。", "Take an officer's right to sign in away."))
def remove(
    ctx: typer.Context,
    officer_id: Annotated[str, typer.Argument(metavar="ID", help=say("工作人员的 ID", "The officer's id"))],
) -> None:
    """Remove an officer by id."""
    settings: Settings = ctx.obj
    officers.remove(open_ledger(settings), officer_id)
    output.line(say(f"已移除 {officer_id}。", f"Removed {officer_id}."))


def login(ctx: typer.Context) -> None:
    """Keep a token, read from the terminal or standard input, for this user's commands."""
    settings: Settings = ctx.obj
    asked = say("令牌：", "Token: ")
    token = (getpass.getpass(asked) if sys.stdin.isatty() else sys.stdin.readline()).strip()
    officer = sessions.by_token(open_ledger(settings), token).officer
    write_private(session.token_file(settings), token + "\n")
    output.line(say(f"已以 {officer.name}（{officer.role}）登录。", f"Signed in as {officer.name} ({officer.role})."))
