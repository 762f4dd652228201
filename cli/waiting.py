"""`huimin import waiting`: rows of imports that point to somebody who is not there yet."""

from typing import Annotated

import typer

from cli import output
from cli.output import Json
from cli.words import say
from ledger import waiting
from ledger.store import open_ledger

AtMost = Annotated[int, typer.Option(min=1, max=1000, help=say("最多显示几行", "How many to show"))]


def listed(ctx: typer.Context, at_most: AtMost = 50, json: Json = False) -> None:
    """Which rows wait and for whom, the oldest first; each import tries them again."""
    found = waiting.listed(open_ledger(ctx.obj), at_most)
    if json:
        output.body(found)
        return
    headings = [
        say("表", "Table"),
        say("来源", "Source"),
        say("行", "Row"),
        say("等待", "Waits for"),
        say("自", "Since"),
    ]
    rows: list[list[object]] = [
        [one.table_name, one.source, one.row, one.needs, f"{one.at:%Y-%m-%d %H:%M}"] for one in found.rows
    ]
    more = found.in_all - len(rows)
    caption = say(f"另有 {more} 行。", f"and {more} more.") if more else None
    output.table(say("等待的行", "Rows that wait"), headings, rows, caption)
