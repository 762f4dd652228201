"""The `huimin` command: its sub-commands, and how every error ends."""

import sys

import typer
from pydantic import ValidationError

from base.errors import Problem, SetUp
from base.settings import Settings
from base.wrong import said
from cli import imports, match, offer, officer, pattern, person, server
from cli.doctor import doctor
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
app.add_typer(person.app, name="person")
app.add_typer(server.app, name="server")
app.add_typer(imports.app, name="import")
app.command("doctor", help=say("检查本机和图数据库。", "Examine this machine and the graph."))(doctor)
app.command("match", help=say("谁能满足需求，为什么。", "Who can meet a person's need, and why."))(match.match)
app.command("why-not", help=say("为什么（不）能推荐它。", "Why a resource can or cannot be offered."))(match.why_not)
app.add_typer(offer.app, name="offer")
app.add_typer(pattern.app, name="pattern")
app.command("seed", help=say("写入一个虚构的县。", "Fill an empty graph with an invented county."))(seed)
app.command("login", help=say("在本机登录。", "Sign in on this machine."))(officer.login)
app.command("run", help=say("从零开始：图、数据、接口，再试三个问题。", "From nothing to three questions."))(run)
app.command("serve", help=say("提供 HTTP 接口。", "Answer HTTP."))(serve)


@app.callback()
def _start(ctx: typer.Context) -> None:
    if ctx.obj is None:
        ctx.obj = read_settings()


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
    except KeyboardInterrupt:
        sys.exit(130)
