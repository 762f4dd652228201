"""Machine keys at the terminal: `huimin officer key make|list|revoke`."""

from typing import Annotated

import typer

from base.settings import Settings
from cli import output
from cli.checked import checked
from cli.officer_sessions import headings, row
from cli.output import Json
from cli.session import operator_trail
from cli.words import say
from ledger import machine_keys
from ledger.machine_keys import LONGEST_DAYS, KeyRequest
from ledger.officers import OPERATOR
from ledger.store import open_ledger

app = typer.Typer(no_args_is_help=True, help=say("程序用的密钥。", "Keys for programs."))


@app.command(help=say("为程序制作密钥；只显示这一次。", "Make a key for a program; it is shown this once."))
def make(
    ctx: typer.Context,
    officer_id: Annotated[
        str, typer.Argument(metavar="ID", help=say("密钥代表哪名工作人员", "The officer it acts for"))
    ],
    may: Annotated[
        list[str], typer.Option(help=say("准许的操作，例如 matches.match，可重复", "An operation; may be repeated"))
    ],
    label: Annotated[str, typer.Option(help=say("给它起个名字", "What to call it"))],
    days: Annotated[int, typer.Option(min=1, max=LONGEST_DAYS, help=say("有效天数", "Days it lasts"))] = 90,
    json: Json = False,
) -> None:
    """Make a key and show it once."""
    settings: Settings = ctx.obj
    with checked():
        asked = KeyRequest(officer_id=officer_id, label=label, operations=tuple(may), days=days)
    with operator_trail(settings, "machine_keys.make").acting("key-made", (officer_id,), reason=asked.told):
        made = machine_keys.make(open_ledger(settings), asked, "terminal", OPERATOR)
    if json:
        output.body(made)
        return
    output.line(say("密钥（只显示这一次）：", "Key (shown this once): ") + made.token)


@app.command("list", help=say("列出有效的密钥。", "List the keys in force."))
def list_(ctx: typer.Context, json: Json = False) -> None:
    """Every key in force."""
    found = machine_keys.keys(open_ledger(ctx.obj))
    if json:
        output.body(found)
        return
    rows = [[each.officer_id, *row(each.key)] for each in found.keys]
    output.table(say("密钥", "Machine keys"), [say("工作人员", "Officer"), *headings()], rows)


@app.command(help=say("结束一个密钥。", "End a key."))
def revoke(
    ctx: typer.Context, key_id: Annotated[str, typer.Argument(metavar="KEY", help=say("密钥编号", "The key's id"))]
) -> None:
    """The key opens nothing from now on."""
    settings: Settings = ctx.obj
    with operator_trail(settings, "machine_keys.revoke").acting("key-ended", reason=key_id) as about:
        about.append(machine_keys.revoke(open_ledger(settings), key_id))
    output.line(say(f"已结束 {key_id}。", f"Ended {key_id}."))
