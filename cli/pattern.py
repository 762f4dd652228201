"""The auditor's question at the terminal: list, show and run the patterns."""

from typing import Annotated

import typer

from base.errors import Invalid
from base.settings import Settings
from cli import output, pattern_tables, session
from cli.about import about_people
from cli.checked import checked
from cli.output import Json
from cli.words import say
from graph.door import AuditorGraph
from ledger.store import open_ledger
from oversight import watch
from oversight.parameters import parsed

app = typer.Typer(no_args_is_help=True)

Param = Annotated[list[str] | None, typer.Option(help=say("参数，写成 名称=值，可重复", "name=value; may be repeated"))]
AtMost = Annotated[int, typer.Option(min=1, max=10_000, help=say("最多显示几条线索", "How many findings to show"))]
After = Annotated[str | None, typer.Option(help=say("上一页给出的 next", "`next` of the page before"))]


@app.command("list", help=say("列出全部模式。", "List the catalogue."))
def catalogue(ctx: typer.Context, json: Json = False) -> None:
    """Every pattern, by number."""
    settings: Settings = ctx.obj
    with session.officer(settings, "patterns.patterns", AuditorGraph):
        cards = watch.cards()
    if json:
        output.body(cards)
    else:
        pattern_tables.catalogue(cards)


@app.command(help=say("查看一个模式：依据、无辜解释、查询、用例。", "Read a pattern: law, innocence, query, cases."))
def show(
    ctx: typer.Context,
    pattern_id: Annotated[str, typer.Argument(help=say("模式 ID", "A pattern's id"))],
    json: Json = False,
) -> None:
    """One pattern, with nothing hidden."""
    settings: Settings = ctx.obj
    with session.officer(settings, "patterns.read", AuditorGraph):
        read = watch.read(pattern_id)
    if json:
        output.body(read)
    else:
        pattern_tables.read(read)


@app.command(help=say("运行一个模式；不写模式名则运行全部。", "Run one pattern, or all when none is named."))
@about_people
def run(
    ctx: typer.Context,
    pattern_id: Annotated[str | None, typer.Argument(help=say("模式 ID", "A pattern's id"))] = None,
    param: Param = None,
    at_most: AtMost = 200,
    after: After = None,
    json: Json = False,
) -> None:
    """Findings with their evidence; 1 when there are none."""
    settings: Settings = ctx.obj
    if pattern_id is None:
        _run_all(settings, param, at_most, after, json)
        return
    with checked():
        request = watch.RunRequest(params=parsed(param or []), at_most=at_most, after=after)
    with session.officer(settings, "patterns.run", AuditorGraph) as db:
        found = watch.run(db, open_ledger(settings), pattern_id, request)
    if json:
        output.body(found)
    else:
        pattern_tables.run(found)
    raise typer.Exit(0 if found.findings else 1)


def _run_all(settings: Settings, param: list[str] | None, at_most: int, after: str | None, json: bool) -> None:
    if param or after:
        raise Invalid(
            "--param 和 --after 只能用于一个模式。请写明模式名。",
            "--param and --after belong to one pattern. Name the pattern.",
        )
    with session.officer(settings, "patterns.run_all", AuditorGraph) as db:
        found = watch.run_all(db, open_ledger(settings), watch.RunAllRequest(at_most=at_most))
    if json:
        output.body(found)
    else:
        for one in found.runs:
            pattern_tables.run(one)
    raise typer.Exit(0 if any(one.findings for one in found.runs) else 1)
