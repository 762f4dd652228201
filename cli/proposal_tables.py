"""Proposals as tables at the terminal."""

from cli import output
from cli.policy import line_of, part
from cli.screen_tables import standing
from cli.words import LANG, say
from ledger.proposals import State
from oversight.proposals import Proposals, ShownProposal
from policies.catalogue import policy

STATES: dict[State, tuple[str, str]] = {
    "open": ("待办理", "open"),
    "notified": ("已告知", "notified"),
    "heard": ("已听取意见", "heard"),
    "accepted": ("已采纳", "accepted"),
    "dismissed": ("未采纳", "dismissed"),
    "overtaken": ("情况已变", "overtaken"),
}
MOVES = {
    "notify": ("告知本人", "notified"),
    "hear": ("听取意见", "heard"),
    "accept": ("采纳", "accepted"),
    "dismiss": ("不采纳", "dismissed"),
    "overtake": ("情况已变，自动关闭", "closed, for they stand otherwise now"),
}


def page(found: Proposals) -> None:
    """One line each."""
    headings = ["ID", say("建议", "Proposal"), say("状态", "State"), say("对象", "Whom"), say("姓名", "Name")]
    headings += [say("政策", "Policy"), say("应发", "Due"), say("实发", "Paid"), say("原因", "Why")]
    rows: list[list[object]] = [
        [one.id, one.said.in_(LANG), say(*STATES[one.state]), one.holder, one.name, _policy(one.policy),
         one.due, one.paid, "; ".join(said.in_(LANG) for said in one.why)]
        for one in found.proposals
    ]  # fmt: skip
    more = say(f"后面还有；加上 --after {found.next}", f"More: --after {found.next}") if found.next else None
    output.table(say("建议", "Proposals"), headings, rows, more)


def tell(found: ShownProposal) -> None:
    """One proposal with its history and what the law says today."""
    title = f"{found.id} · {found.holder} · {found.said.in_(LANG)} · {say(*STATES[found.state])}"
    was = standing(found.was) if found.was else None
    rows: list[list[object]] = [
        [say("政策", "Policy"), _policy(found.policy)],
        [say("原来", "Was"), was],
        [say("现在", "Now"), standing(found.now) if found.now else None],
        [say("应发", "Due"), found.due],
        [say("实发", "Paid"), found.paid],
        [say("原因", "Why"), "; ".join(said.in_(LANG) for said in found.why)],
        [say("答复期限", "To answer by"), found.answer_by],
    ]
    rows += [[say(*MOVES[one.move]), f"{one.at:%Y-%m-%d %H:%M} {one.by} {one.note or ''}"] for one in found.moves]
    output.table(title, [say("项目", "What"), say("值", "Value")], rows)
    if found.today is not None:
        part(say("今天的条件", "The conditions today"), [line_of(line) for line in found.today.conditions])
    if found.application is not None:
        asked = [said.in_(LANG) for said in found.application.to_ask]
        part(say("预填申请：登记已有", "Filled in from registers"), [one.in_(LANG) for one in found.application.known])
        part(say("预填申请：还要核实", "Still to be asked"), asked or [say("无", "nothing")])


def _policy(id: str | None) -> str | None:
    return None if id is None else policy(id).title.in_(LANG)
