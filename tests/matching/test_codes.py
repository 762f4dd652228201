"""The codes as a whole: each is told in both languages, and each can be raised."""

import ast
import string

import pytest

from matching.codes import Code, told, word
from tests.conftest import ROOT


def test_every_code_has_its_sentences_and_no_sentence_is_without_a_code() -> None:
    assert set(told()["reasons"]) == {code.value for code in Code}


@pytest.mark.parametrize("code", list(Code))
def test_a_sentence_says_the_same_in_both_languages(code: Code) -> None:
    sentences = told()["reasons"][code]

    assert _named(sentences["zh"]) == _named(sentences["en"])
    assert _named(sentences["change_zh"]) == _named(sentences["change_en"])


@pytest.mark.parametrize("code", list(Code))
def test_every_code_is_raised_by_some_rule(code: Code) -> None:
    raised = set()
    for file in (ROOT / "matching").glob("*.py"):
        if file.name != "codes.py":
            for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "Code":
                    raised.add(node.attr)

    assert code.name in raised


def test_a_value_nobody_put_into_words_stands_for_itself() -> None:
    assert word("disability", "unheard-of").zh == "unheard-of"


def _named(sentence: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name}
