"""Tables of a screening: its totals, whom it names, what differs from another."""

from collections.abc import Sequence

from cli import output
from cli.entitlements import STANDS
from cli.words import LANG, say
from oversight.moves import Moves
from oversight.screening_job import Report
from oversight.screenings import Page, Screenings, Shown
from oversight.totals import Change, Totals, over_all
from policies.catalogue import policy
from policies.facts import DEPARTMENTS, Department, facts
from policies.sentences import to_ask
from policies.standing import Standing

TYPES = {
    "": ("", ""),
    "alone": ("单人", "alone"),
    "elders": ("老人户", "elders"),
    "with-children": ("有未成年人", "with children"),
    "adults": ("成年人户", "adults"),
}
WORDS: tuple[Standing, ...] = ("receiving", "missed", "new", "look-again", "under-way", "excluded", "unknown")


def standing(word: Standing) -> str:
    """How somebody stands, in the terminal's language."""
    return say(*STANDS[word])


def report(found: Report) -> None:
    """The region in a table; then who gains and loses by what was imagined."""
    title = say(
        f"筛查 {found.id}：{found.townships} 个乡镇，{found.day}",
        f"{found.id}: {found.townships} townships, {found.day}",
    )
    _standings(title, found)
    if found.changes:
        changes(found.changes)


def totals(found: Shown) -> None:
    """The same of a screening that is kept, for one's own areas."""
    kept = found.screening
    _standings(say(f"筛查 {kept.id}，{kept.asked.day}", f"{kept.id}, {kept.asked.day}"), over_all(found))
    if found.changes:
        changes(found.changes)


def listed(found: Screenings) -> None:
    """One line each."""
    headings = ["ID", say("时间", "At"), say("按哪天", "As of"), say("乡镇", "Townships"), say("设想", "Imagined")]
    rows: list[list[object]] = [
        [one.id, f"{one.at.astimezone():%Y-%m-%d %H:%M}", one.asked.day, len(one.asked.areas),
         [f"{name}={change}" for name, change in one.asked.changes.items()]]
        for one in found.screenings
    ]  # fmt: skip
    output.table(say("筛查", "Screenings"), headings, rows)


def page(found: Page) -> None:
    """Whom a screening names, each with why."""
    headings = ["ID", say("姓名", "Name"), say("乡镇", "Township"), say("应发", "Due"), say("实发", "Paid")]
    rows: list[list[object]] = [
        [one.id, one.name, one.township, one.due, one.paid, "; ".join(said.in_(LANG) for said in one.why)]
        for one in found.holders
    ]
    more = say(f"后面还有；加上 --after {found.next}", f"There are more: --after {found.next}") if found.next else None
    title = policy(found.policy).title.in_(LANG)
    output.table(title, [*headings, say("原因或待核实", "Why, or what to ask")], rows, more)


def moves(found: Moves) -> None:
    """Who stands otherwise, each with why."""
    headings = ["ID", say("姓名", "Name"), say("乡镇", "Township"), say("政策", "Policy"), say("原来", "Was")]
    rows: list[list[object]] = [
        [one.id, one.name, one.township, policy(one.policy).title.in_(LANG), say(*STANDS[one.was]),
         say(*STANDS[one.now]), "; ".join(said.in_(LANG) for said in one.why)]
        for one in found.moves
    ]  # fmt: skip
    more = say(f"后面还有；加上 --page {found.next}", f"There are more: --page {found.next}") if found.next else None
    last = [say("现在", "Now"), say("原因或待核实", "Why, or what to ask")]
    output.table(say("情形变化", "Moves"), [*headings, *last], rows, more)


def changes(found: Sequence[Change]) -> None:
    """Who gains and loses, and what it costs."""
    headings = [say("政策", "Policy"), say("乡镇", "Township"), say("家庭类型", "Type"), say("新增", "Gain")]
    headings += [say("减少", "Lose"), say("增发", "More"), say("减发", "Less"), say("费用变化（元）", "Cost (yuan)")]
    rows: list[list[object]] = [
        [policy(one.policy).title.in_(LANG), one.township, say(*TYPES[one.type]), one.gain, one.lose, one.more,
         one.less, f"{one.cost:+.2f}"]
        for one in found
    ]  # fmt: skip
    output.table(say("变化", "Changes"), headings, rows)


def _standings(title: str, found: Totals) -> None:
    headings = [say("政策", "Policy"), *(say(*STANDS[word]) for word in WORDS), say("应发", "Due"), say("实发", "Paid")]
    names = dict.fromkeys(one.policy for one in found.totals)
    rows: list[list[object]] = []
    for name in names:
        own = {one.standing: one for one in found.totals if one.policy == name}
        counts = [own[word].holders if word in own else 0 for word in WORDS]
        sums = [f"{sum(getattr(one, which) for one in own.values()):.0f}" for which in ("due", "paid")]
        rows.append([policy(name).title.in_(LANG), *counts, *sums])
    output.table(title, headings, rows, _lacking(found))


def _lacking(found: Totals) -> str | None:
    """What is missing most, and of whom to ask it."""
    lacking: dict[tuple[str, Department], int] = {}
    for one in found.totals:
        for fact, many in one.lacking.items():
            key = fact, policy(one.policy).evidence[fact]
            lacking[key] = max(lacking.get(key, 0), many)
    told = sorted(lacking.items(), key=lambda it: -it[1])[:3]
    if not told:
        return None
    asked = [(to_ask(facts()[fact].title, DEPARTMENTS[of]), many) for (fact, of), many in told]
    zh, en = (
        "；".join(f"{one.zh}（{many}）" for one, many in asked),
        "; ".join(f"{one.en} ({many})" for one, many in asked),
    )
    return say(f"情况不明最多的是：{zh}", f"Most often missing: {en}")
