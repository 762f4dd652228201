"""The dispatcher at the terminal: what is shown, in which language, and with which exit code."""

import json
from collections.abc import Callable

import pytest
from typer.testing import CliRunner, Result

from base.errors import Problem
from base.settings import Settings
from cli.main import app
from tests.api.test_matches import COUNTY
from tests.conftest import asking, seated
from tests.small_graph import SmallGraph

Run = Callable[..., Result]


@pytest.fixture
def run(graph: SmallGraph, settings: Settings) -> Run:
    """`huimin …`, signed in as the small county's dispatcher; a problem is raised as itself."""
    graph.run(COUNTY)
    signed = seated(settings, asking(settings, "dispatcher"))

    def ran(*words: str) -> Result:
        result = CliRunner().invoke(app, list(words), obj=signed)
        if isinstance(result.exception, Problem):
            raise result.exception
        return result

    return ran


def test_a_match_shows_the_candidates_their_reasons_and_the_refused(run: Run) -> None:
    shown = run("match", "P-1", "--need", "home-meals")

    assert shown.exit_code == 0
    assert "东风食堂" in shown.stdout
    assert "需求契合" in shown.stdout
    assert "FULL" in shown.stdout


def test_json_is_the_http_body(run: Run) -> None:
    body = json.loads(run("match", "P-1", "--need", "老人做不了饭", "--json").stdout)

    assert body["needs"][0]["how"] == "guessed"
    assert body["candidates"][0]["resource"]["id"] == "R-near"


def test_nothing_found_ends_with_one(run: Run) -> None:
    shown = run("match", "P-1", "--need", "legal-aid")

    assert shown.exit_code == 1
    assert "没有任何机构" in shown.stdout


def test_why_not_says_what_would_have_to_change(run: Run) -> None:
    shown = run("why-not", "P-1", "R-full")

    assert shown.exit_code == 0
    assert "怎样才行" in shown.stdout
    assert "FULL" in shown.stdout


def test_an_offer_is_spelt_as_people_and_resources_and_then_answered(run: Run) -> None:
    made = run("offer", "P-1", "R-near", "--need", "home-meals", "--json")
    offer_id = json.loads(made.stdout)["id"]

    accepted = run("offer", "accept", offer_id)

    assert "已接受" in accepted.stdout
    with pytest.raises(Problem, match="ALREADY_RECEIVES"):
        run("offer", "P-1", "R-near", "--need", "home-meals")


def test_a_decline_needs_a_code(run: Run) -> None:
    offer_id = json.loads(run("offer", "--need", "home-meals", "P-1", "R-near", "--json").stdout)["id"]

    without = run("offer", "decline", offer_id)
    declined = run("offer", "decline", offer_id, "--code", "too-far")

    assert without.exit_code == 2
    assert "已谢绝" in declined.stdout
    assert "DECLINED_BEFORE:too-far" in run("match", "P-1", "--need", "home-meals").stdout


def test_a_distance_that_is_none_is_named(run: Run) -> None:
    with pytest.raises(Problem, match="within_km"):
        run("match", "P-1", "--need", "home-meals", "--within-km", "-3")
