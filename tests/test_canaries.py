"""Names and numbers that went through every question stand in no log, metric, store or temporary file afterwards.

The first tests let the canaries through every question, over a ledger of either kind, and look into the graph before
another test wipes it; the last one looks where else they have got to, and at the end of the run it is looked again over
whatever the process they went through has left. Each search has to find a decoy.
"""

import shutil
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import psycopg
import pytest
from fastapi.testclient import TestClient
from typer.testing import CliRunner

from api.app import create
from base.keyring import keys
from base.settings import Settings
from cli.main import app
from graph import server
from graph.load import write
from ledger.store import open_ledger
from tests.canaries import CANARIES, DECOY, Canary, found, rows, standing
from tests.conftest import TOWNSHIP, Program, asking, seated
from tests.ledger.databases import fresh
from tests.small_graph import SmallGraph

NUMBERS = [number for it in CANARIES for number in it.numbers]
NAMES = [it.name for it in CANARIES]
LOGS = (".log", ".jsonl", ".out", ".txt", ".json")
OFFERS = """
MATCH (need:Need {id: 'home-meals'})
CREATE (:Institution {id: 'I-canary', name: '食堂'})-[:OFFERS]->(meals:Resource {id: 'R-canary', name: '送餐'})
WITH need, meals
MATCH (person:Person) WHERE person.id STARTS WITH 'P-canary'
CREATE (offer:Offer {id: 'O-' + person.id, status: 'offered', at: datetime()}),
  (offer)-[:TO]->(person), (offer)-[:OF]->(meals), (offer)-[:FOR]->(need)
"""
DECOYS = "CREATE (a:Scratch {number: $decoy})-[:SCRATCH {said: ['x', 'call ' + $decoy]}]->(a)"


@pytest.fixture(scope="session")
def searched(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """The search again, when every other test of this process is over."""
    yield
    nowhere(tmp_path_factory.getbasetemp())


def nowhere(base: Path) -> None:
    """No number anywhere below a folder, and no name in what is read as a log."""
    assert found(base, NUMBERS) == []
    assert found(base, NAMES, LOGS) == []


@pytest.fixture(params=["sqlite", "postgresql"])
def office(
    request: pytest.FixtureRequest, settings: Settings, graph: SmallGraph, tmp_path: Path, searched: None
) -> Iterator[Settings]:
    """The run's office, and one whose ledger is a PostgreSQL of this run; the canaries are in its graph."""
    write(graph.db, keys(settings), rows(TOWNSHIP), "canaries")
    graph.run(OFFERS)
    if request.param == "sqlite":
        yield settings
        return
    running = server.find(settings)
    assert running is not None
    shutil.copy(settings.home / "keys.json", tmp_path / "keys.json")
    elsewhere = {"home": tmp_path, "ledger_url": fresh(request.getfixturevalue("postgres"))}
    yield settings.model_copy(update=elsewhere | {"neo4j_uri": running.uri, "neo4j_password": running.password})


def test_canaries_go_through_every_question_and_lie_in_no_property_and_no_table(
    office: Settings, graph: SmallGraph
) -> None:
    headers = {role: asking(office, role) for role in ("caseworker", "auditor", "dispatcher", "security-administrator")}
    with Program(create(office), raise_server_exceptions=False) as api:
        for it in CANARIES if office.ledger_url is None else CANARIES[:4]:
            looks(api, it, headers)
            writes(api, it, headers)
    shown = CliRunner().invoke(app, ["person", "find", CANARIES[0].name], obj=seated(office, headers["caseworker"]))

    assert CANARIES[0].name not in shown.output
    assert standing(graph, NUMBERS) == []
    assert "Entity.name: " + CANARIES[0].name in standing(graph, NAMES), "they were there, and were looked at"
    graph.run(DECOYS, decoy=DECOY)
    assert standing(graph, [DECOY]) == [f"SCRATCH.said: {DECOY}", f"Scratch.number: {DECOY}"]
    graph.run("MATCH (it:Scratch) DETACH DELETE it")
    places = found(disk(office, DECOY), [*NUMBERS, DECOY])
    assert places != []
    assert [place for place in places if DECOY not in place] == []


def disk(office: Settings, decoy: str) -> Path:
    """Where the ledger of this office lies, all of it written out, with a word put there on purpose."""
    books = open_ledger(office)
    with books.writing() as connection:
        connection.exec_driver_sql("CREATE TABLE IF NOT EXISTS scratch (said TEXT)")
        connection.exec_driver_sql(f"INSERT INTO scratch VALUES ('{decoy}')")
    if office.ledger_url is None:
        with books.reading() as connection:
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        return office.home
    with psycopg.connect(office.ledger_url.get_secret_value(), autocommit=True) as connection_:
        connection_.execute("CHECKPOINT")
        folder = connection_.execute("SHOW data_directory").fetchone()
    assert folder is not None
    return Path(folder[0])


def looks(api: TestClient, it: Canary, headers: dict[str, dict[str, str]]) -> None:
    """Every question about one of them, asked rightly, and wrongly with the numbers where no number belongs."""
    url, caseworker = f"/api/v1/people/{it.id}", headers["caseworker"]
    other = CANARIES[0].id if it is not CANARIES[0] else CANARIES[1].id
    asked = [
        api.get("/api/v1/people", params={"q": it.name}, headers=caseworker),
        api.post("/api/v1/people/search", json={"citizen_number": it.citizen_number}, headers=caseworker),
        api.post("/api/v1/people/search", json={"phone": it.phone}, headers=headers["auditor"]),
        api.get(url, headers=caseworker),
        api.get(f"{url}/neighbourhood", headers=caseworker),
        api.get(f"{url}/paths", params={"to": other}, headers=caseworker),
        api.get(f"/api/v1/audit/officers/{it.citizen_number}", headers=headers["security-administrator"]),
    ]
    wrong = [
        api.get(f"/api/v1/people/{it.citizen_number}", headers=caseworker),
        api.get("/api/v1/people", params={"q": it.name, "born": it.phone}, headers=caseworker),
        api.post("/api/v1/people/search", json={"phone": it.phone, it.name: it.account}, headers=caseworker),
        api.get("/api/v1/people", params={"q": it.name}, headers={"Authorization": f"Bearer {it.account}"}),
        api.get(url, headers=caseworker | {"Huimin-Case": it.citizen_number}),
        api.get(url, headers=caseworker | {"Huimin-Case": f"T-{it.phone}"}),
        api.get(url, headers=caseworker | {"Huimin-Purpose": it.account}),
        api.get(url, headers=caseworker | {"Huimin-Break-Glass": it.account}),
    ]
    assert [answer.status_code for answer in asked] == [200] * len(asked), asked[-1].text
    assert all(400 <= answer.status_code < 500 for answer in wrong)
    assert it.name not in "".join(answer.text for answer in asked)


def writes(api: TestClient, it: Canary, headers: dict[str, dict[str, str]]) -> None:
    """Everything that keeps a reason or a note, each with all three numbers in it, under a key made of them."""
    caseworker, tie = headers["caseworker"], {"kind": "LIVES_AT", "start": it.id, "end": "A-canary"}

    def post(path: str, who: str, body: dict[str, Any], **more: str) -> Any:
        key = {"Idempotency-Key": f"{it.phone}-{it.account}-{len(path)}"}
        return api.post(f"/api/v1/{path}", headers=headers[who] | key | more, json=body)

    doubt = post("doubts", "caseworker", tie | {"reason": it.typed})
    seal = post("seals", "caseworker", {"person_id": it.id, "kind": "witness", "reason": it.typed})
    read = {"If-Match": seal.headers.get("etag", "")}
    told = [
        post(f"people/{it.id}/unmask", "caseworker", {"field": "citizen_number", "reason": it.typed}),
        post("break-glass", "caseworker", {"person_id": it.id, "reason": it.typed}),
        post(f"seals/{seal.json().get('code')}/lift", "security-administrator", {"reason": it.typed}, **read),
        post(f"offers/O-{it.id}/decline", "dispatcher", {"code": "other", "note": it.typed}),
        api.get(f"/api/v1/doubts/{doubt.json().get('id')}", headers=caseworker),
    ]
    assert [answer.status_code for answer in (doubt, seal)] == [201, 201], doubt.text + seal.text
    assert [answer.status_code for answer in told] == [200, 201, 200, 200, 200], [answer.text for answer in told]


def test_no_log_metric_or_temporary_file_holds_a_canary_and_no_store_a_plain_number(
    told: Path, api: TestClient, tmp_path_factory: pytest.TempPathFactory, settings: Settings, graph: SmallGraph
) -> None:
    metrics = Program(api.app, client=("127.0.0.1", 5000)).get("/metrics").text
    base = tmp_path_factory.getbasetemp()
    for name in ("scratch.log", "scratch.db"):
        (settings.home / name).write_text(f"{DECOY} 甲乙", encoding="utf-16-le" if name.endswith("db") else "utf-8")
    graph.run(DECOYS, decoy=DECOY)

    assert "answered" in told.read_text(encoding="utf-8")  # the log was kept, so that looking into it means something
    assert "huimin" in metrics
    assert [word for word in [*NAMES, *NUMBERS] if word in metrics] == []
    with server.stopped(settings) if server.is_ours(settings) else nullcontext():  # so that all of it is on disk
        decoys = " ".join(found(settings.home, [DECOY]))
        nowhere(base)
    assert found(settings.home, ["甲乙"], LOGS) == ["scratch.log: 甲乙"]
    stores = ("neostore.propertystore.db:", "neostore.transaction.db.") if server.is_ours(settings) else ()
    assert [it for it in ("scratch.log", "scratch.db", *stores) if it not in decoys] == []
