"""The policies at the terminal: a table, a guide in either language, JSON, and an id nobody knows."""

import json

import pytest
from typer.testing import CliRunner, Result

from base.errors import Invalid, NotFound
from cli.main import app
from policies.catalogue import catalogue


def run(*words: str) -> Result:
    """Run `huimin policy …`, for which nobody has to sign in."""
    return CliRunner().invoke(app, ["policy", *words], catch_exceptions=False)


def test_every_policy_is_a_line() -> None:
    shown = run("list").stdout

    assert [id for id in catalogue() if id not in shown] == []
    assert [it["id"] for it in json.loads(run("list", "--json").stdout)["policies"]] == list(catalogue())


def test_a_policy_is_told_with_the_amounts_of_an_area_and_a_day() -> None:
    words = ("show", "minimum-living-allowance", "--area", "990102003")

    assert "790 元" in run(*words, "--on", "2026-03-01").stdout
    assert "740 元" in run(*words, "--on", "2025-03-01").stdout
    assert "尚未施行" in run(*words, "--on", "2020-03-01").stdout
    told = json.loads(run(*words, "--on", "2026-03-01", "--json").stdout)
    assert (told["area"], told["day"], told["in_force"]) == ("990102003", "2026-03-01", True)


def test_a_policy_nobody_knows_is_not_found() -> None:
    with pytest.raises(NotFound, match="There is no policy old-age"):
        run("show", "old-age")


def test_a_policy_is_explained_by_facts_that_are_stated_condition_by_condition() -> None:
    old = ("explain", "extreme-hardship", "age=72", "is_alive=是", "lives_here=yes", "can_work=no", "has_income=no")
    words = (*old, "--area", "990101", "--on", "2026-03-01")
    unknown, met, refused = run(*words), run(*words, "supporter_able=no"), run(*words, "supporter_able=yes")

    assert [it.exit_code for it in (unknown, met, refused)] == [0, 0, 1]
    assert "情况不明" in unknown.stdout
    assert "向公安核实" in unknown.stdout
    assert "符合，1150 元" in met.stdout
    assert "✗ 没有能够履行义务的法定赡养、抚养或扶养人（社会救助暂行办法第14条）" in refused.stdout
    told = json.loads(run(*words, "--json").stdout)
    assert (told["outcome"], told["amount"]) == ("unknown", None)
    assert [it["fact"] for it in told["missing"]] == ["supporter_able"]


@pytest.mark.parametrize(
    ("word", "why"),
    [
        ("income=500", "it asks: is_alive"),
        ("age", "is no fact"),
        ("age=old", "age cannot be `old`"),
        ("is_alive=maybe", "It may be: yes, no"),
    ],
)
def test_a_fact_that_does_not_fit_is_refused_with_what_would(word: str, why: str) -> None:
    with pytest.raises(Invalid, match=why):
        run("explain", "old-age-allowance", word)
