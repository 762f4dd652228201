"""The page docs/patterns.md: the catalogue as a table and what each pattern says for itself, made from its files."""

from collections.abc import Iterator

from graph.catalogue import Card, Pattern, catalogue

HEAD = """# The patterns

Made by `python -m oversight.page > docs/patterns.md` from the files of `cypher/patterns/`; a test keeps it up to date.
A finding is a question, never a verdict: it names its evidence, the innocent explanations and the next step, and
changes no benefit. Every `basis` is to be confirmed by a lawyer.

Evidence that rests on a doubted tie is marked with the doubt. Once an auditor has confirmed the doubt, it loses its
weight, and a finding of which all evidence is gone is not shown; nothing else a pattern asks changes by a doubt.

| # | pattern | 名称 | asks | severity | how it is judged |
|---|---|---|---|---|---|
"""
SHAPE = """
## The shape of a file

The header is closed (`graph/catalogue.py`, `Card`): `id` (the file's name), `number` (of the catalogue of forty),
`title`, `asks`, `exact`, `severity`, `status`, `basis`, `innocent`, `next`, `subject`, `key`, `columns`, `evidence`,
`params` (with defaults), `sweeps`. What a person reads stands in Chinese and in English. The query returns `subjects`,
`since`, `until`, `evidence` and exactly the declared `columns`; each piece of evidence has an id, a label, a kind that
the header explains, its days, its source and, where evidence is weighed, its weight. Cases stand below the query.
`bench/mutations.py` takes each condition away and expects a case to fail.
"""


def page() -> str:
    """The whole page."""
    patterns = catalogue().values()
    rows = "".join(f"{_row(it.card)}\n" for it in patterns)
    return HEAD + rows + SHAPE + "".join("\n" + "\n".join(_section(it)) + "\n" for it in patterns)


def _row(card: Card) -> str:
    judged = "exact" if card.exact else "weighed"
    link = f"[{card.id}](#{card.id})"
    return f"| {card.number} | {link} | {card.title.zh} | {card.asks.en} | {card.severity} | {judged} |"


def _section(pattern: Pattern) -> Iterator[str]:
    card, cases = pattern.card, pattern.statement.cases
    yield f"## {card.id}"
    yield f"\n**{card.title.zh}** · {card.title.en}. {card.asks.zh} {card.asks.en}\n"
    yield f"* basis: {card.basis.zh} {card.basis.en}"
    yield f"* next: {card.next.zh} {card.next.en}"
    yield "* it may also be: " + " ".join(f"{one.zh}; {one.en}" for one in card.innocent)
    yield "* parameters: " + ", ".join(f"`{name}` = {value}" for name, value in card.params.items())
    yield "* finds: " + "; ".join(case["finds"] for case in cases if "finds" in case)
    yield "* ignores: " + "; ".join(case["ignores"] for case in cases if "ignores" in case)


if __name__ == "__main__":
    print(page(), end="")  # noqa: T201 - this is what the module is run for
