"""An office killed while it writes has changed nothing in the graph of which the audit log does not know."""

import json
import random
from collections import defaultdict
from pathlib import Path

from sqlalchemy import select

from base.settings import Settings
from ledger.audit.log import open_log
from ledger.audit.verify import verify
from ledger.tables import AUDIT_RECORDS
from tests.ledger.audit.killing import offices
from tests.small_graph import SmallGraph

KILLS = 100
WRITING = """
import os, sys
from datetime import date
from pathlib import Path
from pydantic import SecretStr
from base.settings import Settings
from graph import server
from graph.client import Client
from graph.door import OperatorGraph
from graph.statements import Statement
from ledger.audit.log import open_log
from tests.conftest import trail

CREATE = Statement("test", {"writes": True, "about": "a test's own"}, "CREATE (:Person {id: $id})")
office = Settings(home=Path(sys.argv[1]), token=None)
run = Settings(
    home=Path(sys.argv[2]),
    neo4j_uri=os.environ.get("TEST_NEO4J_URI"),
    neo4j_password=SecretStr(os.environ.get("TEST_NEO4J_PASSWORD", "")),
)

def work(turn):
    by = trail("operator", "operator", open_log(office).record)
    db = OperatorGraph(Client(lambda: server.find(run)), run, by, (), date(2026, 6, 30))
    for number in range(10**6):
        db.write(CREATE, f"{turn}-{number}", id=f"P-{turn}-{number}")
        os.write(1, f"{turn}-{number}\\n".encode())
"""


def test_a_write_is_in_the_graph_only_with_its_intent_on_record(
    graph: SmallGraph, settings: Settings, tmp_path: Path
) -> None:
    chance, answered = random.Random(13), []
    office = Settings(home=tmp_path / "office", token=None)
    log = open_log(office)

    with offices(WRITING, str(office.home), str(settings.home)) as running:
        for turn in range(KILLS):
            answered += [batch for (batch,) in running.killed(turn, chance.uniform(0, 0.03))]

    on_record = defaultdict(set)
    with log.ledger.reading() as connection:
        for body in connection.execute(select(AUDIT_RECORDS.c.body)).scalars():
            told = json.loads(body)
            on_record[told["act"]].add(told["batch"])
    written = {row["id"] for row in graph.rows("MATCH (b:Batch) WHERE b.id =~ '\\\\d+-\\\\d+' RETURN b.id AS id")}
    people = {row["id"] for row in graph.rows("MATCH (p:Person) RETURN substring(p.id, 2) AS id")}
    found = verify(office)
    log.ledger.close()

    assert len(answered) >= KILLS
    assert people == written
    assert written <= on_record["intent"], "nothing is written without an intent"
    assert set(answered) <= on_record["done"] & written, "nothing is answered without its outcome"
    assert on_record["done"] <= written, "nothing is said to be done that is not"
    assert found.damages == []
