"""Notices a file given under the wrong kind: schools sent as hospitals would meet the wrong needs."""

import re
from collections.abc import Iterable

from base.errors import Invalid
from imports.folding import folded
from imports.provider_kinds import Kind, vocabulary
from imports.record import Record

MOST = 0.5  # share of rows that speak of another kind, and more than twice as often as of the stated one


def check_headers(kind: Kind, headers: Iterable[str], file: str) -> None:
    """Refuse a file with headers that only another kind has."""
    there = {folded(header) for header in headers}
    ours = {folded(name) for names in [kind.signs, *kind.columns.values()] for name in names}
    for other in vocabulary().kinds.values():
        signs = [sign for sign in other.signs if folded(sign) in there - ours]
        if other.id != kind.id and signs and not _signs(kind) & there:
            raise _looks_like(kind, other, file, f"表头 {signs[0]}", f"the header {signs[0]}")


def check_words(kind: Kind, records: Iterable[Record], file: str) -> None:
    """Refuse a file whose names and types speak of another kind far more than of the stated one."""
    texts = [f"{record.name} {record.fields.get('type', '')}" for record in records]
    if not texts:
        return
    others = [other for other in vocabulary().kinds.values() if other.id != kind.id]
    likeliest = max(others, key=lambda other: _share(other, texts))
    if _share(likeliest, texts) >= max(MOST, 2 * _share(kind, texts)):
        raise _looks_like(kind, likeliest, file, "名称和类型", "its names and types")


def _signs(kind: Kind) -> set[str]:
    return {folded(sign) for sign in kind.signs}


def _share(kind: Kind, texts: list[str]) -> float:
    words = re.compile("|".join(kind.words), re.IGNORECASE)
    return sum(words.search(text) is not None for text in texts) / len(texts)


def _looks_like(kind: Kind, other: Kind, file: str, zh: str, en: str) -> Invalid:
    return Invalid(
        f"{file} 看来是{other.title.zh}（见{zh}），不是{kind.title.zh}。请改用 --as {other.id}。",
        f"{file} seems to hold {other.title.en} (see {en}), not {kind.title.en}. Use --as {other.id}.",
    )
