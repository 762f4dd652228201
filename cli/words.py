"""The language the terminal speaks: Chinese, or English with HUIMIN_LANG=en."""

import os

import typer.rich_utils

from cli import usage

LANG = "en" if os.environ.get("HUIMIN_LANG", "zh").lower().startswith("en") else "zh"


def say(zh: str, en: str) -> str:
    """The sentence in the terminal's language."""
    return en if LANG == "en" else zh


typer.rich_utils.ARGUMENTS_PANEL_TITLE = say("参数", "Arguments")
typer.rich_utils.OPTIONS_PANEL_TITLE = say("选项", "Options")
typer.rich_utils.COMMANDS_PANEL_TITLE = say("命令", "Commands")
typer.rich_utils.ERRORS_PANEL_TITLE = say("错误", "Error")
typer.rich_utils.DEFAULT_STRING = say("[默认：{}]", "[default: {}]")
typer.rich_utils.REQUIRED_LONG_STRING = say("[必填]", "[required]")
typer.rich_utils.RICH_HELP = say(
    "用 [blue]'{command_path} {help_option}'[/] 查看帮助。",
    "Try [blue]'{command_path} {help_option}'[/] for help.",
)

if LANG == "zh":
    usage.install()
