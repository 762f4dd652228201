"""What lies around a person, at the terminal: shared, timeline, kin, household, money."""

from datetime import date, datetime
from typing import Annotated

import typer

from cli import output, person
from cli.about import about_people
from cli.output import Json
from cli.person import After, AsOf, PersonId, checked_id, on, opened
from cli.words import LANG, say
from graph import farther, kinship, telling, together
from graph import money as moneys
from graph import shared as sharing
from graph import timeline as days
from graph.money import Money, Owner, Paid

app = person.app  # the person's own commands, and these
AtMost = Annotated[int, typer.Option(min=1, max=200, help=say("每页条数", "How many on one page"))]
Since = Annotated[
    datetime | None,
    typer.Option(formats=["%Y-%m-%d"], help=say("只看此日之后的变化", "Only what changed after this day")),
]
Within = Annotated[int, typer.Option(min=0, max=90, help=say("发放后几天之内", "Days after a payment"))]


@app.command(help=say("与谁共用地址、电话、账户等。", "With whom a person shares things."))
@about_people
def shared(
    ctx: typer.Context, person_id: PersonId, as_of: AsOf = None, at_most: AtMost = 50, json: Json = False
) -> None:
    """Whom a person shares things with, the rarest first."""
    with opened(ctx, "around.share") as db:
        found = sharing.shared(on(db, as_of), checked_id(person_id), at_most)
    if json:
        output.body(found)
    else:
        rows: list[list[object]] = [
            [one.id, one.name, one.born, [_common(thing) for thing in one.things], one.weight] for one in found.people
        ]
        headings = ["ID", say("姓名", "Name"), say("出生", "Born"), say("共用", "Shares"), say("权重", "Weight")]
        output.table(found.name, headings, rows, found.said.in_(LANG))
    if not found.people:
        raise typer.Exit(1)


@app.command(help=say("一个人的时间线，新的在前。", "Everything dated about a person, newest first."))
@about_people
def timeline(
    ctx: typer.Context,
    person_id: PersonId,
    as_of: AsOf = None,
    since: Since = None,
    at_most: AtMost = 50,
    after: After = None,
    json: Json = False,
) -> None:
    """What began, ended and happened."""
    with opened(ctx, "around.days") as db:
        found = days.timeline(on(db, as_of), checked_id(person_id), since and since.date(), at_most, after)
    if json:
        output.body(found)
        return
    rows: list[list[object]] = [[event.at, event.said.in_(LANG), event.id, event.source] for event in found.events]
    headings = [say("日期", "Day"), say("事项", "What"), "ID", say("来源", "Source")]
    output.table(found.name, headings, rows, _more(found.next))


@app.command(help=say("三代以内亲属，标出法定扶养人。", "Kin over three generations, legal supporters marked."))
@about_people
def kin(ctx: typer.Context, person_id: PersonId, as_of: AsOf = None, json: Json = False) -> None:
    """The kin tree, the eldest generation first."""
    with opened(ctx, "around.kin_tree") as db:
        found = kinship.kin(on(db, as_of), checked_id(person_id))
    if json:
        output.body(found)
        return
    people = sorted(found.people, key=lambda one: (-one.generation, one.born or date.max, one.id))
    rows: list[list[object]] = [
        [f"{one.generation:+d}" if one.generation else "0", one.id, one.name, one.born, one.died,
         one.why and one.why.in_(LANG)]
        for one in people
    ]  # fmt: skip
    headings = [say("辈分", "Generation"), "ID", say("姓名", "Name"), say("出生", "Born"), say("去世", "Died")]
    output.table(
        found.name, [*headings, say("法定扶养", "Supports by law")], rows, found.said.in_(LANG) + _cut(found.capped)
    )


@app.command("two-steps", help=say("两步之内的人和事物，注明未显示的。", "Within two ties, and what is left out."))
@about_people
def two_steps(ctx: typer.Context, person_id: PersonId, as_of: AsOf = None, json: Json = False) -> None:
    """What is one tie and two ties away."""
    with opened(ctx, "around.steps") as db:
        found = farther.two_steps(on(db, as_of), checked_id(person_id))
    if json:
        output.body(found)
        return
    rows: list[list[object]] = [
        [near.name.in_(LANG), near.id, list(near.kinds), [f"{far.name.in_(LANG)} {far.id}" for far in near.beyond],
         say("枢纽，未打开", "a hub, closed") if near.is_hub else near.left_out or None]
        for near in found.near
    ]  # fmt: skip
    headings = [say("一步", "One tie"), "ID", say("关系", "Tie"), say("两步", "Two ties"), say("未显示", "Left out")]
    output.table(found.name, headings, rows, found.said.in_(LANG))


@app.command(help=say("打开枢纽，查看其后的人。", "Open a hub and see who is behind it."))
@about_people
def hub(
    ctx: typer.Context,
    person_id: PersonId,
    hub_id: PersonId,
    as_of: AsOf = None,
    at_most: AtMost = 50,
    after: After = None,
    json: Json = False,
) -> None:
    """Who shares with a person what too many share."""
    with opened(ctx, "around.open_hub") as db:
        found = farther.behind(on(db, as_of), checked_id(person_id), checked_id(hub_id), at_most, after)
    if json:
        output.body(found)
        return
    rows: list[list[object]] = [[one.id, one.name, one.born, one.died] for one in found.people]
    headings = ["ID", say("姓名", "Name"), say("出生", "Born"), say("去世", "Died")]
    output.table(found.hub, headings, rows, _more(found.next))


@app.command(help=say("户籍、申报与实际共同生活，对照查看。", "Registered, declared, and who seems to live together."))
@about_people
def household(ctx: typer.Context, person_id: PersonId, as_of: AsOf = None, json: Json = False) -> None:
    """Three households side by side."""
    with opened(ctx, "around.households") as db:
        found = together.household(on(db, as_of), checked_id(person_id))
    if json:
        output.body(found)
        return
    for one in (*found.registered, *found.declared):
        members: list[list[object]] = [[it.id, it.name, it.born, telling.word(it.role).in_(LANG)] for it in one.members]
        headings = ["ID", say("姓名", "Name"), say("出生", "Born"), say("身份", "Role")]
        output.table(f"{telling.word(one.basis).in_(LANG)} {one.id}", headings, members)
    rows: list[list[object]] = [
        [one.id, one.name, one.seems, one.points, [it.in_(LANG) for it in one.in_favour],
         [it.in_(LANG) for it in one.against]]
        for one in found.together
    ]  # fmt: skip
    headings = ["ID", say("姓名", "Name"), say("似共同生活", "Seems so"), say("分数", "Points")]
    headings += [say("依据", "For"), say("反证", "Against")]
    title = say("可能共同生活的人（推断）", "Who may live together (inferred)")
    output.table(title, headings, rows, _cut(found.capped) or None)


@app.command(help=say("人员、家庭、账户或机构的资金往来。", "Money around a person, household, account, institution."))
@about_people
def money(
    ctx: typer.Context,
    id: PersonId,
    as_of: AsOf = None,
    within: Within = 7,
    at_most: AtMost = 50,
    after: After = None,
    json: Json = False,
) -> None:
    """What was paid in, and what left the account soon after."""
    with opened(ctx, "around.flows") as db:
        found = moneys.money(on(db, as_of), checked_id(id), within, at_most, after)
    if json:
        output.body(found)
    else:
        _money(found)


def _money(found: Money) -> None:
    rows: list[list[object]] = [
        [it.at, f"{it.amount:.2f}", it.policy and it.policy.in_(LANG), it.for_id, _into(it), it.returned,
         [say(f"{out.days} 天后 {out.amount:.2f} 元至 {_owners(out.owners)}（{out.account}）",
              f"{out.amount:.2f} after {out.days} days to {_owners(out.owners)} ({out.account})")
          for out in it.passed if out.amount is not None] + ["…"] * it.passed_capped]
        for it in found.paid
    ]  # fmt: skip
    headings = [
        say("日期", "Day"),
        say("金额", "Yuan"),
        say("待遇", "Award"),
        say("人员", "For"),
        say("账户", "Account"),
    ]
    headings += [say("退回", "Returned"), say(f"{found.within} 天内转出", f"Left within {found.within} days")]
    capped = say("账户过多，只计这些。", "There are more accounts; the sums are of these.") if found.capped else None
    below = "\n".join(filter(None, [found.said.in_(LANG), capped, _more(found.next)]))
    output.table(say(f"资金往来 {found.id}", f"Money around {found.id}"), headings, rows, below)


def _into(paid: Paid) -> str:
    whose = say("他人账户，户主：", "another's account: ") + (_owners(paid.owners) or say("不详", "unknown"))
    return f"{paid.account}（{whose}）" if paid.elsewhere else paid.account


def _owners(owners: tuple[Owner, ...]) -> str:
    return "、".join(f"{owner.name or ''} {owner.id}" for owner in owners)


def _common(thing: sharing.Common) -> str:
    name = thing.name.in_(LANG)
    return say(f"{name}（{thing.people} 人）", f"{name} ({thing.people} people)")


def _cut(capped: bool) -> str:
    return say("人数过多，未全部显示。", " There are more than are shown.") if capped else ""


def _more(following: str | None) -> str | None:
    return say(f"还有：--after {following}", f"More: --after {following}") if following else None
