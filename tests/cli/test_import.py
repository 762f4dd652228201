"""`huimin import providers` as the local operator meets it."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from base.settings import Settings
from cli.imports import app
from tests.cli.test_main import Terminal
from tests.imports.samples import real, table
from tests.small_graph import SmallGraph

KEYS = ["read", "new", "changed", "unchanged", "ended", "refused", "refusals"]
RAGGED = "name,cqc_id,capacity\nSpringfield,1-1,40\n" + "".join(f"Home,2-{n},many\n" for n in range(25))


def run(settings: Settings, *words: str | Path) -> Result:
    """Run the command on the tests' own server."""
    return CliRunner().invoke(app, ["providers", *map(str, words)], obj=settings, catch_exceptions=False)


def test_json_is_exactly_the_report_and_the_second_time_all_is_unchanged(graph: SmallGraph, settings: Settings) -> None:
    first = run(settings, real("hospitals"), "--as", "hospitals", "--json")
    second = run(settings, real("hospitals"), "--as", "hospitals", "--json")

    assert list(json.loads(first.stdout)) == KEYS
    assert json.loads(first.stdout) == dict(zip(KEYS, [3, 3, 0, 0, 0, 0, []], strict=True))
    assert json.loads(second.stdout) == dict(zip(KEYS, [3, 0, 0, 3, 0, 0, []], strict=True))
    assert "WGS-84" in first.stderr
    assert "17" in first.stderr


def test_the_table_shows_twenty_refused_rows_and_how_many_more(
    graph: SmallGraph, settings: Settings, tmp_path: Path
) -> None:
    shown = run(settings, table(tmp_path, RAGGED), "--as", "care-homes", "--source", "市民政局")

    assert shown.exit_code == 0
    assert "市民政局" in shown.stdout
    assert shown.stdout.count("不是 0 到") == 20
    assert "另有 5 行" in shown.stdout


def test_json_holds_every_refused_row_in_both_languages(graph: SmallGraph, settings: Settings, tmp_path: Path) -> None:
    shown = json.loads(run(settings, table(tmp_path, RAGGED), "--as", "care-homes", "--json").stdout)

    assert (shown["read"], shown["new"], shown["refused"]) == (26, 1, 25)
    assert shown["refusals"][0]["row"] == 3
    assert shown["refusals"][0]["reason"]["en"].startswith("capacity is not a whole number")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("nowhere.csv", "--as", "care-homes"), "没有这个文件"),
        (("{file}", "--as", "zoos"), "care-homes"),
        (("{file}", "--as", "pharmacies", "--source", "seed"), "--source"),
        (("{file}", "--as", "schools"), "--as care-homes"),
    ],
)
def test_an_unusable_question_ends_with_a_sentence_and_2_and_starts_no_server(
    tmp_path: Path, words: tuple[str, ...], said: str
) -> None:
    file = table(tmp_path, RAGGED)

    done = Terminal(tmp_path / "home").run("import", "providers", *(word.format(file=file) for word in words))

    assert done.returncode == 2
    assert said in done.stderr
    assert not (tmp_path / "home").exists()
