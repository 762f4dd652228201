"""`huimin seed` from the command line."""

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from base.errors import Refused
from base.settings import Settings
from cli.main import app
from graph.client import Client
from tests.small_graph import SmallGraph

TERMINAL = CliRunner()


def test_a_dump_needs_no_graph_and_keeps_the_answers_apart(tmp_path: Path) -> None:
    settings = Settings(home=tmp_path / "home", neo4j_uri="bolt://127.0.0.1:1")  # nobody answers there
    folder = tmp_path / "dump"

    done = TERMINAL.invoke(app, ["seed", "--people", "200", "--dump", str(folder)], obj=settings)

    assert done.exit_code == 0
    people = [row for row in lines(folder / "nodes.ndjson") if row["label"] == "Person"]
    assert len(people) >= 200
    assert people[0]["properties"]["citizen_number"].startswith("99")
    assert all({"kind", "start", "end"} <= row.keys() for row in lines(folder / "ties.ndjson"))
    assert json.loads((folder / "answers.json").read_text(encoding="utf-8"))["people"] == 200


def test_a_county_of_a_handful_is_no_county(tmp_path: Path) -> None:
    done = TERMINAL.invoke(app, ["seed", "--people", "5"], obj=Settings(home=tmp_path))

    assert done.exit_code == 2


def test_the_command_loads_writes_the_answers_and_refuses_a_second_time(
    graph: SmallGraph, client: Client, settings: Settings, tmp_path: Path
) -> None:
    answers = tmp_path / "answers.json"
    asked = ["seed", "--people", "200", "--day", "2025-12-31", "--answers", str(answers)]

    done = TERMINAL.invoke(app, asked, obj=settings)
    again = TERMINAL.invoke(app, asked, obj=settings)
    client.forget()

    assert done.exit_code == 0
    assert json.loads(answers.read_text(encoding="utf-8"))["day"] == "2025-12-31"
    assert isinstance(again.exception, Refused)
    assert again.exception.exit_code == 2


def test_nothing_of_the_answers_is_in_the_graph(graph: SmallGraph, settings: Settings) -> None:
    done = TERMINAL.invoke(app, ["seed", "--people", "200"], obj=settings)

    assert done.exit_code == 0
    [found] = graph.rows(
        "MATCH (n) WHERE any(k IN keys(n) WHERE k IN ['planted', 'true', 'case', 'pattern']) RETURN count(n) AS n"
    )
    assert found == {"n": 0}


@pytest.mark.parametrize("option", ["--dump", "--answers", "--wipe", "--around", "--day"])
def test_help_names_every_option(option: str) -> None:
    assert option in TERMINAL.invoke(app, ["seed", "--help"], env={"COLUMNS": "200"}).output


def lines(file: Path) -> list[dict[str, Any]]:
    return [json.loads(row) for row in file.read_text(encoding="utf-8").splitlines()]
