"""A policy's file that is half told is refused, with the line."""

from importlib.resources import files

import pytest

from policies import parameters
from policies.catalogue import parse
from policies.lines import Wrong

FILE = "old-age-allowance.yml"
TEXT = files("policies").joinpath(FILE).read_text(encoding="utf-8")
PARAMETERS = files("policies").joinpath("parameters.yml").read_text(encoding="utf-8")


def refused(old: str, new: str) -> tuple[str, str]:
    """The line, as it stands in the changed file, and the reason."""
    assert TEXT.count(old) >= 1
    text = TEXT.replace(old, new, 1)
    with pytest.raises(Wrong) as told:
        parse(FILE, text)
    return text.splitlines()[told.value.line - 1].strip(), told.value.why


@pytest.mark.parametrize(
    ("old", "new", "line", "why"),
    [
        ("{fact: age, at_least: 80", "{fact: agge, at_least: 80", "- {fact: agge", "there is no fact agge"),
        ("{fact: age, at_least: 80", "{fact: age, is: old", "- {fact: age, is: old", "age is one of no words, not old"),
        ("{fact: age, at_least: 80", "{fact: age, at_least: eighty", "- {fact: age", "there is no parameter eighty"),
        ("is: true, code: HAS_DIED", "at_least: 1, code: HAS_DIED", "- {fact: is_alive", "is_alive is no number"),
        ("is: true, code: HAS_DIED", "is: 1, code: HAS_DIED", "- {fact: is_alive", "is_alive is true or false, not 1"),
        ("at_least: 80, code", "at_least: 80, at_most: 90, code", "- {fact: age", "exactly one of at_least, at_most"),
        ("article: elderly 33}", "article: youth 33}", "- {fact: is_alive", "the basis has no youth"),
        ("code: TOO_YOUNG", "code: too young", "- {fact: age", "when.all.4.code"),
        ("for: person", "for: dog", "for: dog", "for: Input should be"),
        ("since: 2024-01-01", "since: 2020-01-01", "grade:", "a gap"),
        ("grade: {fact: age", "grade: {fact: shoe_size", "grade:", "there is no fact shoe_size"),
        ("paid: monthly", "paid: standing", "benefit:", "a standing in none"),
        ("evidence: {is_alive: police, ", "evidence: {", "evidence:", "nobody is named who proves is_alive"),
        ("age: police}", "age: police, can_work: health}", "evidence:", "can_work is proved and no condition"),
        ("reasons: [TOO_YOUNG]", "reasons: [HAS_DIED]", "cases:", "no case refuses for TOO_YOUNG"),
        ("age: 79}", "age: 79, can_work: true}", "facts:", "can_work is told and never asked"),
        ("id: old-age-allowance", "id: old-age", "id: old-age", "the file calls itself old-age"),
        ("for: person", "for: person\nfor: household", "for: household", "for stands here a second time"),
        ("for: person", "for: [person", "", "this is not YAML"),
        ("missing: [age]", "missing: []", "- unknown", "one that is unknown what is missing"),
        ("for: person", "for: person\nuntil: 2023-01-01", "until:", "it ends before it begins"),
    ],
)
def test_what_is_wrong_is_named_with_its_line(old: str, new: str, line: str, why: str) -> None:
    at, said = refused(old, new)

    assert why in said
    assert at.startswith(line)


def test_a_policy_without_a_case_that_refuses_or_is_unknown_is_refused() -> None:
    for word in ("grants", "unknown"):
        with pytest.raises(Wrong, match=f"no case {word}|at least 3"):
            parse(FILE, _without(word))


def _without(word: str) -> str:
    """The file without the cases of a kind."""
    head, *cases = TEXT.split("\n  - ")
    kept = [case for case in cases if not case.startswith(f"{word}:")]
    return "\n  - ".join([head, *kept])


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ("2024-01-01: 80, 2026-01-01: 100", "2024-01-01: 80, 2024-01-01: 100", "a second time"),
        ("2024-01-01: 80, 2026-01-01: 100", "2026-01-01: 100, 2024-01-01: 80", "stands after a later day"),
        ("2024-01-01: 80, 2026-01-01: 100", "", "there is no line with a day"),
        ("2024-01-01: 80", "last year: 80", "old_age_80.areas.99"),
    ],
)
def test_days_that_overlap_or_go_backwards_are_refused(old: str, new: str, why: str) -> None:
    text = PARAMETERS.replace(old, new, 1)

    with pytest.raises(Wrong) as told:
        parameters.parse("parameters.yml", text)

    assert why in str(told.value)
    assert "old_age_80" in text.splitlines()[told.value.line - 1]


def test_an_empty_file_is_refused() -> None:
    with pytest.raises(Wrong, match="line 1: the file is empty"):
        parse(FILE, "")
