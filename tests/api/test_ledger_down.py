"""No record, no answer: while the ledger takes nothing, nobody is shown and nothing changes; then all goes on."""

import json
from pathlib import Path

import pytest
from sqlalchemy import select

from api.app import create
from base.settings import Settings
from graph import server
from ledger.store import open_ledger
from ledger.tables import AUDIT_RECORDS
from tests.conftest import Program, asking
from tests.ledger.databases import fresh
from tests.ledger.failing import full, read_only
from tests.small_graph import SmallGraph

COUPLES = 40
PAGE, DOUBTS = "/api/v1/people/P-0", "/api/v1/doubts"
ALL = """
MATCH (n) WHERE NOT n:Schema OPTIONAL MATCH (n)-[tie]->(other)
RETURN labels(n) AS labels, properties(n) AS own, type(tie) AS kind, properties(tie) AS told, other.id AS other
ORDER BY labels, n.id, n.code, kind, other
"""


@pytest.fixture
def couples(graph: SmallGraph) -> SmallGraph:
    """Married people, whom somebody may doubt."""
    graph.run(
        """
        UNWIND range(0, $last) AS n
        CREATE (:Person {id: 'P-' + n, name: '王芳', gender: 'female', birth_year: 1950})
               -[:SPOUSE_OF]->(:Person {id: 'Q-' + n, name: '李强'})
        """,
        last=COUPLES - 1,
    )
    return graph


def office(settings: Settings, home: Path, postgres: str | None = None) -> Settings:
    """An office with a ledger of its own over the run's graph."""
    there = server.find(settings)
    assert there is not None
    return Settings(
        home=home,
        lang="zh",
        ledger_url=fresh(postgres) if postgres else None,
        neo4j_uri=there.uri,
        neo4j_password=there.password,
        token=None,
        query_seconds=60,
    )


@pytest.fixture(params=["sqlite", "postgresql"])
def here(request: pytest.FixtureRequest, settings: Settings, couples: SmallGraph, tmp_path: Path) -> Settings:
    """Such an office on either database."""
    on_server = request.param == "postgresql"
    return office(settings, tmp_path / "home", request.getfixturevalue("postgres") if on_server else None)


def wrong(n: int) -> dict[str, str]:
    """That these two are not married."""
    return {"kind": "SPOUSE_OF", "start": f"P-{n}", "end": f"Q-{n}", "reason": "双方均称从未登记结婚"}


def records(here: Settings) -> list[dict[str, object]]:
    """Everything on record."""
    with open_ledger(here).reading() as connection:
        return [json.loads(body) for body in connection.scalars(select(AUDIT_RECORDS.c.body))]


def test_a_page_is_not_answered_while_the_ledger_may_only_be_read(here: Settings) -> None:
    headers = asking(here, "caseworker")
    with Program(create(here), raise_server_exceptions=False) as api:
        before = api.get(PAGE, headers=headers)
        with read_only(open_ledger(here)):
            down = [api.get(PAGE, headers=headers) for _ in range(3)]
        after = api.get(PAGE, headers=headers)

    assert (before.status_code, after.status_code) == (200, 200)
    assert after.json() == before.json()
    for answer in down:
        assert (answer.status_code, answer.json()["type"]) == (503, "urn:huimin:problem:ledger-down")
        assert answer.headers["retry-after"] == "2"
        assert [told for told in ("王", "1950", "female", "P-0") if told in answer.text] == []
    assert [it["operation"] for it in records(here)].count("people.show") == 2


def test_nothing_is_changed_while_the_ledger_may_only_be_read(here: Settings, couples: SmallGraph) -> None:
    headers = asking(here, "caseworker") | {"Idempotency-Key": "the-same-key"}
    before = couples.rows(ALL)
    with Program(create(here), raise_server_exceptions=False) as api:
        with read_only(open_ledger(here)):
            down = api.post(DOUBTS, headers=headers, json=wrong(0))
        meanwhile = couples.rows(ALL)
        after = api.post(DOUBTS, headers=headers, json=wrong(0))

    assert (down.status_code, down.json()["type"]) == (503, "urn:huimin:problem:ledger-down")
    assert "王" not in down.text
    assert meanwhile == before
    assert after.status_code == 201, "the key was not used up"
    assert couples.rows(ALL) != before


def test_of_a_disk_that_fills_up_every_page_that_was_answered_is_on_record(
    settings: Settings, couples: SmallGraph, tmp_path: Path
) -> None:
    here = office(settings, tmp_path / "home")
    headers = asking(here, "caseworker")
    with Program(create(here), raise_server_exceptions=False) as api:
        api.get(PAGE, headers=headers)
        with full(open_ledger(here)):
            given = [api.get(PAGE, headers=headers) for _ in range(50)]
            kept = len(records(here))
        after = api.get(PAGE, headers=headers)

    refused = [answer for answer in given if answer.status_code != 200]
    assert {answer.json()["type"] for answer in refused} == {"urn:huimin:problem:ledger-down"}
    assert not [answer for answer in refused if "王" in answer.text]
    assert kept == 1 + len(given) - len(refused)
    assert after.status_code == 200


def test_of_a_disk_that_fills_up_every_change_of_the_graph_was_intended_on_record(
    settings: Settings, couples: SmallGraph, tmp_path: Path
) -> None:
    here = office(settings, tmp_path / "home")
    headers = asking(here, "caseworker")
    with Program(create(here), raise_server_exceptions=False) as api:
        api.post(DOUBTS, headers=headers, json=wrong(0))
        with full(open_ledger(here)):
            given = [api.post(DOUBTS, headers=headers, json=wrong(n)) for n in range(1, COUPLES)]
        after = api.post(DOUBTS, headers=headers, json=wrong(COUPLES - 1))

    intended = [it["subjects"] for it in records(here) if it["act"] == "intent"]
    doubted = couples.rows("MATCH (doubt:Doubt) RETURN [doubt.start, doubt.end] AS ends")
    assert {answer.status_code for answer in given} >= {503}
    assert [row["ends"] for row in doubted if row["ends"] not in intended] == []
    assert len(doubted) < COUPLES - 1
    assert after.status_code == 201
