"""Imports killed again and again, and a fingerprint of the graph they leave."""

import hashlib

from tests.small_graph import SmallGraph

WORK = """
import os, sys, time
from datetime import date
from functools import partial
from pathlib import Path
from pydantic import SecretStr
from base.settings import Settings
from graph import server, writing
from graph.client import Client
from graph.door import OperatorGraph
from imports import table_job
from ledger import jobs
from ledger.audit.log import open_log
from ledger.running import running
from ledger.store import open_ledger
from tests.conftest import trail
from tests.imports.tables import opener
import dbos

office = Settings(home=Path(sys.argv[1]), token=None)
run = Settings(
    home=Path(sys.argv[2]),
    neo4j_uri=os.environ.get("TEST_NEO4J_URI"),
    neo4j_password=SecretStr(os.environ.get("TEST_NEO4J_PASSWORD", "")),
)
writing.BATCH = int(sys.argv[3])

def work(turn):
    ledger = open_ledger(office)
    by = trail("operator", "operator", open_log(office).record)
    def door():
        return OperatorGraph(Client(lambda: server.find(run)), run, by, (), date(2026, 6, 30))
    with running(ledger, {table_job.KIND: partial(table_job.run, door=door, opener=opener)}):
        at = max((job.done for job in jobs.listed(ledger).jobs), default=0)
        while (job := jobs.due(ledger)) is not None:
            if job.done != at:
                at = job.done
                os.write(1, f"{job.done}\\n".encode())
            time.sleep(0.005)
    os.write(1, b"over\\n")
    time.sleep(60)
"""


def fingerprint(graph: SmallGraph) -> str:
    """A hash over all nodes and ties in their order, without ids, seals and the names of jobs, which are random."""
    nodes = graph.rows(
        "MATCH (n:Entity) WHERE NOT n:Need RETURN labels(n) AS labels, coalesce(n.source_id, n.number_key) AS name, "
        "properties(n) AS properties"
    )
    ties = graph.rows(
        "MATCH (a:Entity)-[t]->(b:Entity) WHERE NOT a:Need RETURN type(t) AS kind, properties(t) AS properties, "
        "[n IN [a, b] | coalesce(n.source_id, n.number_key)] AS ends"
    )
    digest = hashlib.sha256()
    for line in sorted(map(_line, [*nodes, *ties])):
        digest.update(line.encode())
    return f"{len(nodes)} {len(ties)} {digest.hexdigest()}"


def _line(row: dict[str, object]) -> str:
    told = row["properties"]
    assert isinstance(told, dict)
    kept = {k: str(v).partition("@")[0] for k, v in told.items() if k != "id" and not k.endswith("_sealed")}
    return repr([row.get("labels") or row.get("kind"), row.get("name") or row.get("ends"), sorted(kept.items())]) + "\n"


__all__ = ["WORK", "fingerprint"]
