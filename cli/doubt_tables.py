"""Doubts as tables at the terminal: what is held wrong, how it stands, and its history."""

from cli import output
from cli.words import LANG, say
from graph.doubts import Doubt, Doubts
from graph.marks import Mark, Step

ACTS = {"raised": ("提出", "raised"), "confirmed": ("确认", "confirmed"), "lifted": ("解除", "lifted")}


def tell(doubt: Doubt, json: bool) -> None:
    """One doubt with its history, or the HTTP body."""
    if json:
        output.body(doubt)
        return
    title = f"{doubt.id} · {doubt.start.id} {doubt.kind} {doubt.end.id} · {doubt.said.in_(LANG)}"
    headings = [say("经过", "Step"), say("何人", "By"), say("何时", "When"), say("理由", "Why")]
    rows: list[list[object]] = [
        [say(*ACTS[step.act]), step.by, f"{step.at:%Y-%m-%d %H:%M}", step.reason] for step in doubt.history
    ]
    output.table(title, headings, rows)


def page(found: Doubts) -> None:
    """A page of doubts, the last to change first."""
    headings = ["ID", say("关系", "Tie"), say("起", "Since"), say("状态", "Status"), say("最近一步", "Last step")]
    rows: list[list[object]] = [
        [one.id, f"{one.start.id} {one.kind} {one.end.id}", one.since, one.said.in_(LANG), _step(one.history[-1])]
        for one in found.doubts
    ]
    told = say(f"显示 {found.shown} 条，共 {found.in_all} 条", f"shown {found.shown} of {found.in_all}")
    more = say(f"；下一页：--after {found.next}", f"; next page: --after {found.next}") if found.next else ""
    output.table(say("疑点", "Doubts"), headings, rows, told + more)


def marked(doubt: Mark | None) -> str:
    """How a doubt shows beside a tie: nothing where there is none."""
    if doubt is None:
        return ""
    told = "\n".join(f"{say(*ACTS[step.act])} {_step(step)}" for step in doubt.history)
    return f"{doubt.said.in_(LANG)} {doubt.id}\n{told}"


def _step(step: Step) -> str:
    return f"{step.at:%Y-%m-%d} {step.by} {step.reason}"
