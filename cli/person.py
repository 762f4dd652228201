"""The caseworker's question at the terminal: find, show, neighbourhood, path, unmask."""

import getpass
import sys
from contextlib import AbstractContextManager
from datetime import datetime
from typing import Annotated

import typer

from base.errors import Invalid
from base.settings import Settings
from cli import output, person_tables, session
from cli.about import about_people
from cli.checked import checked
from cli.output import Json
from cli.words import say
from graph import find as finding
from graph import paths, people, telling, unmasking
from graph.door import AuditorGraph, CaseworkerGraph, DispatcherGraph, Door
from graph.hits import Found
from graph.neighbourhood import Asked
from graph.neighbourhood import neighbourhood as surround
from ledger.store import open_ledger
from oversight.unmasking import UnmaskRequest
from oversight.unmasking import unmask as unmask_field

app = typer.Typer(no_args_is_help=True)

AsOf = Annotated[
    datetime | None,
    typer.Option("--as-of", formats=["%Y-%m-%d"], help=say("截至哪一天", "As it was on this day")),
]
After = Annotated[str | None, typer.Option(help=say("上一页给出的 next", "`next` of the page before"))]
PersonId = Annotated[str, typer.Argument(help=say("人员 ID", "A person's id"))]


Hubs = Annotated[bool, typer.Option(help=say("也经过很多人共用的事物", "Also through what too many share"))]


def checked_id(person_id: str) -> str:
    """An id that is not too long to be one."""
    if len(person_id) > 64:
        raise Invalid(
            "ID 过长：人员 ID 不超过 64 个字符。", "The id is too long: a person's id has at most 64 characters."
        )
    return person_id


@app.command(
    help=say("按姓名、拼音、地址、村或出生年份查找。", "Find by name, pinyin, address, village, birth year."),
)
@about_people
def find(
    ctx: typer.Context,
    text: Annotated[str | None, typer.Argument(help=say("姓名、拼音或地址", "A name, pinyin or an address"))] = None,
    village: Annotated[str | None, typer.Option(help=say("村（社区）名或代码", "A village's name or code"))] = None,
    born: Annotated[int | None, typer.Option(min=1850, max=2200, help=say("出生年份", "Birth year"))] = None,
    phone_tail: Annotated[
        str | None, typer.Option(help=say("电话尾号（四位），与姓名同用", "A phone's last four digits, beside a name"))
    ] = None,
    name: Annotated[str | None, typer.Option(help=say("列出姓名完全相同的人", "List everybody of this name"))] = None,
    like: Annotated[
        str | None,
        typer.Option(help=say("列出与此人同名的人", "List everybody whose name is written as this person's")),
    ] = None,
    by: Annotated[
        finding.Number | None,
        typer.Option(help=say("按号码查找；号码从标准输入读取", "By a number, read from standard input")),
    ] = None,
    at_most: Annotated[int, typer.Option(min=1, max=200, help=say("每页人数", "How many on one page"))] = 20,
    after: After = None,
    json: Json = False,
) -> None:
    """People whom everything given fits, best first."""
    wanted = finding.Wanted(text, village, born, phone_tail, name, like)
    if by is not None and wanted != finding.Wanted():
        raise Invalid("--by 不能和其他条件同时使用。", "--by cannot be combined with other conditions.")
    settings: Settings = ctx.obj
    operation = "people.find_people" if by is None else "people.find_by_number"
    with session.officer(settings, operation, CaseworkerGraph, DispatcherGraph, AuditorGraph) as db:
        if by is not None:
            found = finding.find_by_number(db, by, _number(), at_most, after)
        else:
            found = finding.find(db, wanted, at_most, after)
    _tell(found, json)


@app.command(help=say("查看一个人。", "Show a person."))
@about_people
def show(ctx: typer.Context, person_id: PersonId, json: Json = False) -> None:
    """A person's own page."""
    with opened(ctx, "people.show") as db:
        person = people.show(db, checked_id(person_id))
    if json:
        output.body(person)
    else:
        person_tables.person(person)


@app.command(help=say("查看一个人的关系。", "Show who and what surrounds a person."))
@about_people
def neighbourhood(
    ctx: typer.Context,
    person_id: PersonId,
    as_of: AsOf = None,
    kind: Annotated[list[str] | None, typer.Option(help=say("只看这些种类，可重复", "Only these kinds"))] = None,
    direction: Annotated[
        telling.Direction | None, typer.Option(help=say("只看指出或指入的", "Only ties that go out, or come in"))
    ] = None,
    source: Annotated[str | None, typer.Option(help=say("只看这个来源所说的", "Only what this source says"))] = None,
    begun_from: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help=say("此日或之后开始的", "Begun on this day or later"))
    ] = None,
    begun_to: Annotated[
        datetime | None,
        typer.Option(formats=["%Y-%m-%d"], help=say("此日或之前开始的", "Begun by this day")),
    ] = None,
    each: Annotated[int | None, typer.Option(min=1, max=200, help=say("每种最多几条", "How many of each kind"))] = None,
    at_most: Annotated[int, typer.Option(min=1, max=200, help=say("每页条数", "How many on one page"))] = 50,
    after: After = None,
    json: Json = False,
) -> None:
    """A person's ties as of a day."""
    with opened(ctx, "people.expand") as db:
        begun = begun_from and begun_from.date(), begun_to and begun_to.date()
        asked = Asked(_kinds(kind or []), direction, source, *begun, each)
        seen = surround(on(db, as_of), checked_id(person_id), asked, at_most, after)
    if json:
        output.body(seen)
    else:
        person_tables.neighbourhood(seen)


@app.command(help=say("两个人之间最能说明问题的短联系。", "The most telling short ways between two people."))
@about_people
def path(
    ctx: typer.Context,
    start: PersonId,
    end: PersonId,
    as_of: AsOf = None,
    through_hubs: Hubs = False,
    json: Json = False,
) -> None:
    """How two people are connected."""
    with opened(ctx, "people.explain") as db:
        found = paths.paths(on(db, as_of), checked_id(start), checked_id(end), through_hubs)
    if json:
        output.body(found)
    else:
        person_tables.paths(found)
    if not found.paths:
        raise typer.Exit(1)


@app.command(help=say("两组人之间的联系；ID 之间用逗号。", "Ways between two groups; ids with commas."))
@about_people
def between(
    ctx: typer.Context,
    starts: PersonId,
    ends: PersonId,
    as_of: AsOf = None,
    through_hubs: Hubs = False,
    json: Json = False,
) -> None:
    """How the people of two groups are connected."""
    one, other = ([checked_id(each.strip()) for each in told.split(",")] for told in (starts, ends))
    with opened(ctx, "people.explain_groups") as db:
        found = paths.between(on(db, as_of), one, other, through_hubs)
    if json:
        output.body(found)
    else:
        person_tables.pairs(found)
    if all(pair.path is None for pair in found.pairs):
        raise typer.Exit(1)


@app.command(help=say("查看一项完整信息；理由会留存，次数有限。", "One field as it is; why is on record."))
@about_people
def unmask(
    ctx: typer.Context,
    person_id: PersonId,
    field: Annotated[unmasking.Field, typer.Option(help=say("哪一项", "Which field"))],
    reason: Annotated[str, typer.Option(help=say("理由（10 至 500 字）", "Why, in 10 to 500 characters"))],
    json: Json = False,
) -> None:
    """One field of one person as it is."""
    with checked():
        request = UnmaskRequest(field=field, reason=reason)
    with opened(ctx, "unmasking.unmask") as db:
        shown = unmask_field(db, open_ledger(db.settings), checked_id(person_id), request)
    if json:
        output.body(shown)
    else:
        for value in shown.values:
            output.line(value)


def opened(ctx: typer.Context, operation: str) -> AbstractContextManager[Door]:
    """The door of whoever may open a person."""
    settings: Settings = ctx.obj
    return session.officer(settings, operation, CaseworkerGraph, AuditorGraph)


def on(db: Door, as_of: datetime | None) -> Door:
    """The same door as of a day."""
    return db.on(as_of and as_of.date())


def _kinds(told: list[str]) -> tuple[telling.Kind, ...]:
    known = {kind.lower(): kind for kind in telling.KINDS}
    wrong = [kind for kind in told if kind.lower() not in known]
    if wrong:
        raise Invalid(
            f"没有这种关系：{wrong[0][:60]}。可用：{'、'.join(telling.KINDS)}。",
            f"There is no kind of tie {wrong[0][:60]}. Known: {', '.join(telling.KINDS)}.",
        )
    return tuple(known[kind.lower()] for kind in told)


def _number() -> str:
    """One line that no history of commands keeps: hidden on a terminal, else from standard input."""
    return (getpass.getpass(say("号码：", "Number: ")) if sys.stdin.isatty() else sys.stdin.readline(200)).strip()


def _tell(found: Found, json: bool) -> None:
    if json:
        output.body(found)
    else:
        person_tables.found(found)
    if not found.in_all:
        raise typer.Exit(1)
