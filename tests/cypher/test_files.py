"""What every statement's file must have, judged without a server."""

import ast
import re
from collections.abc import Iterator

import pytest

from graph.statements import Statement
from tests.conftest import ROOT
from tests.cypher.catalogue import statements
from tests.cypher.scope import unkept

CATALOGUES = ("patterns/",)  # the folder itself is the list of what there is
STATEMENTS = statements()
PERSON = re.compile(r"\bPerson\b")
UNASKED = ("schema/",)  # what is applied before anybody is there


def test_every_statement_has_a_caller_and_every_caller_a_statement() -> None:
    files = {statement.name for statement in STATEMENTS if not statement.name.startswith(CATALOGUES)}

    assert {name for name, _ in called()} == files


def test_only_the_graph_folder_calls_a_statement() -> None:
    assert {module.split("/")[0] for _, module in called()} == {"graph"}


@pytest.mark.parametrize("statement", [it for it in STATEMENTS if not it.writes], ids=lambda it: it.name)
def test_whoever_a_statement_may_return_or_count_is_kept_to_the_areas_or_it_says_why_not(statement: Statement) -> None:
    assert unkept(statement) == set()


def test_a_variable_that_is_not_kept_is_named() -> None:
    text = "MATCH (a:Person)-[:USES]->(:Phone)<-[:USES]-(b), (c:Award)-[:HELD_BY]->(:Household) WHERE a.area IN $areas"

    assert unkept(Statement("some", {}, text)) == {"b", "c", "(:Household)"}
    assert unkept(Statement("some", {"public": {"b": "why", "c": "why", "(:Household)": "why"}}, text)) == set()


@pytest.mark.parametrize("statement", STATEMENTS, ids=lambda it: it.name)
def test_a_statement_about_people_says_where_their_ids_stand_so_that_they_are_on_record(statement: Statement) -> None:
    about_people = PERSON.search(statement.text) and not statement.name.startswith(UNASKED)

    assert not about_people or "subjects" in statement.head or "evidence" in statement.head


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
