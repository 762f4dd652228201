"""The catalogue as a whole: every file says what it must, and the page made from it is up to date."""

import re
from dataclasses import replace

import pytest

from graph.catalogue import Pattern, catalogue, read
from tests.conftest import ROOT

PATTERNS = list(catalogue().values())
EVERY = pytest.mark.parametrize("pattern", PATTERNS, ids=lambda it: it.card.id)


def test_the_folder_is_the_catalogue() -> None:
    files = {file.stem for file in (ROOT / "cypher" / "patterns").glob("*.cypher")}

    assert set(catalogue()) == files
    assert [it.card.number for it in PATTERNS] == sorted(it.card.number for it in PATTERNS)


@EVERY
def test_a_pattern_explains_every_kind_of_evidence_it_returns_and_no_other(pattern: Pattern) -> None:
    text = pattern.statement.text
    said = set(re.findall(r"kind: '([a-z-]+)'", text.replace("STAYS_AT {kind: 'in-patient'}", "")))
    said |= set(re.findall(r"(?:THEN|ELSE) '([a-z-]+)'", text))

    assert set(pattern.card.evidence) <= said


@EVERY
def test_a_pattern_keeps_to_areas_has_an_order_and_says_that_a_lawyer_must_look(pattern: Pattern) -> None:
    assert "areas" in pattern.statement.used
    assert "ORDER BY" in pattern.statement.text.split("RETURN")[-1]
    assert "lawyer" in pattern.card.basis.en
    assert "律师" in pattern.card.basis.zh


def test_a_header_with_a_word_nobody_declared_is_refused() -> None:
    statement = PATTERNS[0].statement

    with pytest.raises(ValueError, match="verdict"):
        read(replace(statement, head={**statement.head, "verdict": "guilty"}))


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"id": "another"}, "calls itself another"),
        ({"key": ["shoe_size"]}, "a key it does not return"),
        ({"columns": {"since": {"zh": "起", "en": "Since"}}}, "declares again"),
    ],
)
def test_a_header_that_contradicts_its_file_is_refused(change: dict[str, object], complaint: str) -> None:
    statement = PATTERNS[0].statement

    with pytest.raises(ValueError, match=complaint):
        read(replace(statement, head={**statement.head, **change}))
