"""`huimin proposal`: what is proposed for whom and why; a person is told and heard, and a named officer decides."""

from typing import Annotated

import typer

from base.model import Said
from base.settings import Settings
from cli import output
from cli.about import about_people
from cli.checked import checked, one_of
from cli.event import Area
from cli.output import Json
from cli.person import opened
from cli.proposal_tables import page, tell
from cli.words import say
from ledger.proposals import STATES, UNDECIDED
from ledger.store import open_ledger
from oversight import proposals
from oversight.proposals import ACTS, ListRequest, MoveRequest
from policies.proposing import KINDS

app = typer.Typer(no_args_is_help=True)
Id = Annotated[str, typer.Argument(metavar="ID", help=say("建议编号", "A proposal's id"))]
Of = Annotated[str | None, typer.Option("--kind", help=say("种类：", "Kind: ") + ", ".join(KINDS))]
InState = Annotated[
    str | None,
    typer.Option("--state", help=say("状态（默认未决定的）：", "State; default: undecided: ") + ", ".join(STATES)),
]
AtMost = Annotated[int, typer.Option(min=1, max=1000, help=say("每页条数", "How many on one page"))]
After = Annotated[str | None, typer.Option(help=say("上一页给出的 next", "`next` of the page before"))]
Move = Annotated[str, typer.Argument(help=say("办理：", "What to do: ") + ", ".join(ACTS))]
Note = Annotated[str | None, typer.Option(help=say("听取的意见或理由", "What was heard, or why"))]


@app.command("list", help=say("辖区内的建议，先提出的在前。", "Proposals of your areas, the oldest first."))
@about_people
def listed(
    ctx: typer.Context,
    kind: Of = None,
    state: InState = None,
    area: Area = None,
    at_most: AtMost = 50,
    after: After = None,
    json: Json = False,
) -> None:
    """A page of them; 1 when there are none."""
    settings: Settings = ctx.obj
    of = None if kind is None else one_of(kind, KINDS, Said(zh="种建议", en="kind of proposal"))
    states = UNDECIDED if state is None else (one_of(state, STATES, Said(zh="种状态", en="state")),)
    with opened(ctx, "proposals.listed") as db:
        request = ListRequest(states=states, kind=of, area=area, at_most=at_most, after=after)
        found = proposals.listed(db, open_ledger(settings), request)
    output.body(found) if json else page(found)
    raise typer.Exit(0 if found.proposals else 1)


@app.command(help=say("一项建议：理由、经过、今天的条件。", "One proposal: why, what was done, the law today."))
@about_people
def show(ctx: typer.Context, proposal_id: Id, json: Json = False) -> None:
    """One proposal."""
    settings: Settings = ctx.obj
    with opened(ctx, "proposals.show") as db:
        found = proposals.show(db, open_ledger(settings), proposal_id)
    output.body(found) if json else tell(found)


@app.command(help=say("告知、听取意见、采纳或不采纳。", "Notify, hear, accept or dismiss."))
@about_people
def move(ctx: typer.Context, proposal_id: Id, what: Move, note: Note = None, json: Json = False) -> None:
    """Move a proposal on."""
    settings: Settings = ctx.obj
    act = one_of(what, ACTS, Said(zh="种办理", en="move"))
    with checked():
        request = MoveRequest(move=act, note=note)
    ledger = open_ledger(settings)
    with opened(ctx, "proposals.move") as db:
        found = proposals.move(db, ledger, proposal_id, request, proposals.version(db, ledger, proposal_id))
    output.body(found) if json else tell(found)
