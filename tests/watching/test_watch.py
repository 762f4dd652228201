"""From a register's row to a person's decision: an import tells of events, a watch proposes, an officer decides."""

import json
import re
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import delete
from typer.testing import CliRunner

from base.settings import Settings
from cli.main import app
from graph.client import Client
from ledger import jobs
from ledger.store import open_ledger
from ledger.watch_tables import EVENTS, MOVES, PROPOSAL_MOVES, PROPOSALS
from oversight import standings, watching_job
from oversight.watching import Looked
from oversight.watching_job import WatchReport
from tests.conftest import TOWNSHIP, Signed
from tests.screening.test_job import AGED, ELSEWHERE, LOW, PEOPLE, carried_out, screened
from tests.small_graph import SmallGraph

Watch = Callable[..., Looked]
TODAY = date.today()
OWN_PEOPLE = re.sub(r"'(P|H)-(\d)'", r"'\1-w\2'", PEOPLE)  # an import seals again whom other tests have sealed
FROM_REGISTER = """
MATCH (n) WHERE n:Person OR n:Household
SET n:Entity, n.source = 'register', n.source_id = n.id
"""


@pytest.fixture
def watch(
    graph: SmallGraph, api: TestClient, client: Client, settings: Settings, signed: Signed, tmp_path: Path
) -> Watch:
    """Three people, screened; brings facts in as a register does and looks into them."""
    graph.create(OWN_PEOPLE)
    graph.create("(:Area {id: '990102001', code: '990102001', name: '石桥镇', level: 'township'})")
    graph.run(FROM_REGISTER)
    for known in (client, api.app.state.client):  # type: ignore[attr-defined]  # of another test's graph
        known.forget()
    for area in (TOWNSHIP, ELSEWHERE):
        screened(api, client, settings, signed("auditor", area))
    ledger = open_ledger(settings)
    with ledger.writing() as connection:
        for table in (EVENTS, MOVES, PROPOSALS, PROPOSAL_MOVES):
            connection.execute(delete(table))

    def watched(*facts: dict[str, Any]) -> Looked:
        began = datetime.now(UTC)
        if facts:
            file = tmp_path / f"{facts[0]['source_id']}.ndjson"
            file.write_text("".join(json.dumps(one) + "\n" for one in facts), "utf-8")
            words = ["import", "facts", str(file), "--source", "register"]
            done = CliRunner().invoke(app, words, obj=settings)
            assert done.exit_code == 0, done.output
        watching_job.ask(ledger, "operator")  # beside the one an import asks for
        carried_out(client, settings, jobs.listed(ledger).jobs[0].id)
        mine = [jobs.show(ledger, one.id) for one in jobs.listed(ledger).jobs if one.at >= began]
        assert [one.said for one in mine if one.state != "done"] == []
        told = [WatchReport.model_validate(one.answer) for one in mine if one.kind == watching_job.KIND]
        return Looked(**{name: sum(getattr(one, name) for one in told) for name in Looked.model_fields})

    watched()  # birthdays, and whatever other tests have left
    return watched


def income(name: str, of: str, amount: float) -> dict[str, Any]:
    """An income a register states."""
    return {"source_id": name, "about_id": of, "kind": "income", "value": "wage", "amount": str(amount)}


def feed(api: TestClient, headers: dict[str, str]) -> list[Any]:
    """What changed in one's townships."""
    found: list[Any] = api.get("/api/v1/events", headers=headers).json()["moves"]
    return found


def proposed(api: TestClient, headers: dict[str, str], **asked: Any) -> list[Any]:
    """What is proposed there."""
    found: list[Any] = api.get("/api/v1/proposals", params=asked, headers=headers).json()["proposals"]
    return found


def test_an_income_that_is_gone_makes_a_household_missed_and_is_offered(
    watch: Watch, api: TestClient, signed: Signed
) -> None:
    caseworker = signed("caseworker", TOWNSHIP)
    watch(income("w1", "P-w1", 5000.0))
    told = watch(income("w1", "P-w1", 100.0))

    assert (told.events, told.moves >= 1, told.proposals >= 1) == (1, True, True)
    newest = next(one for one in feed(api, caseworker) if one["policy"] == LOW)
    (offer,) = [one for one in proposed(api, caseworker, kind="offer") if one["holder"] == "H-w1"]

    assert (newest["id"], newest["was"], newest["event"]) == ("H-w1", "not-entitled", "income")
    assert (newest["now"], newest["due"]) == ("missed", 660.0)
    shown = api.get(f"/api/v1/proposals/{offer['id']}", headers=caseworker).json()
    assert shown["application"]["about"] == "H-w1"
    assert shown["application"]["known"]
    assert shown["today"]["outcome"] == "met"


def act(api: TestClient, headers: dict[str, str], id: str, move: str, note: str | None = None, read: str = "*") -> Any:
    """Move a proposal on."""
    path, told = f"/api/v1/proposals/{id}/moves", {"move": move, "note": note}
    return api.post(path, json=told, headers={**headers, "If-Match": read})


def test_nobody_is_paid_less_before_they_were_told_and_heard_and_an_approver_decided(
    watch: Watch, api: TestClient, graph: SmallGraph, signed: Signed
) -> None:
    caseworker, approver = signed("caseworker", TOWNSHIP), signed("approver", TOWNSHIP)
    graph.run("MATCH (x:Fact {id: 'X-1'}) SET x.until = date('2021-01-01')")
    watch(income("w2", "P-w2", 300.0))
    watch(income("w2", "P-w2", 900.0))
    (ending,) = [one for one in proposed(api, caseworker, kind="exit") if one["holder"] == "H-w2"]
    id = ending["id"]

    assert (ending["was"], ending["now"], ending["paid"]) == ("receiving", "look-again", 300.0)
    assert "760" in ending["why"][-1]["zh"]
    assert act(api, approver, id, "accept").status_code == 409, "nobody was told"
    assert act(api, caseworker, id, "hear", "说明").status_code == 409, "nobody was told"
    notified = act(api, caseworker, id, "notify").json()
    assert notified["answer_by"] == str(TODAY + timedelta(days=10))
    assert act(api, approver, id, "accept").status_code == 409, "there is time to answer"
    assert act(api, caseworker, id, "hear").status_code == 409, "what was heard is written down"
    assert act(api, caseworker, id, "hear", "工资只发到六月").json()["state"] == "heard"
    assert act(api, caseworker, id, "accept").status_code == 403, "an approver decides"
    assert act(api, approver, id, "accept", read='"v1"').status_code == 412
    ended = act(api, approver, id, "accept").json()

    assert [one["move"] for one in ended["moves"]] == ["notify", "hear", "accept"]
    assert ended["moves"][1]["note"] == "工资只发到六月"
    assert act(api, caseworker, id, "dismiss", "再议").status_code == 409, "it is over"
    assert graph.rows("MATCH (n:Award {id: 'N-1'}) RETURN n.status AS s") == [{"s": "active"}], "nothing ends by itself"


def test_what_is_due_falls_with_an_income_and_what_was_proposed_is_overtaken(
    watch: Watch, api: TestClient, graph: SmallGraph, signed: Signed
) -> None:
    caseworker = signed("caseworker", TOWNSHIP)
    graph.run("MATCH (x:Fact {id: 'X-1'}) SET x.until = date('2021-01-01')")
    for amount in (300.0, 500.0, 200.0):
        watch(income("w3", "P-w2", amount))

    mine = [one for one in proposed(api, caseworker) if one["holder"] == "H-w2"]
    closed = [one for one in proposed(api, caseworker, state="overtaken") if one["holder"] == "H-w2"]

    assert [(one["kind"], one["due"]) for one in mine if one["policy"] == LOW] == [("raise", 560.0)]
    assert "lower" in [one["kind"] for one in closed if one["policy"] == LOW]


def test_a_note_of_a_visit_asks_to_look_again_and_is_kept_sealed(
    watch: Watch, api: TestClient, settings: Settings, signed: Signed
) -> None:
    caseworker = signed("caseworker", TOWNSHIP)
    told = {"kind": "visit-note", "person_id": "P-w2", "note": "家中无人，邻居称已外出务工"}

    answer = api.post("/api/v1/events", json=told, headers=caseworker)
    watch()

    assert answer.status_code == 201
    assert "P-w2" in [one["holder"] for one in proposed(api, caseworker, kind="look-again")]
    assert "邻居".encode() not in (Path(settings.home) / "ledger.db").read_bytes()
    elsewhere = api.post("/api/v1/events", json={**told, "person_id": "P-w3"}, headers=caseworker)
    assert elsewhere.status_code == 404
    assert api.post("/api/v1/events", json={**told, "kind": "death"}, headers=caseworker).status_code == 409
    ahead = api.post("/api/v1/events", json={**told, "on": str(TODAY + timedelta(days=2))}, headers=caseworker)
    assert ahead.status_code == 409


def test_a_severe_illness_warns_the_township_and_an_officer_elsewhere_sees_nothing_of_it(
    watch: Watch, api: TestClient, signed: Signed
) -> None:
    illness = {"source_id": "i1", "about_id": "P-w1", "kind": "illness", "value": "severe", "since": str(TODAY)}
    watch(illness)

    (warned,) = [one for one in proposed(api, signed("caseworker", TOWNSHIP), kind="warn") if one["holder"] == "P-w1"]
    other = signed("caseworker", ELSEWHERE)

    assert (warned["event"], warned["name"], warned["policy"]) == ("illness", "王*", None)
    assert warned["id"] not in api.get("/api/v1/proposals", headers=other).text
    assert api.get(f"/api/v1/proposals/{warned['id']}", headers=other).status_code == 404
    assert act(api, other, warned["id"], "accept").status_code == 404
    assert [one["id"] for one in feed(api, other) if one["id"] in ("P-w1", "H-w1", "P-w2", "H-w2")] == []
    mine = signed("caseworker", TOWNSHIP, ELSEWHERE)
    assert warned["id"] in [one["id"] for one in proposed(api, mine, area=TOWNSHIP)]
    assert warned["id"] not in [one["id"] for one in proposed(api, mine, area=ELSEWHERE)]
    assert api.get("/api/v1/events", params={"area": "990301"}, headers=mine).status_code == 409


def test_a_screening_of_another_day_or_of_what_is_imagined_is_nothing_to_stand_otherwise_than(
    watch: Watch, api: TestClient, client: Client, settings: Settings, signed: Signed
) -> None:
    auditor = signed("auditor", TOWNSHIP)
    watch(income("w6", "P-w1", 5000.0))
    past = screened(api, client, settings, auditor, day="2019-12-31")
    imagined = screened(api, client, settings, auditor, changes={"living_standard": "9000"})

    kept = [one.id for one in standings.screenings(settings.home, TODAY)]

    assert past not in kept
    assert imagined not in kept
    assert watch(income("w6", "P-w1", 4000.0)).moves == 0


def test_the_same_rows_again_are_no_event_and_a_watch_without_any_changes_nothing(watch: Watch) -> None:
    watch(income("w4", "P-w1", 100.0))
    again = watch(income("w4", "P-w1", 100.0))

    assert again == Looked()


def test_a_birthday_that_matters_is_looked_into_on_its_day(
    watch: Watch, api: TestClient, graph: SmallGraph, client: Client, settings: Settings, signed: Signed
) -> None:
    caseworker = signed("caseworker", TOWNSHIP)
    graph.create(f"(:Person {{id: 'P-80', name: '周九', born: date('{TODAY.replace(year=TODAY.year - 80)}')}})")
    graph.run(
        "MATCH (p:Person {id: 'P-80'}), (a:Area {id: '990101'}) SET p:Entity CREATE (p)-[:IN {kind: 'registered'}]->(a)"
    )

    told = watch()

    assert told.events == 1
    turned = next(one for one in feed(api, caseworker) if one["id"] == "P-80" and one["policy"] == AGED)
    assert (turned["event"], turned["was"], turned["now"]) == ("birthday", "not-entitled", "new")


def test_who_has_given_no_sign_of_life_for_a_month_is_looked_at_again(
    watch: Watch, api: TestClient, graph: SmallGraph, signed: Signed
) -> None:
    graph.run(
        """MATCH (p:Person {id: 'P-w1'}), (aged:Policy {id: 'old-age-allowance'})
        CREATE (p)<-[:ABOUT]-(:Fact {id: 'K-9', kind: 'last-sign-of-life', since: $then}),
        (p)<-[:HELD_BY]-(:Award {id: 'N-80', status: 'active', monthly: 120.0})-[:UNDER]->(aged)""",
        then=TODAY - timedelta(days=31),
    )

    watch()

    asked = proposed(api, signed("caseworker", TOWNSHIP), kind="look-again")
    assert "silent-month" in [one["event"] for one in asked if one["holder"] == "P-w1"]
