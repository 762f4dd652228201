"""Marks anew what too many people share, as an office does each night and after an import."""

from typing import Annotated

import typer

from base.model import Model
from base.settings import Settings
from cli import output
from cli.output import Json
from cli.session import operator
from cli.words import say
from graph import hubs
from graph.hubs import Tally

Threshold = Annotated[
    int, typer.Option(min=2, help=say("超过多少人共用即为枢纽", "Shared by more people than this, it is a hub"))
]


class Marked(Model):
    """The hubs there are now, counted by label."""

    threshold: int
    hubs: tuple[Tally, ...]


def mark(ctx: typer.Context, threshold: Threshold = hubs.THRESHOLD, json: Json = False) -> None:
    """Count the people of everything that is shared, and mark what is shared by too many to mean anything."""
    settings: Settings = ctx.obj
    with operator(settings, "hubs.mark") as db:
        hubs.mark(db, threshold)
        marked = Marked(threshold=threshold, hubs=tuple(hubs.tally(db)))
    if json:
        output.body(marked)
        return
    rows: list[list[object]] = [[row.label, row.hubs, row.most] for row in marked.hubs]
    headings = [say("类别", "Label"), say("枢纽数", "Hubs"), say("最多人数", "Most people")]
    output.table(say(f"超过 {threshold} 人共用", f"Shared by more than {threshold} people"), headings, rows)
