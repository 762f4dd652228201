"""A policy told to whoever may apply: who, how much, what is asked of which department, and how long it takes."""

from collections.abc import Iterator
from datetime import date

from base.model import Model, Said
from policies.catalogue import catalogue
from policies.facts import DEPARTMENTS, facts
from policies.parameters import parameters
from policies.policy import Cap, For, Paid, Policy
from policies.sentences import UNITS, Line, bounded, conditions, confirmed, takes, value


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
        in_force=it.in_force(day),
        conditions=conditions(it, area, day),
        amounts=list(_amounts(it, area, day)),
        asked=[Asked(fact=facts()[name].title, of=DEPARTMENTS[who]) for name, who in it.evidence.items()],
        takes=[takes(clock) for clock in it.clock],
        basis=[confirmed(basis.law, basis.confirmed) for basis in it.basis],
    )


def _amounts(it: Policy, area: str, day: date) -> Iterator[Said]:
    benefit = it.benefit
    every = {"monthly": ("每月", "each month"), "yearly": ("每年", "each year"), "once": ("一次性", "once")}
    if benefit.paid == "standing":
        yield Said(zh="不发放资金；认定后可申请其他救助", en="no money; it opens the way to other aid")
        return
    zh, en = every[benefit.paid]
    named = [benefit.fixed] if benefit.fixed else list(benefit.grade.amounts.values()) if benefit.grade else []
    for name in named:
        title, much = parameters()[name].title, value(name, UNITS["yuan"], area, day)
        yield Said(zh=f"{title.zh}：{zh} {much.zh}", en=f"{title.en}: {much.en} {en}")
    if benefit.difference:
        line = bounded(facts()[benefit.difference.fact], benefit.difference.line, area, day)
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
    much = value(cap.line, UNITS["yuan"], area, day)
    if cap.times:
        times = value(cap.times, UNITS["count"], area, day)
    heads = facts()[cap.heads].title if cap.heads else None
    zh = f"最多：{line.zh}（{much.zh}）" + (f" × {times.zh}" if times else "") + (f" × {heads.zh}" if heads else "")
    en = f"at most: {line.en} ({much.en})" + (f" × {times.en}" if times else "") + (f" × {heads.en}" if heads else "")
    return Said(zh=zh, en=en)


def _gap(every: Said, name: str, rate: str | None, area: str, day: date) -> Said:
    fact = facts()[name].title
    share = value(rate, Said(zh="", en=""), area, day) if rate else None
    zh, en = (f" × {share.zh}", f" × {share.en}") if share else ("", "")
    return Said(zh=f"{every.zh}：{fact.zh}{zh}", en=f"{every.en}: {fact.en}{en}")
