"""How long do a hundred thousand events take over a prefecture of a million?

    python bench/events_scale.py --people 1000000        # the graph that bench/graph_scale.py builds and keeps

Everybody is screened once. Then events about people and incomes drawn at random are looked into as a watch does; one in
fifty is a death that has come into the graph meanwhile, so that there are moves and proposals to keep. The dead live
again afterwards, for the graph is kept.
"""

import argparse
import random
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

sys.path[:] = [entry for entry in sys.path if Path(entry or ".").resolve() != Path(__file__).resolve().parent]
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import psutil  # noqa: E402 - the path is mended above

from base.settings import Settings  # noqa: E402
from bench.manner import Figure, Measured, trail  # noqa: E402
from bench.prefecture import main  # noqa: E402
from bench.questions import statement  # noqa: E402
from graph.client import Client  # noqa: E402
from graph.entitlement import EntitlementGraph  # noqa: E402
from graph.entry import today  # noqa: E402
from ledger import events  # noqa: E402
from ledger.store import open_ledger  # noqa: E402
from oversight import screening, snapshots  # noqa: E402
from oversight.snapshots import Asked, Screening  # noqa: E402
from oversight.standings import Watch  # noqa: E402
from oversight.totals import together  # noqa: E402
from oversight.watching import Looked, look_into  # noqa: E402
from oversight.watching_job import STEP  # noqa: E402

MINUTES, DEAD = 10.0, 50  # the goal for 100,000 events; one event in so many is a death
TOWNSHIPS = "MATCH (a:Area {level: 'township'}) RETURN a.code AS code ORDER BY code"
LIVING = "MATCH (p:Person) WHERE p.area IN $areas AND p.died IS NULL RETURN p.id AS id ORDER BY id"
INCOMES = "MATCH (f:Fact {kind: 'income'}) RETURN f.id AS id ORDER BY id LIMIT 500000"
DIE = "UNWIND $ids AS id MATCH (p:Person {id: id}) SET p.died = $day"
LIVE = "UNWIND $ids AS id MATCH (p:Person {id: id}) REMOVE p.died"
BASELINE = "J-benchmark0"


def measure(settings: Settings, client: Client, told: argparse.Namespace) -> Measured:
    """Screen everybody, then look into the events, a thousand at a time."""
    areas = tuple(row["code"] for row in client.read(statement(TOWNSHIPS), {}, 60, {}))
    db = EntitlementGraph(client, settings, trail("auditor"), areas, today(client, settings))
    kept = _screened(settings, db)
    people = [row["id"] for row in client.read(statement(LIVING), {"areas": list(areas)}, 300, {})]
    incomes = [row["id"] for row in client.read(statement(INCOMES), {}, 300, {})]
    chance, many = random.Random(told.seed), told.events
    dead = chance.sample(people, many // DEAD)
    others = [*chance.choices(people, k=many // 2), *chance.choices(incomes, k=many - many // 2 - len(dead))]
    with tempfile.TemporaryDirectory() as scratch, _dying(client, dead, db):
        ledger = open_ledger(Settings(home=Path(scratch)))
        watch = Watch(db, ledger, [kept])
        events.note(ledger, (events.event("record", about, db.day, "bench") for about in others))
        events.note(ledger, (events.event("death", about, db.day, "bench") for about in dead))
        started = time.perf_counter()
        came = _looked(watch)
        seconds = time.perf_counter() - started
    gigabytes = psutil.Process().memory_info().rss / 1e9
    goal = MINUTES * 60 * came.events / 100_000
    figures = [
        Figure("events", came.events),
        Figure("holders judged again", came.holders),
        Figure("moves", came.moves),
        Figure("proposals", came.proposals),
        Figure("all of them", seconds, at_most=goal, unit="s"),
        Figure("events a second", came.events / seconds),
        Figure("memory of this process", gigabytes, unit="GB"),
    ]
    return Measured({}, figures)


def _screened(settings: Settings, db: EntitlementGraph) -> Screening:
    """A screening of everybody, from which moves are told."""
    asked = Asked(areas=db.areas, policies=screening.policies_of([]), day=db.day, officer_id="bench", role="auditor")
    with screening.screener(settings, asked, snapshots.folder(settings.home, BASELINE)) as screens:
        told = together(screens(asked.areas))
    kept = Screening(id=BASELINE, at=datetime.now(UTC), asked=asked)
    snapshots.put(settings.home, kept, told)
    return kept


def _looked(watch: Watch) -> Looked:
    told = Looked()
    while some := events.waiting(watch.ledger, STEP):
        told = told + look_into(watch, some)
    return told


@contextmanager
def _dying(client: Client, ids: Sequence[str], db: EntitlementGraph) -> Iterator[None]:
    """These people are dead while this lasts."""

    def write(text: str) -> None:
        client.write(lambda tx: tx.run(text, {"ids": list(ids), "day": db.day}).consume(), 300, _stamp())

    write(DIE)
    try:
        yield
    finally:
        write(LIVE)


def _stamp() -> dict[str, Any]:
    return {"statement": "bench", "officer": "bench"}


if __name__ == "__main__":
    main("How long do many events take?", measure, events=100_000)
