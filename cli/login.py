"""`huimin login`: a token, or a login with its password and code, kept for this user's commands."""

import getpass
import sys
from typing import Annotated

import typer
from pydantic import ValidationError

from base.evidence import Asking, request_id
from base.files import write_private
from base.settings import Settings
from cli import output, session
from cli.words import say
from ledger import sessions, sign_in
from ledger.sign_in import SignIn
from ledger.store import open_ledger

Login = Annotated[
    str | None, typer.Argument(help=say("登录名；不写则读入令牌", "Your login; without one a token is read"))
]


def login(ctx: typer.Context, name: Login = None) -> None:
    """Sign in with what is typed or comes by standard input, and keep the token in a file of mode 0600."""
    settings: Settings = ctx.obj
    token = typed(say("令牌：", "Token: ")).strip() if name is None else _by_password(settings, name)
    found = sessions.by_token(open_ledger(settings), token)
    write_private(session.token_file(settings), token + "\n")
    officer = found.officer
    output.line(say(f"已以 {officer.name}（{officer.role}）登录。", f"Signed in as {officer.name} ({officer.role})."))
    if found.session.operations is not None:
        output.line(say("这次登录只能做：", "All this sign-in may do: ") + ", ".join(found.session.operations))


def typed(asked: str) -> str:
    """One line that is not shown, from the terminal or from standard input."""
    return (getpass.getpass(asked) if sys.stdin.isatty() else sys.stdin.readline()).strip("\r\n")


def _by_password(settings: Settings, name: str) -> str:
    ledger, kept = open_ledger(settings), settings.home / "device"
    password = typed(say("密码：", "Password: "))
    code = typed(say("验证码（没有就按回车）：", "Code (Enter when there is none): ")).strip()
    device = kept.read_text(encoding="utf-8").strip() if kept.exists() else None
    asking = Asking(
        officer_id="nobody", role="nobody", operation="sessions.sign_in", origin="terminal", request_id=request_id()
    )
    try:
        asked = SignIn(login=name, password=password, code=code or None, device=device)
    except ValidationError:
        raise sign_in.wrong() from None  # its words would hold what was typed
    admitted = sign_in.sign_in(ledger, settings, asked, asking)
    write_private(kept, admitted.device + "\n")
    return admitted.token
