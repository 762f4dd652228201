"""A policy read for what is known: the answer, every condition with what it came to, what is missing and who has it."""

from collections.abc import Mapping
from datetime import date

from base.errors import Invalid
from base.model import Model, Said
from policies.amounts import amount
from policies.catalogue import bounds_of
from policies.facts import DEPARTMENTS, NUMBERS, Fact, facts
from policies.judging import judge, missing, reasons
from policies.policy import Policy
from policies.sentences import Line, conditions, failed
from policies.tree import Value
from policies.truth import Truth

YES, NO = ("true", "yes", "是"), ("false", "no", "否")


class Missing(Model):
    """A fact that has to be known first, and the department that can supply it."""

    fact: str
    said: Said
    of: Said


class Explained(Model):
    """What a policy says of what is known, on a day in an area; a proposal, which a named person decides."""

    id: str
    title: Said
    area: str
    day: date
    outcome: Truth
    amount: float | None
    conditions: list[Line]
    reasons: list[str]
    failed: list[Line]
    missing: list[Missing]


def explain(it: Policy, known: Mapping[str, Value | None], area: str, day: date) -> Explained:
    """The answer of a policy with the whole reasoning."""
    bounds = bounds_of(area, day)
    judged = judge(it.when, known, bounds)
    return Explained(
        id=it.id,
        title=it.title,
        area=area,
        day=day,
        outcome=judged.outcome,
        amount=amount(it.benefit, known, bounds) if judged.outcome == "met" else None,
        conditions=conditions(it, area, day, judged),
        reasons=reasons(judged),
        failed=failed(it, area, day, judged),
        missing=[
            Missing(fact=name, said=facts()[name].title, of=DEPARTMENTS[it.evidence[name]]) for name in missing(judged)
        ],
    )


def stated(it: Policy, words: list[str]) -> dict[str, Value]:
    """Facts as somebody types them: `age=80 is_alive=yes`; a name or value that does not fit is refused."""
    found: dict[str, Value] = {}
    for word in words:
        name, is_told, text = word.partition("=")
        if not is_told or name not in it.evidence:
            asked = "、".join(it.evidence), ", ".join(it.evidence)
            raise Invalid(
                f"“{word}”不是这项政策问的事实。请写成 名称=值；它问：{asked[0]}。",
                f"`{word}` is no fact this policy asks. Write name=value; it asks: {asked[1]}.",
            )
        found[name] = _value(name, facts()[name], text)
    return found


def _value(name: str, fact: Fact, text: str) -> Value:
    if fact.kind == "truth" and text.lower() in (*YES, *NO):
        return text.lower() in YES
    if fact.kind == "word" and text in fact.words:
        return text
    if fact.kind in NUMBERS:
        try:
            return float(text)
        except ValueError:
            pass
    fits = {"truth": "yes, no", "word": ", ".join(fact.words)}.get(fact.kind, "1.5")
    raise Invalid(f"{name} 不能是“{text}”。可以是：{fits}。", f"{name} cannot be `{text}`. It may be: {fits}.")
