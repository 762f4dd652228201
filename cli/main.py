"""The `huimin` command: its sub-commands, and how every error ends."""

import sys

import typer
from pydantic import ValidationError

from base import logs
from base.errors import Problem, SetUp, places
from base.settings import Settings
from base.wrong import said
from cli import (
    alert,
    around,
    audit,
    doubt,
    glass,
    hubs,
    imports,
    jobs,
    keys,
    login,
    match,
    offer,
    officer,
    pattern,
    seal,
    server,
)
from cli.about import about_people
from cli.backup import backup, restore
from cli.doctor import doctor
from cli.export import consent, export
from cli.output import aside
from cli.run import run
from cli.seed import seed
from cli.serve import serve
from cli.words import LANG, say

app = typer.Typer(
    name="huimin",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help=say(
        "惠民图谱：个案、调度、审计，一张图上的三个问题。",
        "Huimin: caseworker, dispatcher and auditor, on one graph.",
    ),
)
app.add_typer(officer.app, name="officer")
app.add_typer(around.app, name="person")
app.add_typer(server.app, name="server")
app.add_typer(imports.app, name="import")
app.add_typer(audit.app, name="audit")
app.add_typer(jobs.app, name="jobs")
app.command("backup", help=say("备份图和账本。", "Back up the graph and the ledger."))(backup)
app.command("restore", help=say("恢复一份备份。", "Put a backup back."))(restore)
app.command("export", help=say("完整导出，须两名工作人员同意。", "Export everything; two officers consent."))(export)
app.command("export-consent", help=say("同意一次完整导出。", "Consent to one full export."))(consent)
app.command("doctor", help=say("检查本机和图数据库。", "Examine this machine and the graph."))(doctor)
app.command("match", help=say("谁能满足需求，为什么。", "Who can meet a person's need, and why."))(
    about_people(match.match)
)
app.command("why-not", help=say("为什么（不）能推荐它。", "Why a resource can or cannot be offered."))(
    about_people(match.why_not)
)
app.add_typer(offer.app, name="offer")
app.add_typer(keys.app, name="keys")
app.add_typer(pattern.app, name="pattern")
app.add_typer(doubt.app, name="doubt")
app.add_typer(seal.app, name="seal")
app.add_typer(glass.app, name="break-glass")
app.add_typer(alert.app, name="alert")
app.command("seed", help=say("写入一个虚构的县。", "Fill an empty graph with an invented county."))(seed)
app.command("hubs", help=say("重新标记太多人共用的事物。", "Mark anew what too many people share."))(hubs.mark)
app.command("login", help=say("在本机登录。", "Sign in on this machine."))(login.login)
app.command("run", help=say("从零开始：图、数据、接口，再试三个问题。", "From nothing to three questions."))(run)
app.command("serve", help=say("提供 HTTP 接口。", "Answer HTTP."))(serve)


@app.callback()
def _start(ctx: typer.Context) -> None:
    if ctx.obj is None:
        ctx.obj = read_settings()
    logs.configure(ctx.obj.log_level)  # to stderr: what a command answers on stdout may be piped as JSON


def read_settings() -> Settings:
    """The settings of this environment; SetUp names a variable that holds nonsense."""
    try:
        return Settings()
    except ValidationError as error:
        wrong = error.errors()[0]
        name = "HUIMIN_" + str(wrong["loc"][0]).upper()
        raise SetUp(
            f"环境变量 {name} 的值无效：{said(wrong, 'zh')}。",
            f"The environment variable {name} is not valid: {said(wrong, 'en')}.",
        ) from error


def main() -> None:
    """Run a command; 0 an answer, 1 nothing found or a goal missed, 2 usage or set-up."""
    try:
        app()
    except Problem as problem:
        aside.print(problem.said.in_(LANG), style="red", soft_wrap=True, markup=False)
        sys.exit(problem.exit_code)
    except BrokenPipeError:
        sys.exit(0)
    except OSError as error:
        where = error.filename or ""
        told = say(
            f"无法读写 {where}（{error.strerror}）。请检查路径和权限，或用 HUIMIN_HOME 指定另一个文件夹。",
            f"Cannot read or write {where} ({error.strerror}). Check path and rights, or name another HUIMIN_HOME.",
        )
        aside.print(told, style="red", soft_wrap=True, markup=False)
        sys.exit(2)
    except Exception as error:  # its message may hold a person's data
        told = say("程序内部出错，请把这一行交给维护人员：", "Our own error; please pass this line on: ")
        aside.print(
            f"{told}{type(error).__name__} {' '.join(places(error))}", style="red", soft_wrap=True, markup=False
        )
        sys.exit(2)
    except KeyboardInterrupt:
        sys.exit(130)
