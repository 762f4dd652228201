"""Officers who may sign in, kept at this terminal by whoever runs the program."""

from typing import Annotated

import typer

from base.model import Model
from base.roles import Role, rule
from base.settings import Settings
from cli import officer_key, officer_means, officer_sessions, output
from cli.login import typed
from cli.output import Json
from cli.session import operator_trail
from cli.words import LANG, say
from ledger import credentials, officers, passwords, sessions
from ledger.credentials import INVITATION, OfficerPage
from ledger.enrolment import ENROLMENT
from ledger.officers import OPERATOR, Change, Officer, Officers
from ledger.store import open_ledger

app = typer.Typer(no_args_is_help=True)
OfficerId = Annotated[str, typer.Argument(metavar="ID", help=say("工作人员的 ID", "The officer's id"))]
Areas = Annotated[list[str] | None, typer.Option(help=say("管辖的区划代码，可重复", "Area code; may be repeated"))]
NewLogin = Annotated[
    str | None, typer.Option(help=say("登录名；密码随后输入", "Login; its password is asked for then"))
]
StandsFor = Annotated[
    str | None, typer.Option(help=say("申请人本人或机构的 ID", "The person or institution they stand for, by id"))
]


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
    area: Areas = None,
    login: Annotated[
        str | None, typer.Option(help=say("登录名；密码随后输入", "Login; its password is asked for"))
    ] = None,
    stands_for: StandsFor = None,
    json: Json = False,
) -> None:
    """Add an officer and show a token once: for their work, or where the role needs a second factor to enrol it."""
    settings: Settings = ctx.obj
    ledger = open_ledger(settings)
    password = None if login is None else typed(say("密码：", "Password: "))
    if password is not None:
        passwords.check(password, login)
    asked = Change(name=name, role=role, areas=tuple(area or ()), login=login, stands_for=stands_for)
    trail = operator_trail(settings, "officers.add")
    with trail.acting("officer-added", officers.concerned(asked), officers.told(asked)) as about:
        officer = officers.add(ledger, name, role, area or (), stands_for, login, by=OPERATOR)
        about.append(officer.id)
        if password is not None:
            credentials.set_password(ledger, officer.id, password)
    limited = ENROLMENT if rule(role).second_factor else None
    label = None if limited is None else INVITATION
    token = sessions.begin(ledger, officer.id, "bearer", operations=limited, label=label)
    added = Added(id=officer.id, name=name, role=role, areas=officer.areas, token=token)
    if json:
        output.body(added)
    else:
        _tell(added)


def _tell(added: Added) -> None:
    name, role = added.name, added.role
    output.line(say(f"已添加 {name}（{added.id}，{role}）。", f"Added {name} ({added.id}, {role})."))
    if rule(role).second_factor:
        output.line(
            say(
                f"这个角色登录时要验证码：请运行 huimin officer second-factor {added.id}。"
                "下面的令牌只能用来设置密码和验证码。",
                f"This role signs in with a code: run `huimin officer second-factor {added.id}`. "
                "The token below only sets password and code.",
            )
        )
    output.line(say("令牌（只显示这一次）：", "Token (shown this once): ") + added.token)


@app.command("list", help=say("列出工作人员。", "List the officers."))
def list_(ctx: typer.Context, json: Json = False) -> None:
    """Everybody who may sign in."""
    settings: Settings = ctx.obj
    found = officers.officers(open_ledger(settings))
    if json:
        output.body(Officers(officers=tuple(found)))
        return
    rows: list[list[object]] = [
        [officer.id, officer.name, officer.role, list(officer.areas), officer.login, officer.since.date()]
        for officer in found
    ]
    named = (("姓名", "Name"), ("角色", "Role"), ("区划", "Areas"), ("登录名", "Login"), ("起", "Since"))
    output.table(say("工作人员", "Officers"), ["ID", *(say(zh, en) for zh, en in named)], rows)


@app.command(help=say("查看一名工作人员。", "Show one officer."))
def show(ctx: typer.Context, officer_id: OfficerId, json: Json = False) -> None:
    """One officer and by which means they sign in."""
    _show(ctx.obj, officers.officer(open_ledger(ctx.obj), officer_id), json)


@app.command(help=say("更改姓名、角色、区划或登录名；换角色会结束全部会话。", "Change name, role, areas or login."))
def change(
    ctx: typer.Context,
    officer_id: OfficerId,
    name: Annotated[str | None, typer.Option(help=say("姓名", "Name"))] = None,
    role: Annotated[Role | None, typer.Option(help=say("角色", "Role"))] = None,
    area: Areas = None,
    login: Annotated[str | None, typer.Option(help=say("登录名", "Login"))] = None,
    stands_for: StandsFor = None,
    json: Json = False,
) -> None:
    """Change an officer; a change of role ends their sessions and keys."""
    settings: Settings = ctx.obj
    asked = Change(name=name, role=role, areas=tuple(area) if area else None, login=login, stands_for=stands_for)
    ledger, trail = open_ledger(settings), operator_trail(settings, "officers.change")
    reason = officers.told(asked, officers.officer(ledger, officer_id))
    with trail.acting("officer-changed", (officer_id, *officers.concerned(asked)), reason):
        now = officers.change(ledger, officer_id, asked, by=OPERATOR)
    _show(settings, now, json)


@app.command(help=say("取消一名工作人员的登录资格。", "Take an officer's right to sign in away."))
def remove(ctx: typer.Context, officer_id: OfficerId) -> None:
    """Remove an officer by id."""
    settings: Settings = ctx.obj
    with operator_trail(settings, "officers.remove").acting("officer-removed", (officer_id,)):
        officers.remove(open_ledger(settings), officer_id)
    output.line(say(f"已移除 {officer_id}。", f"Removed {officer_id}."))


def _show(settings: Settings, officer: Officer, json: bool) -> None:
    page = OfficerPage(officer=officer, holds=credentials.held(open_ledger(settings), officer.id))
    if json:
        output.body(page)
        return
    rows: list[list[object]] = [
        ["ID", officer.id],
        [say("姓名", "Name"), officer.name],
        [say("角色", "Role"), rule(officer.role).title.in_(LANG)],
        [say("区划", "Areas"), list(officer.areas)],
        [say("登录名", "Login"), officer.login],
        [say("代表", "Stands for"), officer.stands_for],
        [say("有密码", "Has a password"), page.holds.password],
        [say("有验证码", "Has a second factor"), page.holds.second_factor],
        [say("单点登录", "Single sign-on"), page.holds.single_sign_on],
        [say("起", "Since"), officer.since.date()],
    ]
    output.table(say("工作人员", "Officer"), ["", ""], rows)


officer_means.install(app)
officer_sessions.install(app)
app.add_typer(officer_key.app, name="key")
