"""`huimin policy list|show|explain`: which benefits there are, and what each asks, gives and takes, told to anybody."""

from datetime import date, datetime
from typing import Annotated

import typer

from cli import output
from cli.output import Json, screen, table
from cli.words import LANG, say
from policies.catalogue import policy
from policies.explaining import Explained, stated
from policies.explaining import explain as explained
from policies.guide import Guide, cards, guide
from policies.sentences import Line

app = typer.Typer(no_args_is_help=True)

OUTCOMES = {"met": ("符合", "met"), "not-met": ("不符合", "not met"), "unknown": ("情况不明", "unknown")}
MARKS = {"met": "✓", "not-met": "✗", "unknown": "?"}
PAID = {
    "monthly": ("每月", "monthly"),
    "yearly": ("每年", "yearly"),
    "once": ("一次性", "once"),
    "standing": ("认定", "—"),
}
FOR = {"person": ("个人", "person"), "household": ("家庭", "household"), "institution": ("机构", "institution")}
Area = Annotated[
    str, typer.Option(help=say("区划代码；不写则列出各地标准", "An area's code; without it the amounts of each area"))
]
On = Annotated[
    datetime | None,
    typer.Option("--on", formats=["%Y-%m-%d"], help=say("按哪一天（默认今天）", "On which day; today when left out")),
]


@app.command("list", help=say("列出全部政策。", "List the policies."))
def list_(json: Json = False) -> None:
    """Every policy in a line."""
    told = cards()
    if json:
        output.body(told)
        return
    headings = ["ID", say("名称", "Title"), say("对象", "For"), say("发放", "Paid"), say("施行", "In force from")]
    rows: list[list[object]] = [
        [it.id, it.title.in_(LANG), say(*FOR[it.holder]), say(*PAID[it.paid]), it.since] for it in told.policies
    ]
    table(say("政策", "Policies"), headings, rows)


@app.command(
    help=say("一项政策：谁能享受、多少钱、向谁核实、多久办完。", "A policy: who, how much, who is asked, how long.")
)
def show(
    policy_id: Annotated[str, typer.Argument(help=say("政策 ID", "A policy's id"))],
    area: Area = "",
    on: On = None,
    json: Json = False,
) -> None:
    """The guide of one policy, with the amounts in force."""
    told = guide(policy(policy_id), area, on.date() if on else date.today())
    if json:
        output.body(told)
    else:
        _read(told)


@app.command(
    help=say(
        "按给出的事实推算哪些条件符合：huimin policy explain old-age-allowance age=80 is_alive=yes",
        "Explain by facts you state: huimin policy explain old-age-allowance age=80 is_alive=yes",
    )
)
def explain(
    policy_id: Annotated[str, typer.Argument(help=say("政策 ID", "A policy's id"))],
    fact: Annotated[list[str] | None, typer.Argument(help=say("事实，写成 名称=值", "Facts, as name=value"))] = None,
    area: Area = "",
    on: On = None,
    json: Json = False,
) -> None:
    """What a policy says of facts that are stated; about nobody, so nobody signs in; 1 when it is not met."""
    it = policy(policy_id)
    told = explained(it, stated(it, fact or []), area, on.date() if on else date.today())
    if json:
        output.body(told)
    else:
        _explained(told)
    raise typer.Exit(1 if told.outcome == "not-met" else 0)


def _explained(it: Explained) -> None:
    amount = "" if it.amount is None else say(f"，{it.amount:g} 元", f", {it.amount:g} yuan")
    screen.print(f"{it.title.in_(LANG)}: {say(*OUTCOMES[it.outcome])}{amount}", style="bold", markup=False)
    part(say("条件", "Conditions"), [line_of(one) for one in it.conditions])
    asked = [say(f"• {one.said.zh}：向{one.of.zh}核实", f"• {one.said.en}: {one.of.en}") for one in it.missing]
    part(say("还需要知道", "Still to be known"), asked)
    output.line("")
    output.line(
        say(
            "这是按给出的事实的推算；由有名有姓的人作决定。",
            "This follows from what was stated; a named person decides.",
        )
    )


def _read(it: Guide) -> None:
    screen.print(f"{it.title.in_(LANG)} ({it.id})", style="bold", markup=False)
    output.line(it.about.in_(LANG))
    if not it.in_force:
        output.line(say(f"注意：{it.day} 这一天尚未施行或已经失效。", f"Mind: it is not in force on {it.day}."))
    part(say("条件", "Conditions"), [line_of(one) for one in it.conditions])
    part(say("发放", "What is given"), [f"• {one.in_(LANG)}" for one in it.amounts])
    asked = [say(f"• {one.fact.zh}：向{one.of.zh}核实", f"• {one.fact.en}: {one.of.en}") for one in it.asked]
    part(say("由部门提供，无需本人提交", "Supplied by departments, so that nobody brings it"), asked)
    part(say("办理时限", "How long it takes"), [f"• {one.in_(LANG)}" for one in it.takes])
    part(say("依据", "Basis"), [f"• {one.in_(LANG)}" for one in it.basis])


def line_of(line: Line) -> str:
    """One condition as a line: what it came to, what it asks, and where the law says so."""
    law = "" if line.article is None else say(f"（{line.article.zh}）", f" ({line.article.en})")
    return "  " * line.depth + f"{MARKS.get(line.outcome or '', '•')} {line.said.in_(LANG)}{law}"


def part(title: str, lines: list[str]) -> None:
    """A heading and the lines below it; nothing where there are none."""
    if lines:
        screen.print(f"\n{title}", style="bold", markup=False)
        for line in lines:
            output.line(line)
