"""`huimin import areas`: divisions of today, and the codes of those of the past."""

from pathlib import Path
from typing import Annotated

import typer

from base.model import Model
from base.settings import Settings
from cli import output
from cli.output import Json
from cli.session import operator
from cli.words import say
from graph import areas
from imports import divisions as files
from ledger import divisions
from ledger.store import open_ledger

File = Annotated[
    Path,
    typer.Argument(
        help=say(
            "areacodes_history.csv；旁边要有 provinces、cities、areas、streets 四个文件",
            "areacodes_history.csv, with provinces, cities, areas and streets beside it",
        )
    ),
]


class Brought(Model):
    """How many codes the history has, how many divisions there are now, and whether the graph has changed."""

    history: int
    divisions: int
    changed: bool


def bring(ctx: typer.Context, file: File, json: Json = False) -> None:
    """Bring in the history of codes, by which citizen numbers are judged, and the divisions, by which scopes are."""
    settings: Settings = ctx.obj
    past, now = files.history(file), files.now(file.parent)
    with operator(settings, "imports.areas") as db:
        fresh = areas.write(db, now)
    brought = Brought(history=divisions.replace(open_ledger(settings), past), divisions=len(now), changed=fresh > 0)
    if json:
        output.body(brought)
        return
    headings = [
        say("历史代码", "Codes of the past"),
        say("现有区划", "Divisions now"),
        say("图有变化", "Graph changed"),
    ]
    rows: list[list[object]] = [[brought.history, brought.divisions, brought.changed]]
    output.table(say("区划", "Divisions"), headings, rows)
