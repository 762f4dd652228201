"""`huimin policy check`: what the law gives a person or a household, why, and what is still to be asked."""

from datetime import datetime
from typing import Annotated

import typer

from base.settings import Settings
from cli import output, policy
from cli.about import about_people
from cli.output import Json
from cli.person import After, AsOf, checked_id, on, opened
from cli.policy import line_of, part
from cli.words import LANG, say
from ledger.store import open_ledger
from oversight import entitlements, reviews
from oversight.entitlements import Entitlement, Entitlements
from oversight.reviews import Reviews
from policies.catalogue import catalogue
from policies.sentences import to_ask
from policies.standing import Standing

app = policy.app  # the policies' own commands, and this one
PERSON = ("entitlements.person", entitlements.of_person)
ASKS = {
    "H-": ("entitlements.household", entitlements.of_household),
    "I-": ("entitlements.institution", entitlements.of_institution),
}  # by how an id begins
STANDS: dict[Standing, tuple[str, str]] = {
    "receiving": ("享受中", "receiving"),
    "missed": ("应享未享", "missed"),
    "new": ("新近符合", "newly entitled"),
    "look-again": ("请复核", "look again"),
    "under-way": ("办理中", "under way"),
    "excluded": ("已享受互斥待遇", "holds what excludes it"),
    "unknown": ("情况不明", "unknown"),
    "not-entitled": ("不符合", "not entitled"),
}
Holder = Annotated[str, typer.Argument(help=say("人员、家庭或机构 ID", "Id of a person, household or institution"))]
Only = Annotated[str | None, typer.Option("--policy", help=say("只看一项政策", "One policy alone"))]

By = Annotated[
    datetime | None,
    typer.Option("--by", formats=["%Y-%m-%d"], help=say("到哪一天为止（默认今天）", "By which day; default: today")),
]
AtMost = Annotated[int, typer.Option(min=1, max=1000, help=say("每页条数", "How many on one page"))]


@app.command(
    help=say("个人、家庭或机构现在符合哪些政策，为什么。", "What somebody is entitled to, and why."),
)
@about_people
def check(ctx: typer.Context, holder: Holder, only: Only = None, as_of: AsOf = None, json: Json = False) -> None:
    """Every policy for one holder; 1 when none of them is met."""
    operation, ask = ASKS.get(checked_id(holder)[:2], PERSON)
    with opened(ctx, operation) as db:
        found = ask(on(db, as_of), holder, only)
    if json:
        output.body(found)
    else:
        _show(found, whole=only is not None)
    if not any(one.outcome == "met" for one in found.entitlements):
        raise typer.Exit(1)


@app.command(help=say("到期应复核的待遇，按对象类别。", "Whose awards are to be looked at again, by class."))
@about_people
def due(
    ctx: typer.Context, by: By = None, only: Only = None, at_most: AtMost = 50, after: After = None, json: Json = False
) -> None:
    """What is due by a day; 1 when nothing is."""
    settings: Settings = ctx.obj
    with opened(ctx, "entitlements.due") as db:
        found = reviews.due(db, open_ledger(settings), by and by.date(), only, at_most, after)
    output.body(found) if json else _due_table(found)
    raise typer.Exit(0 if found.reviews else 1)


def _due_table(found: Reviews) -> None:
    headings = [say("到期", "Due"), "ID", say("姓名", "Name"), say("政策", "Policy"), say("类别", "Class")]
    headings += [say("上次", "Last"), say("待核实", "What to ask")]
    rows: list[list[object]] = [
        [one.due or say("不详", "unknown"), one.id, one.name, catalogue()[one.policy].title.in_(LANG),
         one.holder_class.in_(LANG), one.last, "; ".join(said.in_(LANG) for said in one.to_ask)]
        for one in found.reviews
    ]  # fmt: skip
    more = say(f"后面还有；加上 --after {found.next}", f"More: --after {found.next}") if found.next else None
    output.table(say("应复核", "Reviews due"), headings, rows, more)


def _show(found: Entitlements, whole: bool) -> None:
    headings = [
        say("政策", "Policy"),
        say("情形", "Standing"),
        say("应发", "Due"),
        say("实发", "Paid"),
        say("原因", "Why"),
    ]
    rows: list[list[object]] = [
        [one.title.in_(LANG), say(*STANDS[one.standing]), _due(one), one.paid, _why(one)] for one in found.entitlements
    ]
    output.table(f"{found.id}  {found.as_of}", headings, rows, found.said.in_(LANG))
    for one in found.entitlements if whole else ():
        part(say("条件", "Conditions"), [line_of(line) for line in one.conditions])


def _due(one: Entitlement) -> object:
    return say("由外地经办人告知", "told elsewhere") if one.withheld else one.amount


def _why(one: Entitlement) -> str:
    """The conditions that decide against it, or what has to be asked of whom."""
    if one.missing:
        return "; ".join(to_ask(it.said, it.of).in_(LANG) for it in one.missing)
    return "; ".join(line.said.in_(LANG) for line in one.failed)
