"""A screening over HTTP and at the terminal: asked for, carried out as a job, kept, read page by page, compared."""

import json
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from typer.testing import CliRunner, Result

from base.errors import Forbidden, Invalid, NotFound, Refused
from base.roles import Role
from base.settings import Settings
from cli.jobs import bodies
from cli.main import app
from graph.client import Client
from ledger import jobs
from ledger.running import running
from ledger.store import open_ledger
from tests.conftest import DAY, TOWNSHIP, Signed, asking, seated
from tests.small_graph import SmallGraph

LOW, AGED = "minimum-living-allowance", "old-age-allowance"
ELSEWHERE = "990102001"
PEOPLE = """
(:Area {id: '990101', code: '990101', name: '青澜县', level: 'county',
        registers: ['police', 'civil-affairs', 'social-insurance', 'real-estate']}),
(:Area {id: '990101001', code: '990101001', name: '双井镇', level: 'township'}),
(low:Policy {id: 'minimum-living-allowance', title: 'Minimum', title_zh: '低保'}),
(aged:Policy {id: 'old-age-allowance', title: 'Old age', title_zh: '高龄'}),
(home:Household {id: 'H-1', basis: 'registered'}), (rich:Household {id: 'H-2', basis: 'registered'}),
(a:Person {id: 'P-1', name: '王芳', born: date('1940-01-01')})-[:MEMBER_OF]->(home),
(b:Person {id: 'P-2', name: '李强', born: date('1980-01-01')})-[:MEMBER_OF]->(rich),
(rich)<-[:HELD_BY]-(:Award {id: 'N-1', status: 'active', monthly: 300.0, since: date('2024-01-01')})-[:UNDER]->(low),
(:Fact {id: 'X-1', kind: 'income', value: 'wage', amount: 780.0, since: date('2020-01-01')})-[:ABOUT]->(b),
(:Person {id: 'P-3', name: '赵六', born: date('1930-01-01'), area: '990102001'})
  -[:MEMBER_OF]->(:Household {id: 'H-3', basis: 'registered', area: '990102001'})
"""


@pytest.fixture
def people(graph: SmallGraph, api: TestClient) -> None:
    """Two who live here, one paid nothing and one paid too long, and one who lives elsewhere."""
    graph.create(PEOPLE)
    api.app.state.client.forget()  # type: ignore[attr-defined]  # which townships a county has


def screened(api: TestClient, client: Client, settings: Settings, headers: dict[str, str], **asked: Any) -> str:
    """The id of a screening that is asked for and carried out."""
    answer = api.post("/api/v1/screenings", json=asked, headers=headers)
    assert answer.status_code == 202, answer.text
    return carried_out(client, settings, answer.json()["id"])


def carried_out(client: Client, settings: Settings, job_id: str) -> str:
    """The id of a job that is over and done."""
    ledger = open_ledger(settings)
    with running(ledger, bodies(client, settings, ledger)):
        while not (job := jobs.show(ledger, job_id)).is_over:
            pass
    assert job.state == "done", job.said
    return job.id


def holders(api: TestClient, headers: dict[str, str], id: str, **asked: Any) -> Any:
    """A page of whom a screening names."""
    return api.get(f"/api/v1/screenings/{id}/holders", params=asked, headers=headers).json()


def test_a_screening_names_the_missed_and_whom_to_look_at_again_and_nobody_elsewhere(
    people: None, api: TestClient, client: Client, settings: Settings, signed: Signed
) -> None:
    auditor = signed("auditor", TOWNSHIP)
    assert api.get("/api/v1/people/P-1", headers=auditor).status_code == 403
    id = screened(api, client, settings, auditor)

    (missed,) = holders(api, auditor, id, policy=AGED)["holders"]
    (again,) = holders(api, auditor, id, policy=LOW, standing="look-again")["holders"]
    shown = api.get(f"/api/v1/screenings/{id}", headers=auditor).json()

    assert (missed["id"], missed["name"], missed["due"]) == ("P-1", "王*", 100.0)
    assert (again["id"], again["people"], again["paid"], again["due"]) == ("H-2", ["P-2"], 300.0, 0.0)
    assert "760" in again["why"][0]["zh"]
    assert {it["township"] for it in shown["totals"]} == {TOWNSHIP}
    assert sum(it["holders"] for it in shown["totals"] if it["policy"] == AGED) == 2
    assert api.get("/api/v1/people/P-1", headers=auditor).status_code == 200, "a screening has named them"


def test_an_officer_of_another_place_sees_nothing_of_it(
    people: None, api: TestClient, client: Client, settings: Settings, signed: Signed
) -> None:
    id = screened(api, client, settings, signed("auditor", TOWNSHIP), policies=[AGED])
    other = signed("auditor", ELSEWHERE)

    assert id not in api.get("/api/v1/screenings", headers=other).text
    assert api.get(f"/api/v1/screenings/{id}", headers=other).status_code == 404
    assert api.get("/api/v1/screenings/..", headers=other).status_code in (404, 200)
    assert api.get(f"/api/v1/screenings/{id}/holders", params={"policy": AGED}, headers=other).status_code == 404


def test_pages_follow_one_another_and_whoever_is_sealed_meanwhile_is_left_out(
    people: None, api: TestClient, client: Client, settings: Settings, signed: Signed, graph: SmallGraph
) -> None:
    graph.create("(:Person {id: 'P-4', name: '钱七', born: date('1930-01-01')})")
    graph.create("(:Person {id: 'P-5', name: '孙八', born: date('1930-01-01')})")
    auditor = signed("auditor", TOWNSHIP)
    graph.run("""
      MATCH (p:Person) WHERE p.id IN ['P-4', 'P-5']
      CREATE (p)-[:MEMBER_OF]->(:Household {id: 'H-' + p.id, basis: 'registered'})
    """)
    id = screened(api, client, settings, auditor, policies=[AGED])

    first = holders(api, auditor, id, policy=AGED, at_most=2)
    second = holders(api, auditor, id, policy=AGED, at_most=2, after=first["next"])
    graph.run("MATCH (p:Person {id: 'P-5'}) SET p.area = 'sealed01', p.true_area = $area", area=TOWNSHIP)
    later = holders(api, auditor, id, policy=AGED)

    assert [it["id"] for it in first["holders"]] == ["P-1", "P-4"]
    assert ([it["id"] for it in second["holders"]], second["next"]) == (["P-5"], None)
    assert [it["id"] for it in later["holders"]] == ["P-1", "P-4"]


def test_two_days_are_compared_by_who_is_entitled_now(
    people: None, api: TestClient, client: Client, settings: Settings, signed: Signed
) -> None:
    auditor = signed("auditor", TOWNSHIP)
    before = screened(api, client, settings, auditor, policies=[AGED], day="2019-12-31")
    between = screened(api, client, settings, auditor, policies=[AGED], day="2024-01-01")
    after = screened(api, client, settings, auditor, policies=[AGED])

    def differs(id: str) -> Any:
        return api.get(f"/api/v1/screenings/{after}/changes", params={"since": id}, headers=auditor).json()["changes"]

    assert [(it["gain"], it["lose"], it["cost"]) for it in differs(before)] == [(1, 0, 100.0)]
    assert [(it["gain"], it["more"], it["cost"]) for it in differs(between)] == [(0, 1, 20.0)]


def test_the_feed_tells_who_stands_otherwise_and_why_page_by_page(
    people: None, api: TestClient, client: Client, settings: Settings, signed: Signed, graph: SmallGraph
) -> None:
    auditor = signed("auditor", TOWNSHIP)
    before = screened(api, client, settings, auditor, policies=[LOW, AGED])
    graph.run("""
      MATCH (home:Household {id: 'H-1'}), (a:Person {id: 'P-1'}), (low:Policy {id: 'minimum-living-allowance'})
      CREATE (home)<-[:HELD_BY]-(:Award {id: 'N-9', status: 'active', monthly: 760.0})-[:UNDER]->(low)
      SET a.born = date('1960-01-01')
    """)
    after = screened(api, client, settings, auditor, policies=[LOW, AGED])

    def page(**more: Any) -> Any:
        return api.get(f"/api/v1/screenings/{after}/moves", params={"since": before, **more}, headers=auditor).json()

    first = page(at_most=1)
    second = page(at_most=1, after=first["next"])

    told = [(it["id"], it["policy"], it["was"], it["now"]) for it in (*first["moves"], *second["moves"])]
    assert told == [("H-1", LOW, "missed", "receiving"), ("P-1", AGED, "missed", "not-entitled")]
    assert second["next"] is None
    assert page(after="nobody")["status"] == 409
    assert run(settings, "screen", "moves", before, after).exit_code == 0
    assert run(settings, "screen", "moves", after, after).exit_code == 1


def test_neither_the_unknown_nor_whom_an_imagined_change_concerns_may_be_opened(
    people: None, api: TestClient, client: Client, settings: Settings, signed: Signed
) -> None:
    auditor = signed("auditor", TOWNSHIP)
    imagined = screened(api, client, settings, auditor, policies=[LOW], changes={"living_standard": "9000"})
    unknown = screened(api, client, settings, auditor, policies=["temporary-relief"])

    names = holders(api, auditor, imagined, policy=LOW)["holders"]
    asked = holders(api, auditor, unknown, policy="temporary-relief", standing="unknown")["holders"]

    assert {it["id"] for it in names} == {"H-1"}
    assert {it["id"] for it in asked} == {"H-1", "H-2"}
    assert api.get("/api/v1/people/P-1", headers=auditor).status_code == 403


def test_what_is_imagined_is_told_by_township_and_type_of_household(
    people: None, api: TestClient, client: Client, settings: Settings, signed: Signed
) -> None:
    auditor = signed("auditor", TOWNSHIP)
    id = screened(api, client, settings, auditor, policies=[LOW], changes={"living_standard": "+5%"})

    told = api.get(f"/api/v1/screenings/{id}", headers=auditor).json()["changes"]

    assert [(it["type"], it["gain"], it["more"], it["cost"]) for it in told] == [
        ("alone", 1, 0, 18.0),
        ("elders", 0, 1, 38.0),
    ]


def run(settings: Settings, *words: str, role: Role = "auditor") -> Result:
    """A command of an auditor of the township, or of another role."""
    return CliRunner().invoke(app, list(words), obj=seated(settings, asking(settings, role)))


def test_at_the_terminal_a_screening_ends_in_a_table_and_its_lists(people: None, settings: Settings) -> None:
    told = run(settings, "screen", "run", "--policy", AGED, "--on", str(DAY), "--json")
    id = json.loads(told.output)["id"]

    assert told.exit_code == 0
    assert id in run(settings, "screen", "list").output
    assert "王*" in run(settings, "screen", "show", id, "--policy", AGED).output
    assert run(settings, "screen", "show", id, "--policy", AGED, "--standing", "look-again").exit_code == 1
    assert "高龄津贴" in run(settings, "screen", "show", id).output
    assert run(settings, "screen", "compare", id, id).exit_code == 0
    assert isinstance(run(settings, "screen", "show", id, "--policy", AGED, "--standing", "lost").exception, Invalid)


def test_a_check_of_somebody_tells_each_policy_and_why(people: None, settings: Settings) -> None:
    def check(*words: str) -> Result:
        return run(settings, "policy", "check", *words, role="caseworker")

    again = check("H-2", "--policy", LOW)

    assert again.exit_code == 1
    assert "请复核" in again.output
    assert "✗" in again.output
    assert check("P-1").exit_code == 0
    assert isinstance(check("H-3").exception, NotFound)
    assert isinstance(check("H-2", "--policy", LOW, "--as-of", "2023-01-01").exception, Refused)
    assert isinstance(run(settings, "policy", "check", "H-2").exception, Forbidden), "no finding has named them"


def test_what_is_kept_of_a_screening_names_nobody(
    people: None, api: TestClient, client: Client, settings: Settings, signed: Signed
) -> None:
    id = screened(api, client, settings, signed("auditor", TOWNSHIP), policies=[AGED])

    folder = Path(settings.home) / "screenings" / id
    assert (folder.stat().st_mode & 0o777) == 0o700
    assert all("王芳".encode() not in file.read_bytes() for file in folder.iterdir())
