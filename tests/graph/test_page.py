"""docs/graph.md is true: whatever stands in the seeded county is on the page."""

import re
from typing import Any

import pytest

from graph.client import Client
from graph.model import model
from graph.statements import Statement
from tests.conftest import ROOT

NODES = "MATCH (n) UNWIND labels(n) AS label UNWIND keys(n) AS property RETURN DISTINCT label, property"
TIES = """
MATCH (start)-[tie]->(end)
UNWIND labels(start) AS start_label
UNWIND labels(end) AS end_label
RETURN DISTINCT type(tie) AS kind, start_label, end_label, keys(tie) AS properties
"""
ROW = re.compile(r"^\| `(\w+)` \|.*$", re.MULTILINE)
COMMON = {"source", "source_id", "known_at", "replaced_at", "since", "until", "key"}
SECOND = {label.name for label in model().labels.values() if label.second}
LINES = {found[1]: found[0] for found in ROW.finditer((ROOT / "docs" / "graph.md").read_text(encoding="utf-8"))}


@pytest.mark.usefixtures("county")
def test_every_label_and_property_in_the_county_is_on_the_page(client: Client) -> None:
    found = {(row["label"], row["property"]) for row in rows(client, NODES) if row["label"] not in SECOND}

    told = {(label, name) for label, name in found if name in COMMON or f"`{name}`" in LINES.get(label, "")}
    second = {
        name for label in model().labels.values() if label.second for name in (it.name for it in label.properties)
    }
    assert {(label, name) for label, name in found - told if name not in second} == set()


@pytest.mark.usefixtures("county")
def test_every_tie_in_the_county_is_on_the_page_in_its_direction(client: Client) -> None:
    found = [row for row in rows(client, TIES) if not {row["start_label"], row["end_label"]} & SECOND]

    assert [row for row in found if f"{row['start_label']} → {row['end_label']}" not in LINES[row["kind"]]] == []
    assert [
        row for row in found if set(row["properties"]) - COMMON - set(re.findall(r"`(\w+)`", LINES[row["kind"]]))
    ] == []


def rows(client: Client, text: str) -> list[dict[str, Any]]:
    """Plain rows of a statement of this test's own."""
    return client.read(Statement("test", {"about": "a test's own"}, text), {}, 60, {})
