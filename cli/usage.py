"""Makes Typer's own words Chinese: what it says of a wrong command line, and of --help."""

import re
from functools import cache
from importlib.resources import files
from typing import Any

import typer.core
import typer.rich_utils
import yaml
from rich.console import Console

HELP = "显示帮助后退出。"


def install() -> None:
    """From now on Typer answers a wrong command line in Chinese."""
    typer.rich_utils.rich_format_error = _show
    for kind in (typer.core.TyperCommand, typer.core.TyperGroup):
        _explain_help(kind)


def chinese(message: str) -> str:
    """Typer's sentence in Chinese; as it is when nobody has translated it."""
    for pattern, said in _sentences():
        found = re.match(pattern, message, re.DOTALL)
        if found:
            return said.format(*(part or "" for part in found.groups()))
    return message


@cache
def _sentences() -> list[tuple[str, str]]:
    told = yaml.safe_load(files("cli").joinpath("chinese.yml").read_text(encoding="utf-8"))
    return [(pattern, said) for pattern, said in told]


def _show(self: Any) -> None:
    error, context = self, getattr(self, "ctx", None)
    screen = Console(stderr=True, highlight=False, soft_wrap=True)
    if type(error).__name__ == "NoArgsIsHelpError":
        return  # the help has been shown
    screen.print(f"用法有误：{chinese(error.format_message())}", style="red", markup=False)
    if context is not None:
        screen.print(f"用 {context.command_path} --help 查看帮助。", markup=False)


def _explain_help(kind: Any) -> None:
    original = kind.get_help_option

    def explained(self: Any, ctx: Any) -> Any:
        option = original(self, ctx)
        if option is not None:
            option.help = HELP
        return option

    kind.get_help_option = explained
