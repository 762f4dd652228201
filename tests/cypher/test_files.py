"""What every statement's file must have, judged without a server."""

import ast
import re
from collections.abc import Iterator

import pytest

from graph.statements import Statement
from tests.conftest import ROOT
from tests.cypher.catalogue import statements

CATALOGUES = ("patterns/",)  # the folder itself is the list of what there is
STATEMENTS = statements()
PEOPLE = re.compile(r":(?:Person|Household|Award|Payment|Application)\b")


def test_every_statement_has_a_caller_and_every_caller_a_statement() -> None:
    files = {statement.name for statement in STATEMENTS if not statement.name.startswith(CATALOGUES)}

    assert {name for name, _ in called()} == files


def test_only_the_graph_folder_calls_a_statement() -> None:
    assert {module.split("/")[0] for _, module in called()} == {"graph"}


@pytest.mark.parametrize("statement", STATEMENTS, ids=lambda it: it.name)
def test_a_statement_that_can_return_people_keeps_to_areas_or_says_why_not(statement: Statement) -> None:
    returns_people = PEOPLE.search(statement.text) is not None and not statement.writes

    assert not returns_people or "areas" in statement.used or "public" in statement.head


def called() -> Iterator[tuple[str, str]]:
    """Each `load("…")` in our code: the statement it names and the module it stands in."""
    for file in ROOT.glob("[a-z]*/**/*.py"):
        module = file.relative_to(ROOT).as_posix()
        if not module.startswith(("tests/", "bench/")):
            for name in loads(file.read_text(encoding="utf-8")):
                yield name, module


def loads(text: str) -> Iterator[str]:
    """The constants given to a plain `load` in one module."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "load":
            for argument in node.args[:1]:
                if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                    yield argument.value
