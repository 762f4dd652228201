"""Policies in plain sentences, in both languages: a condition, its bound, where the law says so, how long it takes."""

from collections.abc import Iterator
from datetime import date

from base.model import Model, Said
from policies.facts import DEPARTMENTS, Fact, facts
from policies.judging import Judged
from policies.parameters import EVERYWHERE, everywhere, in_force, parameters
from policies.policy import Clock, Policy
from policies.tree import AllOf, Leaf, Node, NotOf, parts
from policies.truth import Truth, opposite

UNITS = {
    "yuan": Said(zh=" 元", en=" yuan"),
    "ratio": Said(zh=" 倍", en=" times"),
    "years": Said(zh=" 周岁", en=" years"),
    "days": Said(zh=" 天", en=" days"),
    "count": Said(zh="", en=""),
    "grade": Said(zh=" 级", en=""),
}
COMPARED = {  # how, and whether it is turned round
    ("at_least", False): Said(zh="不低于", en="at least"),
    ("at_least", True): Said(zh="低于", en="below"),
    ("at_most", False): Said(zh="不超过", en="at most"),
    ("at_most", True): Said(zh="高于", en="above"),
}
HEADS = {
    ("all", False): Said(zh="同时符合：", en="all of these:"),
    ("any", False): Said(zh="符合其中之一：", en="one of these:"),
    ("all", True): Said(zh="不同时有：", en="not all of these:"),
    ("any", True): Said(zh="没有其中任何一种：", en="none of these:"),
}
STEPS = {
    "township": Said(zh="乡镇（街道）审核", en="the township looks into it"),
    "posting": Said(zh="公示", en="it is posted"),
    "county": Said(zh="县级审批", en="the county decides"),
    "decide": Said(zh="作出决定", en="it is decided"),
    "aid": Said(zh="先行救助", en="aid is given"),
    "paperwork": Said(zh="补办手续", en="the papers follow"),
}


class Line(Model):
    """One condition: how deep it stands in the tree, where the law says so, and what it came to where it was judged."""

    depth: int
    said: Said
    article: Said | None = None
    outcome: Truth | None = None


def conditions(it: Policy, area: str, day: date, judged: Judged | None = None) -> list[Line]:
    """The tree of a policy as lines, with what each came to where it was judged."""
    if not isinstance(it.when, AllOf):
        return list(_lines(it, it.when, area, day, 0, judged))
    return list(_lines(it, it.when, area, day, -1, judged))[1:]  # that all of them have to be met goes without saying


def _lines(
    it: Policy, node: Node, area: str, day: date, depth: int, judged: Judged | None, turned: bool = False
) -> Iterator[Line]:
    outcome = judged.outcome if judged else None
    if isinstance(node, NotOf):
        inner = judged.parts[0].model_copy(update={"outcome": outcome}) if judged else None
        yield from _lines(it, node.not_, area, day, depth, inner, not turned)
        return
    if isinstance(node, Leaf):
        said = condition(node, area, day, turned)
        yield Line(depth=depth, said=said, article=article(it, node.article), outcome=outcome)
        return
    yield Line(depth=depth, said=HEADS[("all" if isinstance(node, AllOf) else "any", turned)], outcome=outcome)
    for number, part in enumerate(parts(node)):
        yield from _lines(it, part, area, day, depth + 1, judged.parts[number] if judged else None)


def failed(it: Policy, area: str, day: date, judged: Judged) -> list[Line]:
    """Exactly the conditions that decide against it, each once; none unless it is not met."""
    return list({line.said.en: line for line in _failed(it, it.when, area, day, judged, "not-met", False)}.values())


def _failed(
    it: Policy, node: Node, area: str, day: date, judged: Judged, decides: Truth, turned: bool
) -> Iterator[Line]:
    if judged.outcome != decides:
        return
    if isinstance(node, Leaf):
        said = condition(node, area, day, turned)
        yield Line(depth=0, said=said, article=article(it, node.article), outcome="not-met")
    if isinstance(node, NotOf):
        decides, turned = opposite(decides), not turned
    for part, told in zip(parts(node), judged.parts, strict=True):
        yield from _failed(it, part, area, day, told, decides, turned)


def reason(it: Policy, code: str, area: str, day: date) -> Said:
    """What a reason's code asks for: the first of the conditions that bear it; one of an older file by its own word."""
    return next(_of_code(it.when, code, area, day, False), Said(zh=code, en=code))


def _of_code(node: Node, code: str, area: str, day: date, turned: bool) -> Iterator[Said]:
    if isinstance(node, Leaf) and node.code == code:
        yield condition(node, area, day, turned)
    for part in parts(node):
        yield from _of_code(part, code, area, day, turned != isinstance(node, NotOf))


def why(it: Policy, told: str, area: str, day: date) -> Said:
    """A reason against, as its condition says it; or a fact that is missing, and who can supply it."""
    if told in it.evidence:
        return to_ask(facts()[told].title, DEPARTMENTS[it.evidence[told]])
    return reason(it, told, area, day)


def to_ask(fact: Said, of: Said) -> Said:
    """What has to be asked of which department."""
    return Said(zh=f"向{of.zh}核实：{fact.zh}", en=f"{fact.en}: {of.en}")


def article(it: Policy, told: str) -> Said:
    """A place of the law in words: `interim 9` is art. 9 of the Interim Measures."""
    word, _, number = told.partition(" ")
    law = next(basis.law for basis in it.basis if basis.as_ == word)
    return Said(zh=f"{law.zh}第{number}条", en=f"{law.en}, art. {number}") if number else law


def condition(leaf: Leaf, area: str, day: date, turned: bool) -> Said:
    """A condition as a sentence; turned round where it must not hold."""
    fact = facts()[leaf.fact]
    if leaf.how == "is":
        return _is(fact, leaf.bound, turned)
    compared, bound = COMPARED[(leaf.how, turned)], bounded(fact, leaf.bound, area, day)
    return Said(zh=f"{fact.title.zh}{compared.zh}{bound.zh}", en=f"{fact.title.en} {compared.en} {bound.en}")


def _is(fact: Fact, bound: object, turned: bool) -> Said:
    if isinstance(bound, bool):
        return fact.title if bound != turned or fact.denied is None else fact.denied
    word = fact.words[str(bound)]
    zh, en = ("不是", "is not") if turned else ("", "is")
    return Said(zh=f"{fact.title.zh}：{zh}{word.zh}", en=f"{fact.title.en} {en} {word.en}")


def bounded(fact: Fact, bound: object, area: str, day: date) -> Said:
    """A bound with its unit; a parameter with its name and what it is."""
    unit = UNITS[fact.kind]
    if not isinstance(bound, str):
        return Said(zh=f" {bound:g}{unit.zh}", en=f"{bound:g}{unit.en}")
    title, much = parameters()[bound].title, value(bound, unit, area, day)
    return Said(zh=f"{title.zh}（{much.zh}）", en=f"{title.en} ({much.en})")


def value(name: str, unit: Said, area: str, day: date) -> Said:
    """What a parameter is in an area; without one, what each area has set."""
    found = in_force(parameters(), name, area, day) if area else None
    many = everywhere(parameters(), name, day) if not area else [found] if found else []
    if not many:
        return Said(zh="尚未设定", en="not set")
    alone = len(many) == 1 and (area or many[0].area == EVERYWHERE)
    told = [(f"{it.value:g}" if isinstance(it.value, float) else it.value, "" if alone else it.area) for it in many]
    zh = "，".join(f"{value}{unit.zh}" + (f"（{where}）" if where else "") for value, where in told)
    en = ", ".join(f"{value}{unit.en}" + (f" in {where}" if where else "") for value, where in told)
    return Said(zh=zh, en=en)


def takes(clock: Clock) -> Said:
    """How long a step may take."""
    step = STEPS[clock.step]
    if clock.hours:
        return Said(zh=f"{step.zh}：{clock.hours} 小时内", en=f"{step.en}: within {clock.hours} hours")
    zh, en = ("个工作日", "working days") if clock.working else ("天", "days")
    return Said(zh=f"{step.zh}：{clock.days} {zh}", en=f"{step.en}: {clock.days} {en}")


def confirmed(law: Said, sure: bool) -> Said:
    """A law, marked where a lawyer has yet to confirm it."""
    return law if sure else Said(zh=f"{law.zh}【待确认】", en=f"{law.en} [to be confirmed]")
