"""The description of the HTTP face: complete, with examples, and served from our own files."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from fastapi.testclient import TestClient

from tests.api.operations import description

TOLD = description()
OPERATIONS = [
    (f"{method.upper()} {path}", told) for path, methods in TOLD["paths"].items() for method, told in methods.items()
]
EACH = pytest.mark.parametrize("told", [told for _, told in OPERATIONS], ids=[name for name, _ in OPERATIONS])


@EACH
def test_an_operation_has_a_summary_and_a_description(told: dict[str, Any]) -> None:
    assert told.get("summary")
    assert len(told.get("description", "")) > 10


@EACH
def test_an_operation_shows_an_example_of_what_it_is_asked_or_else_of_what_it_answers(told: dict[str, Any]) -> None:
    asked = [*told.get("parameters", ()), *([told["requestBody"]] if "requestBody" in told else ())]

    assert any(examples(part) for part in asked or [told["responses"]["200"]])


@EACH
def test_an_operation_says_what_it_answers_when_it_refuses(told: dict[str, Any]) -> None:
    assert "503" in told["responses"]


@pytest.mark.parametrize("page", ["/docs", "/openapi.json"])
def test_the_pages_for_programmers_load_nothing_from_elsewhere(api: TestClient, page: str) -> None:
    answer = api.get(page)

    assert answer.status_code == 200
    assert re.findall(r"""(?:src|href|url)\s*[=:]\s*["']?(?:https?:)?//[^"'\s]+""", answer.text) == []


def test_the_files_of_the_docs_page_are_our_own(api: TestClient) -> None:
    page = api.get("/docs").text
    files = re.findall(r"""(?:src|href)=["']([^"']+)""", page)

    assert files
    assert {file: api.get(file).status_code for file in files} == dict.fromkeys(files, 200)


def examples(part: object) -> Iterator[object]:
    """Every example within a part of the description, references followed one step."""
    if isinstance(part, dict):
        for name, value in part.items():
            if name in ("example", "examples"):
                yield value
            elif name == "$ref":
                yield from examples(TOLD["components"]["schemas"][value.rsplit("/", 1)[-1]])
            else:
                yield from examples(value)
    elif isinstance(part, list):
        for inner in part:
            yield from examples(inner)
