"""The policies at the terminal: a table, a guide in either language, JSON, and an id nobody knows."""

import json

import pytest
from typer.testing import CliRunner, Result

from base.errors import NotFound
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
