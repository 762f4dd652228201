"""What the terminal shows: a readable table by default, exactly the HTTP body with --json."""

import sys
from json import dumps
from typing import Annotated

import typer
from pydantic import BaseModel
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from cli.words import LANG, say

Json = Annotated[bool, typer.Option("--json", help=say("输出与 HTTP 相同的 JSON。", "Print exactly the HTTP body."))]
PIPED_WIDTH = 160  # a pipe has no width of its own, and ids must stay whole for grep
screen = Console(highlight=False, width=None if sys.stdout.isatty() else PIPED_WIDTH)
aside = Console(stderr=True, highlight=False)


def body(answer: BaseModel) -> None:
    """Print an answer as the HTTP body would carry it."""
    sys.stdout.write(answer.model_dump_json() + "\n")


def json(told: object) -> None:
    """Print what is no answer of the HTTP face as JSON."""
    sys.stdout.write(dumps(told, ensure_ascii=False, indent=2) + "\n")


def table(title: str, headings: list[str], rows: list[list[object]], caption: str | None = None) -> None:
    """Print rows under headings; an unknown value is a dash, never a guess."""
    below = caption and escape(caption)
    shown = Table(title=escape(title), title_justify="left", caption=below, caption_justify="left", header_style="bold")
    for heading in headings:
        shown.add_column(heading, overflow="fold", no_wrap=heading == "ID")
    for row in rows:
        shown.add_row(*(cell(value) for value in row))
    screen.print(shown)


def line(text: str) -> None:
    """Print a sentence as it is, on one line however long."""
    screen.print(text, soft_wrap=True, markup=False)


def cell(value: object) -> str:
    """One value as a person reads it."""
    if value is None:
        return "—"
    if isinstance(value, bool):
        return say("是", "yes") if value else say("否", "no")
    if isinstance(value, list):
        return "、".join(cell(item) for item in value) if LANG == "zh" else ", ".join(cell(item) for item in value)
    return escape(str(value))


def progress(sentence: str) -> None:
    """A line about long work, kept out of what is piped on."""
    aside.print(sentence, style="dim", markup=False)
