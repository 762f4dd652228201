"""Patterns and their findings as a person reads them at the terminal."""

from base.model import Said
from cli.doubt_tables import marked
from cli.output import screen, table
from cli.words import LANG, say
from graph.catalogue import Card
from oversight.findings import Catalogue, Finding, Read, Run

STATUS = {"trial": ("试用", "trial"), "in force": ("启用", "in force"), "retired": ("停用", "retired")}


def catalogue(cards: Catalogue) -> None:
    """Every pattern in a line."""
    headings = [
        "ID",
        "#",
        say("名称", "Title"),
        say("问题", "Asks"),
        say("严重程度", "Severity"),
        say("状态", "Status"),
    ]
    rows: list[list[object]] = [
        [card.id, card.number, _said(card.title), _said(card.asks), card.severity, say(*STATUS[card.status])]
        for card in cards.patterns
    ]
    table(say("模式目录", "Catalogue of patterns"), headings, rows)


def read(told: Read) -> None:
    """One pattern: its argument, its parameters, its query and cases."""
    _argument(told.pattern)
    screen.print(say("参数：", "Parameters: ") + _params(dict(told.pattern.params)), markup=False)
    screen.print(f"\n{told.query}\n", markup=False, soft_wrap=True)
    for word, cases in ((say("能发现", "finds"), told.finds), (say("会忽略", "ignores"), told.ignores)):
        for case in cases:
            screen.print(f"  {word}: {case}", markup=False)


def run(found: Run) -> None:
    """A pattern's findings, each with its evidence; then what else they may be, and what to do."""
    card = found.pattern
    if not found.findings:
        none = say("没有发现线索。", "No findings.")
        screen.print(f"{_said(card.title)} ({card.id}): {none}", markup=False)
        return
    headings = [say("线索", "Finding"), say("对象", "Subjects"), say("起", "Since"), say("止", "Until")]
    headings += [_said(heading) for heading in card.columns.values()] + [say("证据", "Evidence")]
    table(_title(found), headings, [_row(one) for one in found.findings])
    _argument(card)
    if found.next:
        screen.print(say("下一页：", "Next page: ") + f"--after {found.next}", markup=False, soft_wrap=True)


def _row(one: Finding) -> list[object]:
    told = [_evidence(one, at) for at in range(len(one.evidence))]
    sum_ = [] if one.strength is None else [say(f"合计 {one.strength:g}", f"sum {one.strength:g}")]
    return [one.id, "\n".join(one.subjects), one.since, one.until, *one.values.values(), "\n".join(told + sum_)]


def _evidence(one: Finding, at: int) -> str:
    """What it shows, where, when, how much, how heavy, and who says so."""
    item = one.evidence[at]
    days = f"{item.since or '?'} – {item.until or ''}" if item.since or item.until else ""
    amount = f"{item.amount:g}" + say(" 元", " yuan") if item.amount is not None else ""
    weight = f"{item.weight:+g}" if item.weight is not None else ""
    source = f"[{item.source}]" if item.source else ""
    told = (weight, _said(item.says), item.id, days, amount, source, marked(item.doubt))
    return " ".join(part for part in told if part)


def _title(found: Run) -> str:
    shown, day = len(found.findings), found.day
    return f"{_said(found.pattern.title)} · {found.pattern.id} · " + say(
        f"{day} 共 {found.in_all} 条，显示 {shown} 条", f"shown {shown} of {found.in_all} on {day}"
    )


def _argument(card: Card) -> None:
    screen.print(f"{say('问题', 'Question')}: {_said(card.asks)}", markup=False)
    screen.print(f"{say('依据', 'Basis')}: {_said(card.basis)}", markup=False)
    for one in card.innocent:
        screen.print(f"  {say('也可能是', 'It may also be')}: {_said(one)}", markup=False)
    screen.print(f"{say('下一步', 'Next')}: {_said(card.next)}", markup=False)


def _params(params: dict[str, object]) -> str:
    return ", ".join(f"{name}={value}" for name, value in params.items())


def _said(said: Said) -> str:
    return said.in_(LANG)
