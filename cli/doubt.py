"""Doubts at the terminal: `huimin doubt raise START END --kind K --reason …`, and an auditor's judgement of them."""

from datetime import datetime
from typing import Annotated

import typer

from base.errors import Invalid
from cli import output, session
from cli.about import about_people
from cli.checked import checked
from cli.doubt_tables import page, tell
from cli.output import Json
from cli.words import say
from graph import doubts
from graph.door import AuditorGraph, CaseworkerGraph
from graph.doubts import DecisionRequest, PairDoubt, TieDoubt
from graph.marks import Act

app = typer.Typer(no_args_is_help=True)
DoubtId = Annotated[str, typer.Argument(metavar="ID", help=say("疑点编号", "A doubt's id"))]
Reason = Annotated[str, typer.Option(help=say("理由，一句话", "Why, in a sentence"))]
End = Annotated[str, typer.Argument(help=say("关系一端的 ID", "The id of one end"))]


@app.command("raise", help=say("这条关系有误，或不是同一人。", "A tie is wrong, or two records are two people."))
@about_people
def raise_(
    ctx: typer.Context,
    start: End,
    end: End,
    reason: Reason,
    kind: Annotated[str | None, typer.Option(help=say("关系种类，如 SPOUSE_OF", "Kind of tie: SPOUSE_OF"))] = None,
    not_same: Annotated[bool, typer.Option("--not-same", help=say("不是同一人", "They are two people"))] = False,
    since: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help=say("关系的起始日", "Since when the tie is"))
    ] = None,
    json: Json = False,
) -> None:
    """Raise a doubt about a tie, or about two records."""
    if (kind is None) == (not not_same):
        raise Invalid("请给出 --kind 或 --not-same 之一。", "Give either --kind or --not-same.")
    request: TieDoubt | PairDoubt
    with checked():
        if kind is None:
            request = PairDoubt(same=(start, end), reason=reason)
        else:
            day = since.date() if since else None
            told = {"kind": kind.upper(), "start": start, "end": end, "since": day, "reason": reason}
            request = TieDoubt.model_validate(told)
    with session.officer(ctx.obj, "doubts.raise_doubt", CaseworkerGraph) as db:
        raised = doubts.raise_doubt(db, request)
    tell(raised, json)


@app.command("list", help=say("列出辖区内的疑点。", "List the doubts of your areas."))
@about_people
def list_(
    ctx: typer.Context,
    status: Annotated[
        str | None, typer.Option(metavar="raised|confirmed|lifted", help=say("只看这种状态", "Only these"))
    ] = None,
    at_most: Annotated[int, typer.Option(min=1, max=200, help=say("每页条数", "How many on one page"))] = 50,
    after: Annotated[str | None, typer.Option(help=say("上一页给出的 next", "`next` of the page before"))] = None,
    json: Json = False,
) -> None:
    """A page of doubts; 1 when there are none."""
    wanted = _status(status)
    with session.officer(ctx.obj, "doubts.doubts", CaseworkerGraph, AuditorGraph) as db:
        found = doubts.doubts(db, wanted, at_most, after)
    if json:
        output.body(found)
    else:
        page(found)
    if not found.doubts:
        raise typer.Exit(1)


@app.command(help=say("查看一个疑点及其经过。", "Show a doubt and its history."))
@about_people
def show(ctx: typer.Context, doubt_id: DoubtId, json: Json = False) -> None:
    """One doubt."""
    with session.officer(ctx.obj, "doubts.show", CaseworkerGraph, AuditorGraph) as db:
        doubt = doubts.show(db, doubt_id)
    tell(doubt, json)


@app.command(help=say("审计人员确认：确实有误。", "An auditor confirms it: this is wrong."))
@about_people
def confirm(ctx: typer.Context, doubt_id: DoubtId, reason: Reason, json: Json = False) -> None:
    """Confirm a doubt."""
    _decide(ctx, doubt_id, "confirm", reason, json)


@app.command(help=say("审计人员解除疑点。", "An auditor lifts it."))
@about_people
def lift(ctx: typer.Context, doubt_id: DoubtId, reason: Reason, json: Json = False) -> None:
    """Lift a doubt."""
    _decide(ctx, doubt_id, "lift", reason, json)


def _decide(ctx: typer.Context, doubt_id: str, decision: doubts.Decision, reason: str, json: bool) -> None:
    with checked():
        request = DecisionRequest(decision=decision, reason=reason)
    with session.officer(ctx.obj, "doubts.decide", AuditorGraph) as db:
        decided = doubts.decide(db, doubt_id, request.decision, request.reason)
    tell(decided, json)


def _status(told: str | None) -> Act | None:
    known: dict[str, Act] = {act: act for act in doubts.ALL}
    if told is not None and told not in known:
        raise Invalid(
            f"没有这种状态：{told[:60]}。可用：{'、'.join(known)}。",
            f"There is no status {told[:60]}. Known: {', '.join(known)}.",
        )
    return known[told] if told else None
