"""An officer's password and second factor, set at this terminal."""

from typing import Annotated

import typer

from base.settings import Settings
from cli import output
from cli.login import typed
from cli.output import Json
from cli.session import operator_trail
from cli.words import say
from ledger import credentials, officers
from ledger import second_factor as factor
from ledger.store import open_ledger

OfficerId = Annotated[str, typer.Argument(metavar="ID", help=say("工作人员的 ID", "The officer's id"))]


def install(app: typer.Typer) -> None:
    """Hang both commands into `huimin officer`."""
    app.command(help=say("设置密码；其全部会话结束。", "Set a password; every open session ends."))(password)
    app.command(
        "second-factor", help=say("启用验证码（TOTP），或用 --reset 重置。", "Enrol a second factor, or --reset it.")
    )(second_factor)


def password(ctx: typer.Context, officer_id: OfficerId) -> None:
    """Set the password that is typed or comes by standard input."""
    settings: Settings = ctx.obj
    password = typed(say("新密码：", "New password: "))
    with operator_trail(settings, "credentials.password").acting("password-set", (officer_id,)):
        credentials.set_password(open_ledger(settings), officer_id, password)
    output.line(say(f"已为 {officer_id} 设置密码。", f"The password of {officer_id} is set."))


def second_factor(
    ctx: typer.Context,
    officer_id: OfficerId,
    reset: Annotated[bool, typer.Option("--reset", help=say("取消现有的验证码", "Take the present one away"))] = False,
    json: Json = False,
) -> None:
    """Show a fresh secret once and confirm it with a code; or take the present one away."""
    settings: Settings = ctx.obj
    ledger = open_ledger(settings)
    officers.officer(ledger, officer_id)
    if reset:
        with operator_trail(settings, "officers.change").acting("second-factor-reset", (officer_id,)):
            credentials.reset(ledger, officer_id, by=officers.OPERATOR)
        output.line(say(f"已取消 {officer_id} 的验证码。", f"The second factor of {officer_id} is gone."))
        return
    begun = factor.begin(ledger, settings, officer_id)
    if json:
        output.body(begun)
    else:
        output.line(say("请在验证器中添加（只显示这一次）：", "Add this to an authenticator (shown this once): "))
        output.line(begun.uri)
    code = typed(say("设备上的 6 位数字：", "The six digits it shows: ")).strip()
    with operator_trail(settings, "credentials.confirm").acting("second-factor-enrolled", (officer_id,)):
        factor.confirm(ledger, settings, officer_id, code)
    if not json:
        output.line(say("验证码已启用；登录时要用下一个。", "The second factor is in force from the next code on."))
