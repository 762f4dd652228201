"""Offers at the terminal: `huimin offer PERSON RESOURCE --need N`, and the answers people give."""

from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from base.settings import Settings
from cli import output, session
from cli.about import about_people
from cli.checked import checked
from cli.match import Need, Person, Resource, WithinKm
from cli.output import Json
from cli.words import say
from graph import needs, offers, resources
from graph.door import DispatcherGraph
from graph.offers import DeclineCode, DeclineRequest, Offer
from matching import limits, ranking
from matching.pair import Pair
from matching.question import OfferRequest, offered

OfferId = Annotated[str, typer.Argument(metavar="ID", help=say("推荐编号", "An offer's id"))]
STATUS = {
    "offered": ("等待答复", "waiting for an answer"),
    "accepted": ("已接受", "accepted"),
    "declined": ("已谢绝", "declined"),
}


class MakesByDefault(TyperGroup):
    """A group whose first word, when it names no command, begins the arguments of `make`."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Put `make` before a person's id."""
        if args and args[0] not in self.commands and args[0] != "--help":
            args = ["make", *args]
        return super().parse_args(ctx, args)


app = typer.Typer(cls=MakesByDefault, no_args_is_help=True)


@app.command(hidden=True, help=say("把资源推荐给一个人。", "Offer a resource to a person."))
@about_people
def make(
    ctx: typer.Context, person: Person, resource: Resource, need: Need, within_km: WithinKm = None, json: Json = False
) -> None:
    """Offer a resource to a person for a need."""
    settings: Settings = ctx.obj
    with checked():
        request = OfferRequest(person_id=person, resource_id=resource, need=need, within_km=within_km)
    with session.officer(settings, "offers.make", DispatcherGraph) as db:
        want, who = offered(request.need, needs.tree()), resources.asker(db, request.person_id)
        named = ranking.fitted(resources.named(db, request.resource_id), want)
        limits.allow(Pair(who, named, want, request.terms(settings), db.day))
        _show(offers.make(db, who, request.resource_id, want.ids[0], settings.offer_days), json)


@app.command(help=say("本人接受推荐，占用一个空位。", "The person accepts; one free place is taken."))
@about_people
def accept(ctx: typer.Context, offer_id: OfferId, json: Json = False) -> None:
    """Accept an offer."""
    with session.officer(ctx.obj, "offers.accept", DispatcherGraph) as db:
        _show(offers.accept(db, offer_id), json)


@app.command(help=say("本人谢绝推荐，并说明原因。", "The person declines, and says why."))
@about_people
def decline(
    ctx: typer.Context,
    offer_id: OfferId,
    code: Annotated[DeclineCode, typer.Option(help=say("谢绝的原因", "Why it was declined"))],
    note: Annotated[str | None, typer.Option(help=say("备注", "A note"))] = None,
    json: Json = False,
) -> None:
    """Decline an offer with a code."""
    with checked():
        request = DeclineRequest(code=code, note=note)
    with session.officer(ctx.obj, "offers.decline", DispatcherGraph) as db:
        _show(offers.decline(db, offer_id, request.code, request.note), json)


def _show(offer: Offer, json: bool) -> None:
    if json:
        output.body(offer)
        return
    status = say(*STATUS.get(offer.status, (offer.status, offer.status)))
    rows: list[list[object]] = [
        [say("推荐", "Offer"), offer.id],
        [say("状态", "Status"), status],
        [say("人员", "Person"), offer.person_id],
        [say("资源", "Resource"), offer.resource_id],
        [say("需求", "Need"), offer.need],
        [say("有效至", "Runs out"), offer.expires],
        [say("谢绝原因", "Declined for"), offer.code],
        [say("剩余空位", "Free places left"), offer.free],
    ]
    output.table(say("推荐", "Offer"), ["", ""], rows)
