"""The page docs/policies.md: every policy as a table and what each says for itself, made from its file."""

from collections.abc import Iterator

from policies.catalogue import catalogue
from policies.facts import facts
from policies.parameters import parameters
from policies.policy import Basis, Benefit, Policy
from policies.tree import AllOf, AnyOf, Leaf, Node, leaves, parts

HEAD = """# The policies

Made by `python -m policies.page > docs/policies.md` from the files of `policies/`; a test keeps it up to date.
A policy proposes; a named person decides. What is not known refuses nobody: it is asked of the department that has it.
*To be confirmed* stands where only a weak source says so: a lawyer confirms it before the file is used.

| policy | 名称 | for | paid | conditions | cases |
|---|---|---|---|---|---|
"""


def page() -> str:
    """The whole page."""
    policies = catalogue().values()
    rows = "".join(f"{_row(it)}\n" for it in policies)
    return HEAD + rows + "".join("\n" + "\n".join(_section(it)) + "\n" for it in policies) + _parameters()


def _row(it: Policy) -> str:
    codes = len({leaf.code for leaf in leaves(it.when)})
    link = f"[{it.id}](#{it.id})"
    return f"| {link} | {it.title.zh} | {it.for_} | {it.benefit.paid} | {codes} | {len(it.cases)} |"


def _section(it: Policy) -> Iterator[str]:
    yield f"## {it.id}\n\n**{it.title.zh}** · {it.title.en}. {it.about.zh} {it.about.en}\n"
    yield "* basis: " + "; ".join(map(_basis, it.basis))
    yield f"* in force from {it.since}" + (f" to {it.until}" if it.until else "")
    yield f"* amount: {_benefit(it.benefit)}"
    if it.excludes:
        yield "* not together with: " + ", ".join(it.excludes)
    yield "* proved by: " + "; ".join(f"{facts()[name].title.en}: {who}" for name, who in it.evidence.items())
    yield "* steps: " + ", ".join(it.steps)
    for clock in it.clock:
        time = f"{clock.hours} hours" if clock.hours else f"{clock.days} {'working ' if clock.working else ''}days"
        yield f"* {clock.step}: {time} ({clock.basis})"
    for review in it.review:
        yield f"* looked at again every {review.months} months: {review.class_.zh} {review.class_.en}"
    yield "\nWhen:\n"
    yield from _tree(it.when, "")
    yield "\nCases:\n"
    for case in it.cases:
        words = {"grants": case.grants, "refuses": case.refuses, "unknown": case.unknown}
        [(word, title)] = [(word, title) for word, title in words.items() if title]
        yield f"* {word}: {title}" + (f" ({case.amount:g} yuan)" if case.amount is not None else "")


def _basis(it: Basis) -> str:
    return f"`{it.as_}` {it.law.zh} {it.law.en}" + ("" if it.confirmed else " (*to be confirmed*)")


def _benefit(it: Benefit) -> str:
    if it.paid == "standing":
        return "none; it gives a standing"
    ways = {
        "fixed": it.fixed and f"`{it.fixed}`",
        "difference": it.difference
        and f"what `{it.difference.fact}` lacks to `{it.difference.line}`, times `{it.difference.heads}`",
        "grade": it.grade and f"by `{it.grade.fact}`: " + ", ".join(f"{k}: `{v}`" for k, v in it.grade.amounts.items()),
        "gap": it.gap and f"`{it.gap}`",
    }
    told = next(way for way in ways.values() if way)
    told += f", times `{it.per}`" if it.per else ""
    told += f", times `{it.rate}`" if it.rate else ""
    if it.cap:
        told += ", at most " + " times ".join(f"`{word}`" for word in (it.cap.line, it.cap.times, it.cap.heads) if word)
    return f"{it.paid}: {told}"


def _tree(node: Node, indent: str) -> Iterator[str]:
    if isinstance(node, Leaf):
        word = {"at_least": "at least", "at_most": "at most", "is": "is"}[node.how]
        bound = str(node.bound).lower() if isinstance(node.bound, bool) else node.bound
        yield f"{indent}* {facts()[node.fact].title.en} {word} `{bound}` ({node.code}, {node.article})"
        return
    word = "all of" if isinstance(node, AllOf) else "one of" if isinstance(node, AnyOf) else "not"
    yield f"{indent}* {word}:"
    for part in parts(node):
        yield from _tree(part, indent + "  ")


def _parameters() -> str:
    head = "\n## Parameters\n\n| parameter | 名称 | unit | areas and days |\n|---|---|---|---|\n"
    lines = []
    for name, it in parameters().items():
        told = "; ".join(
            f"{area}: "
            + ", ".join(
                f"{day} {value:g}" if isinstance(value, float) else f"{day} {value}" for day, value in by.items()
            )
            for area, by in it.areas.items()
        )
        lines.append(f"| `{name}` | {it.title.zh} | {it.unit} | {told} |\n")
    return head + "".join(lines)


if __name__ == "__main__":
    print(page(), end="")  # noqa: T201 - this is what the module is run for
