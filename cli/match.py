"""Who can help a person, and why a named resource can or cannot."""

from datetime import datetime
from typing import Annotated

import typer

from base.settings import Settings
from cli import match_tables, output, session
from cli.about import about_people
from cli.checked import checked
from cli.output import Json
from cli.words import say
from graph import needs, resources
from graph.door import DispatcherGraph
from matching import ranking
from matching.needs import wanted
from matching.question import MatchRequest, WhyNotRequest, sought

Person = Annotated[str, typer.Argument(metavar="PERSON", help=say("人员编号", "A person's id"))]
Resource = Annotated[str, typer.Argument(metavar="RESOURCE", help=say("资源编号", "A resource's id"))]
Need = Annotated[
    str, typer.Option("--need", help=say("需求编号，或日常的话", "A need's id, or ordinary words"), metavar="NEED")
]
AnyNeed = Annotated[
    str | None,
    typer.Option("--need", help=say("不填则用本人已知的需求", "Without it: the person's own known needs")),
]
WithinKm = Annotated[float | None, typer.Option(help=say("最远多少公里（约）", "At most so many kilometres, about"))]
At = Annotated[datetime | None, typer.Option(help=say("需要帮助的时间", "When help is needed"))]
AtMost = Annotated[int, typer.Option(min=1, max=100, help=say("最多列出多少项", "List at most so many"))]


@about_people
def match(
    ctx: typer.Context,
    person: Person,
    need: Need,
    within_km: WithinKm = None,
    at_most: AtMost = 20,
    at: At = None,
    json: Json = False,
) -> None:
    """Resources for one need, best first, each with its reasons, and the refused with theirs."""
    settings: Settings = ctx.obj
    with checked():
        request = MatchRequest(person_id=person, need=need, within_km=within_km, at_most=at_most, at=at)
    with session.officer(settings, "matches.match", DispatcherGraph) as db:
        want, terms = wanted(request.need, needs.tree()), request.terms(settings)
        found = resources.reach(db, resources.asker(db, request.person_id), want, terms.within_km)
        answer = ranking.rank(found, want, terms, request.at_most, request.refused_at_most)
    if json:
        output.body(answer)
    else:
        match_tables.show(answer)
    if not answer.candidates:
        raise typer.Exit(1)


@about_people
def why_not(
    ctx: typer.Context,
    person: Person,
    resource: Resource,
    need: AnyNeed = None,
    within_km: WithinKm = None,
    at: At = None,
    json: Json = False,
) -> None:
    """Its place in the list and its score, or every reason against it and what would have to change."""
    settings: Settings = ctx.obj
    with checked():
        request = WhyNotRequest(person_id=person, resource_id=resource, need=need, within_km=within_km, at=at)
    with session.officer(settings, "matches.why_not", DispatcherGraph) as db:
        who, terms = resources.asker(db, request.person_id), request.terms(settings)
        named = resources.named(db, request.resource_id)
        want = sought(request.need, who, named.meets, needs.tree())
        answer = ranking.why_not(resources.reach(db, who, want, terms.within_km), named, want, terms)
    if json:
        output.body(answer)
    else:
        match_tables.show_why(answer)
