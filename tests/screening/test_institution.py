"""What a care home is entitled to, over HTTP and at the terminal."""

import pytest
from fastapi.testclient import TestClient
from typer.testing import CliRunner

from base.settings import Settings
from cli.main import app
from tests.conftest import TOWNSHIP, Signed, asking, seated
from tests.small_graph import SmallGraph

HOME = """
(:Area {id: '990101', code: '990101', registers: ['civil-affairs']}),
(running:Policy {id: 'care-home-running', title: 'Running', title_zh: '运营补贴'}),
(home:Institution {id: 'I-1', name: '安康院', kind: 'care-home', area: '990101001', register_number: '99-1'}),
(:Person {id: 'P-1', name: '王芳', born: date('1940-01-01')})-[:STAYS_AT {kind: 'resident'}]->(home),
(:Person {id: 'P-2', name: '李强', born: date('1941-01-01'), area: '990199001'})-[:STAYS_AT {kind: 'resident'}]->(home),
(:Person {id: 'P-3', name: '赵六', born: date('1942-01-01'), died: date('2025-01-01')})
  -[:STAYS_AT {kind: 'resident'}]->(home),
(home)<-[:HELD_BY]-(:Award {id: 'N-1', status: 'active', monthly: 360.0, since: date('2025-01-01')})-[:UNDER]->(running)
"""


@pytest.fixture
def home(graph: SmallGraph) -> None:
    """A care home with two residents who live, one of another county, and one who has died."""
    graph.create(HOME)


def test_a_care_home_is_told_what_is_due_for_those_who_live_there(home: None, api: TestClient, signed: Signed) -> None:
    caseworker = signed("caseworker", TOWNSHIP)

    answer = api.get("/api/v1/institutions/I-1/entitlements", headers=caseworker)
    told = {one["id"]: one for one in answer.json()["entitlements"]}

    assert (told["care-home-running"]["standing"], told["care-home-running"]["amount"]) == ("receiving", 240.0)
    assert told["care-home-running"]["paid"] == 360.0
    assert told["care-home-building"]["reasons"] == ["NOTHING_TO_SUBSIDISE"]
    assert "P-1" not in answer.text
    assert "1940" not in answer.text
    assert api.get("/api/v1/institutions/I-9/entitlements", headers=caseworker).status_code == 404


def test_at_the_terminal_an_id_says_whose_policies_are_asked(home: None, settings: Settings) -> None:
    seat = seated(settings, asking(settings, "caseworker"))

    told = CliRunner().invoke(app, ["policy", "check", "I-1"], obj=seat)

    assert told.exit_code == 0
    assert "240" in told.output
