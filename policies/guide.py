"""A policy told to whoever may apply: who, how much, what is asked of which department, and how long it takes."""

from collections.abc import Iterator
from datetime import date

from base.model import Model, Said
from policies.catalogue import catalogue
from policies.facts import DEPARTMENTS, Fact, facts
from policies.parameters import EVERYWHERE, everywhere, in_force, parameters
from policies.policy import Cap, Clock, For, Paid, Policy
from policies.tree import AllOf, AnyOf, Leaf, Node, NotOf, parts

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


class Card(Model):
    """One policy in a line."""

    id: str
    title: Said
    about: Said
    holder: For
    paid: Paid
    since: date
    until: date | None


class Cards(Model):
    """Every policy, by id."""

    policies: list[Card]


class Line(Model):
    """One condition, how deep it stands in the tree, and where the law says so."""

    depth: int
    said: Said
    article: Said | None = None


class Asked(Model):
    """What is asked of a department, so that nobody has to bring it."""

    fact: Said
    of: Said


class Guide(Model):
    """What a policy is on a day in an area."""

    id: str
    title: Said
    about: Said
    area: str
    day: date
    in_force: bool
    conditions: list[Line]
    amounts: list[Said]
    asked: list[Asked]
    takes: list[Said]
    basis: list[Said]


def cards() -> Cards:
    """Every policy in a line."""
    told = catalogue().values()
    return Cards(
        policies=[
            Card(
                id=it.id,
                title=it.title,
                about=it.about,
                holder=it.for_,
                paid=it.benefit.paid,
                since=it.since,
                until=it.until,
            )
            for it in told
        ]
    )


def guide(it: Policy, area: str, day: date) -> Guide:
    """The guide of a policy with the parameters in force in an area on a day."""
    return Guide(
        id=it.id,
        title=it.title,
        about=it.about,
        area=area,
        day=day,
        in_force=it.since <= day and (it.until is None or day < it.until),
        conditions=list(_conditions(it, it.when, area, day, 0, False)),
        amounts=list(_amounts(it, area, day)),
        asked=[Asked(fact=facts()[name].title, of=DEPARTMENTS[who]) for name, who in it.evidence.items()],
        takes=[_takes(clock) for clock in it.clock],
        basis=[_confirmed(basis.law, basis.confirmed) for basis in it.basis],
    )


def article(it: Policy, told: str) -> Said:
    """A place of the law in words: `interim 9` is art. 9 of the Interim Measures."""
    word, _, number = told.partition(" ")
    law = next(basis.law for basis in it.basis if basis.as_ == word)
    return Said(zh=f"{law.zh}第{number}条", en=f"{law.en}, art. {number}") if number else law


def _conditions(it: Policy, node: Node, area: str, day: date, depth: int, turned: bool) -> Iterator[Line]:
    if isinstance(node, Leaf):
        yield Line(depth=depth, said=_condition(node, area, day, turned), article=article(it, node.article))
        return
    if isinstance(node, NotOf):
        yield from _conditions(it, node.not_, area, day, depth, not turned)
        return
    word = "all" if isinstance(node, AllOf) else "any"
    below = parts(node)
    if depth or isinstance(node, AnyOf):
        yield Line(depth=depth, said=HEADS[(word, turned)])
    deeper = depth + 1 if depth or isinstance(node, AnyOf) else depth
    for part in below:
        yield from _conditions(it, part, area, day, deeper or 1, False if turned else turned)


def _condition(leaf: Leaf, area: str, day: date, turned: bool) -> Said:
    fact = facts()[leaf.fact]
    if leaf.how == "is":
        return _is(fact, leaf.bound, turned)
    compared, bound = COMPARED[(leaf.how, turned)], _bound(fact, leaf.bound, area, day)
    return Said(zh=f"{fact.title.zh}{compared.zh}{bound.zh}", en=f"{fact.title.en} {compared.en} {bound.en}")


def _is(fact: Fact, bound: object, turned: bool) -> Said:
    if isinstance(bound, bool):
        return fact.title if bound != turned or fact.denied is None else fact.denied
    word = fact.words[str(bound)]
    zh, en = ("不是", "is not") if turned else ("", "is")
    return Said(zh=f"{fact.title.zh}：{zh}{word.zh}", en=f"{fact.title.en} {en} {word.en}")


def _bound(fact: Fact, bound: object, area: str, day: date) -> Said:
    unit = UNITS[fact.kind]
    if not isinstance(bound, str):
        return Said(zh=f" {bound:g}{unit.zh}", en=f"{bound:g}{unit.en}")
    title, value = parameters()[bound].title, _value(bound, unit, area, day)
    return Said(zh=f"{title.zh}（{value.zh}）", en=f"{title.en} ({value.en})")


def _value(name: str, unit: Said, area: str, day: date) -> Said:
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


def _amounts(it: Policy, area: str, day: date) -> Iterator[Said]:
    benefit = it.benefit
    every = {"monthly": ("每月", "each month"), "yearly": ("每年", "each year"), "once": ("一次性", "once")}
    if benefit.paid == "standing":
        yield Said(zh="不发放资金；认定后可申请其他救助", en="no money; it opens the way to other aid")
        return
    zh, en = every[benefit.paid]
    named = [benefit.fixed] if benefit.fixed else list(benefit.grade.amounts.values()) if benefit.grade else []
    for name in named:
        title, value = parameters()[name].title, _value(name, UNITS["yuan"], area, day)
        yield Said(zh=f"{title.zh}：{zh} {value.zh}", en=f"{title.en}: {value.en} {en}")
    if benefit.difference:
        line = _bound(facts()[benefit.difference.fact], benefit.difference.line, area, day)
        yield Said(zh=f"{zh}按人补足到{line.zh}", en=f"{en}, for each head, what is lacking to the {line.en}")
    if benefit.gap:
        yield _gap(Said(zh=zh, en=en), benefit.gap, benefit.rate, area, day)
    if benefit.per:
        fact = facts()[benefit.per].title
        yield Said(zh=f"乘以{fact.zh}", en=f"times {fact.en}")
    if benefit.cap:
        yield _most(benefit.cap, area, day)


def _most(cap: Cap, area: str, day: date) -> Said:
    line, times = parameters()[cap.line].title, None
    value = _value(cap.line, UNITS["yuan"], area, day)
    if cap.times:
        times = _value(cap.times, UNITS["count"], area, day)
    heads = facts()[cap.heads].title if cap.heads else None
    zh = f"最多：{line.zh}（{value.zh}）" + (f" × {times.zh}" if times else "") + (f" × {heads.zh}" if heads else "")
    en = f"at most: {line.en} ({value.en})" + (f" × {times.en}" if times else "") + (f" × {heads.en}" if heads else "")
    return Said(zh=zh, en=en)


def _gap(every: Said, name: str, rate: str | None, area: str, day: date) -> Said:
    fact = facts()[name].title
    share = _value(rate, Said(zh="", en=""), area, day) if rate else None
    zh, en = (f" × {share.zh}", f" × {share.en}") if share else ("", "")
    return Said(zh=f"{every.zh}：{fact.zh}{zh}", en=f"{every.en}: {fact.en}{en}")


def _takes(clock: Clock) -> Said:
    step = STEPS[clock.step]
    if clock.hours:
        return Said(zh=f"{step.zh}：{clock.hours} 小时内", en=f"{step.en}: within {clock.hours} hours")
    zh, en = ("个工作日", "working days") if clock.working else ("天", "days")
    return Said(zh=f"{step.zh}：{clock.days} {zh}", en=f"{step.en}: {clock.days} {en}")


def _confirmed(law: Said, confirmed: bool) -> Said:
    return law if confirmed else Said(zh=f"{law.zh}【待确认】", en=f"{law.en} [to be confirmed]")
