"""Sealed cases at the terminal: seal, list, name officers, lift, and go on with what a load has brought."""

from typing import Annotated

import typer

from base.settings import Settings
from cli import output, session
from cli.about import about_people
from cli.checked import checked
from cli.output import Json
from cli.words import say
from graph.door import CaseworkerGraph
from graph.entry import sealing_door
from ledger import compartments
from ledger.compartments import Kind
from ledger.store import open_ledger
from oversight import seals
from oversight.seals import LiftRequest, NameRequest, Seal, SealRequest

app = typer.Typer(no_args_is_help=True)
Code = Annotated[str, typer.Argument(metavar="CODE", help=say("封存编号", "The compartment"))]
Why = Annotated[str, typer.Option(help=say("理由（10 至 500 字）", "Why, in 10 to 500 characters"))]
Officers = Annotated[list[str] | None, typer.Option("--officer", help=say("可查看的人员 ID，可重复", "Who may see it"))]


@app.command(help=say("立即封存一个人。", "Seal a person at once."))
@about_people
def add(
    ctx: typer.Context,
    person_id: Annotated[str, typer.Argument(metavar="PERSON", help=say("人员 ID", "A person's id"))],
    kind: Annotated[Kind, typer.Option(help=say("种类", "Kind of case"))],
    reason: Why,
    officer: Officers = None,
    json: Json = False,
) -> None:
    """Hide a person from all but the named officers."""
    settings: Settings = ctx.obj
    with checked():
        request = SealRequest(person_id=person_id, kind=kind, reason=reason, officers=tuple(officer or ()))
    with session.officer(settings, "seals.seal", CaseworkerGraph) as db:
        sealing = sealing_door(db.client, settings, db.trail)
        _tell([seals.seal(db, sealing, open_ledger(settings), request)], json)


@app.command("list", help=say("列出封存（不含个人信息）。", "List the sealed cases, without whom they are about."))
def show(ctx: typer.Context, json: Json = False) -> None:
    """Compartments, kinds, dates, officers."""
    settings: Settings = ctx.obj
    with session.asked(settings, "seals.seals"):
        found = seals.sealed(open_ledger(settings))
    if json:
        output.body(found)
    else:
        _tell(list(found.seals), json)


@app.command(help=say("指定可查看的人员：只有这些人。", "Name the officers who may see it: these and no others."))
def name(ctx: typer.Context, code: Code, officer: Officers = None, json: Json = False) -> None:
    """Name officers, and unname all others."""
    settings: Settings = ctx.obj
    with checked():
        request = NameRequest(officers=tuple(officer or ()))
    with session.asked(settings, "seals.name") as (_, trail), session.graph(settings) as client:
        ledger = open_ledger(settings)
        version = compartments.compartment(ledger, code).version
        _tell([seals.name(sealing_door(client, settings, trail), ledger, code, request, version)], json)


@app.command(help=say("解除封存。", "Lift a seal."))
def lift(ctx: typer.Context, code: Code, reason: Why, json: Json = False) -> None:
    """Let everybody see again whose areas it is."""
    settings: Settings = ctx.obj
    with checked():
        request = LiftRequest(reason=reason)
    with session.asked(settings, "seals.lift") as (_, trail), session.graph(settings) as client:
        ledger = open_ledger(settings)
        version = compartments.compartment(ledger, code).version
        _tell([seals.lift(sealing_door(client, settings, trail), ledger, code, request, version)], json)


@app.command(help=say("导入之后：把新写入的也封存，未完成的继续。", "After a load: seal what it brought."))
def apply(ctx: typer.Context) -> None:
    """Go on with every seal; done by the local operator, who sees nobody."""
    settings: Settings = ctx.obj
    with session.graph(settings) as client:
        sealing = sealing_door(client, settings, session.operator_trail(settings, "seals.apply"))
        standing = seals.apply_again(sealing, open_ledger(settings))
    output.line(say(f"{standing} 项封存有效。", f"{standing} seals stand."))


def _tell(shown: list[Seal], json: bool) -> None:
    if json:
        output.body(shown[0])
        return
    headings = ["ID", say("种类", "Kind"), say("封存", "Sealed"), say("解除", "Lifted"), say("可查看者", "Officers")]
    rows: list[list[object]] = [
        [one.code, one.kind, one.opened.date(), one.closed and one.closed.date(), list(one.officers)] for one in shown
    ]
    output.table(say("封存个案", "Sealed cases"), headings, rows)
