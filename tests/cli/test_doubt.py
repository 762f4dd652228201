"""Doubts at the terminal: raised by a caseworker, on the table of ties, confirmed or lifted by an auditor."""

import json

import pytest
from fastapi.testclient import TestClient

from base.errors import Invalid
from tests.cli.conftest import Huimin
from tests.conftest import Signed
from tests.small_graph import SmallGraph

WRONG = ("doubt", "raise", "P-1", "P-2", "--kind", "spouse_of", "--reason", "从未登记结婚")


@pytest.fixture
def married(graph: SmallGraph) -> SmallGraph:
    """A couple."""
    graph.create("(:Person {id: 'P-1', name: '王芳'})-[:SPOUSE_OF]->(:Person {id: 'P-2', name: '李强'})")
    return graph


def test_a_doubt_is_raised_listed_on_the_table_of_ties_and_decided(married: SmallGraph, huimin: Huimin) -> None:
    raised = huimin(*WRONG, "--json")
    doubt_id = json.loads(raised.output)["id"]

    listed = huimin("doubt", "list", "--status", "raised")
    around = huimin("person", "neighbourhood", "P-1")
    path = huimin("person", "path", "P-1", "P-2")
    confirmed = huimin("doubt", "confirm", doubt_id, "--reason", "登记处无记录", role="auditor")
    lifted = huimin("doubt", "lift", doubt_id, "--reason", "补登记", role="auditor")
    shown = huimin("doubt", "show", doubt_id)

    assert [one.exit_code for one in (raised, listed, around, path, confirmed, lifted, shown)] == [0] * 7
    assert doubt_id in listed.output
    assert "从未登记结婚" in around.output
    assert "存疑" in path.output
    assert "已确认有误" in confirmed.output
    assert all(reason in shown.output for reason in ("从未登记结婚", "登记处无记录", "补登记"))


def test_json_is_exactly_the_http_body(married: SmallGraph, huimin: Huimin, api: TestClient, signed: Signed) -> None:
    raised = huimin("doubt", "raise", "P-1", "P-2", "--not-same", "--reason", "籍贯不同", "--json")
    doubt_id = json.loads(raised.output)["id"]

    printed = huimin("doubt", "show", doubt_id, "--json")
    answered = api.get(f"/api/v1/doubts/{doubt_id}", headers=signed("caseworker"))

    assert printed.stdout_bytes.rstrip(b"\n") == answered.content


def test_no_doubts_end_with_one(graph: SmallGraph, huimin: Huimin) -> None:
    assert huimin("doubt", "list").exit_code == 1


@pytest.mark.parametrize(
    "words",
    [
        ("doubt", "raise", "P-1", "P-2", "--reason", "x"),
        ("doubt", "raise", "P-1", "P-2", "--reason", "x", "--kind", "FRIEND_OF"),
        ("doubt", "raise", "P-1", "P-2", "--reason", "x", "--kind", "USES", "--not-same"),
        ("doubt", "list", "--status", "open"),
    ],
)
def test_a_malformed_doubt_is_refused(huimin: Huimin, words: tuple[str, ...]) -> None:
    assert isinstance(huimin(*words).exception, Invalid)
