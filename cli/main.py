"""The `huimin` command: its sub-commands, and how every error ends."""

import sys

import typer
from pydantic import ValidationError

from base import logs
from base.errors import Problem, SetUp, places
from base.settings import Settings
from base.wrong import said
from cli.commands import Commands
from cli.output import aside
from cli.words import LANG, say

app = typer.Typer(
    name="huimin",
    cls=Commands,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help=say(
        "惠民图谱：个案、调度、审计，一张图上的三个问题。",
        "Huimin: caseworker, dispatcher and auditor, on one graph.",
    ),
)


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
