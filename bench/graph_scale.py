"""How quick the relationship graph is at the size of a prefecture, over HTTP, beside a bare driver asked the same.

    python bench/graph_scale.py --people 1000000        # builds the graph once in $HUIMIN_HOME/scale-1000000
    python bench/graph_scale.py --people 100000 --json

An officer of one county asks each kind of question of random people, one client at a time, then eight at once. The
first answer of each kind after a start is told apart as cold. What the bare driver takes for the statements of the same
questions is subtracted, so that what our own code adds is seen.
"""

import argparse
import random
import statistics
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple
from unittest.mock import patch

sys.path[:] = [entry for entry in sys.path if Path(entry or ".").resolve() != Path(__file__).resolve().parent]
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import neo4j  # noqa: E402 - the path is mended above
import psutil  # noqa: E402

from base.evidence import Asking, Trail  # noqa: E402
from base.settings import Settings  # noqa: E402
from bench.manner import Figure, Measured, tell  # noqa: E402
from bench.prefecture import built  # noqa: E402
from bench.questions import Asker, Question, asks, serving, statement  # noqa: E402
from graph import farther, kinship, paths, people, server, shared, timeline  # noqa: E402
from graph.client import Client  # noqa: E402
from graph.door import CaseworkerGraph  # noqa: E402
from graph.entry import today  # noqa: E402
from graph.neighbourhood import neighbourhood  # noqa: E402

WARM_UP, CLIENTS = 500, 8  # questions of each kind before any is counted: Java compiles what has run often
MANY = {"HUIMIN_RATE_PER_MINUTE": "1000000", "HUIMIN_RATE_ADDRESS_PER_MINUTE": "1000000"}
ADDED = 15.0  # milliseconds our own code may add at p95
MEMORY = 600.0  # megabytes of the process that answers
HUB_TIMES = 2.0
PEOPLE = """
MATCH (p:Person)
WHERE p.area IN $areas
WITH p ORDER BY p.id
OPTIONAL MATCH (p)-[:SPOUSE_OF|PARENT_OF]-(kin:Person)
WITH p, min(kin.id) AS kin
RETURN collect([p.id, kin]) AS people
"""
HUBBED = """
MATCH (hub:Hub)
WITH hub ORDER BY hub.hub_count DESC LIMIT 1
MATCH (hub)<-[tie:USES|OWNS|LIVES_AT]-(p:Person)
WHERE p.area IN $areas
  AND (tie.since IS NULL OR tie.since <= $day) AND (tie.until IS NULL OR tie.until > $day)
WITH hub, p ORDER BY p.id LIMIT 1000
RETURN hub.id AS hub, hub.hub_count AS people, collect(p.id) AS ids
"""


class Kind(NamedTuple):
    """One kind of question: its goal in milliseconds at p95, its address, and the same asked from Python."""

    goal: float | None
    path: Callable[[str, str], str]
    ask: Callable[[CaseworkerGraph, str, str], object]


KINDS = {
    "person": Kind(20, lambda one, two: f"/{one}", lambda db, one, two: people.show(db, one)),
    "neighbourhood": Kind(50, lambda one, two: f"/{one}/neighbourhood", lambda db, one, two: neighbourhood(db, one)),
    "two steps": Kind(100, lambda one, two: f"/{one}/two-steps", lambda db, one, two: farther.two_steps(db, one)),
    "shared": Kind(30, lambda one, two: f"/{one}/shared", lambda db, one, two: shared.shared(db, one)),
    "explanation": Kind(150, lambda one, two: f"/{one}/paths?to={two}", lambda db, one, two: paths.paths(db, one, two)),
    "kin tree": Kind(60, lambda one, two: f"/{one}/kin", lambda db, one, two: kinship.kin(db, one)),
    "timeline": Kind(60, lambda one, two: f"/{one}/timeline", lambda db, one, two: timeline.timeline(db, one)),
}


class Scale(NamedTuple):
    """A graph that is asked: where, by whom, and about whom."""

    settings: Settings
    client: Client
    areas: tuple[str, ...]
    pairs: list[tuple[str, str]]
    hub: str | None
    hub_people: int
    hubbed: list[str]


def main() -> None:
    """Build or reuse the graph, ask, and print; the exit code is 1 when a goal is missed."""
    asked = _arguments()
    settings = built(asked.people, asked.seed)
    client = Client(lambda: server.find(settings))
    try:
        scale = opened(settings, client, asked)
        measured = measure(scale, asked.questions)
    finally:
        client.close()
        server.stop(settings)
    tell(f"How quick is the relationship graph? {asked.people:,}", asked.seed, asked.people, measured, asked.json)


def opened(settings: Settings, client: Client, asked: argparse.Namespace) -> Scale:
    """One county of the prefecture, and whom its officer asks about."""
    chance = random.Random(f"scale.{asked.seed}")
    counties = client.read(
        statement("MATCH (a:Area {level: 'county'}) RETURN a.code AS code ORDER BY code"), {}, 60, {}
    )
    county = counties[min(1, len(counties) - 1)]["code"]
    text = "MATCH (a:Area {level: 'township'}) WHERE a.code STARTS WITH $county RETURN a.code AS code"
    areas = tuple(row["code"] for row in client.read(statement(text), {"county": county}, 60, {}))
    known = client.read(statement(PEOPLE), {"areas": list(areas)}, 300, {})[0]["people"]
    drawn = [chance.choice(known) for _ in range(asked.questions + WARM_UP)]
    pairs = [(one, kin if kin and at % 2 else chance.choice(known)[0]) for at, (one, kin) in enumerate(drawn)]
    hubs = client.read(statement(HUBBED), {"areas": list(areas), "day": today(client, settings)}, 300, {})
    hub = hubs[0] if hubs else {"hub": None, "people": 0, "ids": []}
    pairs = [(one, two) for one, two in pairs if one != two]
    return Scale(settings, client, areas, pairs, hub["hub"], hub["people"], hub["ids"])


def measure(scale: Scale, questions: int) -> Measured:
    """Each kind one after another, then with eight clients at once, then bare."""
    figures: list[Figure] = []
    report: dict[str, Any] = {"hub_people": scale.hub_people}
    asked = {
        name: [Question(f"/api/v1/people{kind.path(*pair)}") for pair in scale.pairs] for name, kind in KINDS.items()
    }
    with serving(scale.settings, **MANY) as port:
        asker = Asker(port, asks(scale.settings, scale.areas, "caseworker"))
        colds = {name: asker.seconds(wanted[0]) * 1000 for name, wanted in asked.items()}
        for question in (question for wanted in asked.values() for question in wanted[1:WARM_UP]):
            asker.seconds(question)
        for name, kind in KINDS.items():
            wanted, cold = asked[name], colds[name]
            alone = [asker.seconds(question) * 1000 for question in wanted[WARM_UP:]]
            eight = list(_together(port, scale, wanted[WARM_UP:]))
            bare = list(_bare(scale, kind, scale.pairs[WARM_UP:]))
            told = {"cold": cold, "p50": statistics.median(alone), "p95": p95(alone), "p95_of_8": p95(eight)}
            report[name] = told | {"bare_p95": p95(bare)}
            figures += [
                Figure(f"{name}, cold", cold, unit="ms"),
                Figure(f"{name}, p95", told["p95"], at_most=kind.goal, unit="ms"),
                Figure(f"{name}, p95 of eight clients", told["p95_of_8"], unit="ms"),
                Figure(f"{name}, a bare driver, p95", p95(bare), unit="ms"),
                Figure(f"{name}, what our code adds, p95", told["p95"] - p95(bare), at_most=ADDED, unit="ms"),
            ]
        figures += list(_hub(port, scale, report["neighbourhood"]["p95"], questions))
        figures.append(Figure("memory of the API process", _memory(port), at_most=MEMORY, unit="MB"))
    return Measured(report, figures)


def _hub(port: int, scale: Scale, usual: float, questions: int) -> Iterator[Figure]:
    """People who have the largest hub: their ties, and the hub opened on purpose."""
    if scale.hub is None or not scale.hubbed:
        return
    asker = Asker(port, asks(scale.settings, scale.areas, "caseworker"))
    chosen = [scale.hubbed[at % len(scale.hubbed)] for at in range(questions)]
    around = [Question(f"/api/v1/people/{one}/neighbourhood") for one in chosen]
    opened = [Question(f"/api/v1/people/{one}/hubs/{scale.hub}") for one in chosen]
    for question in (*around[:WARM_UP], *opened[:WARM_UP]):
        asker.seconds(question)
    beside, behind = ([asker.seconds(question) * 1000 for question in asked] for asked in (around, opened))
    yield Figure("people of the largest hub", scale.hub_people)
    yield Figure("neighbourhood beside it, p95", p95(beside), at_most=HUB_TIMES * usual, unit="ms")
    yield Figure("the hub opened, p95", p95(behind), at_most=HUB_TIMES * usual, unit="ms")


def _together(port: int, scale: Scale, questions: list[Question]) -> Iterator[float]:
    """Milliseconds of every answer while several clients ask at once."""
    times: list[list[float]] = [[] for _ in range(CLIENTS)]

    def ask(number: int) -> None:
        asker = Asker(port, asks(scale.settings, scale.areas, "caseworker"))
        times[number] = [asker.seconds(question) * 1000 for question in questions[number::CLIENTS]]

    clients = [threading.Thread(target=ask, args=(number,)) for number in range(CLIENTS)]
    for one in clients:
        one.start()
    for one in clients:
        one.join()
    for each in times:
        yield from each


def _bare(scale: Scale, kind: Kind, pairs: list[tuple[str, str]]) -> Iterator[float]:
    """Milliseconds a bare driver takes for the statements of each question."""
    asked: list[tuple[str, dict[str, Any]]] = []
    asking = Asking(officer_id="bench", role="caseworker", operation="bench", origin="bench", request_id="1")
    trail = Trail(asking, lambda entry: None)
    found = server.ensure(scale.settings)
    auth = (found.user, found.password.get_secret_value())
    driver = neo4j.GraphDatabase.driver(found.uri, auth=auth, notifications_min_severity="OFF")
    with driver, driver.session() as session, _noted(scale.client, asked):
        db = CaseworkerGraph(scale.client, scale.settings, trail, scale.areas, today(scale.client, scale.settings))
        for one, two in pairs:
            asked.clear()
            kind.ask(db, one, two)
            statements = list(asked)
            started = time.perf_counter()
            for text, params in statements:
                session.run(text, params).data()
            yield (time.perf_counter() - started) * 1000


@contextmanager
def _noted(client: Client, asked: list[tuple[str, dict[str, Any]]]) -> Iterator[None]:
    read = client.read

    def noting(statement: Any, params: Any, seconds: float, stamp: Any) -> Any:
        asked.append((statement.text, dict(params)))
        return read(statement, params, seconds, stamp)

    with patch.object(client, "read", noting):
        yield


def _memory(port: int) -> float:
    """Megabytes of the process that listens."""
    here = psutil.Process()
    serves = [one for one in here.children(recursive=True) if str(port) in one.cmdline()]
    return max(one.memory_info().rss for one in serves) / 1e6


def p95(times: list[float]) -> float:
    """The time within which nineteen of twenty are answered."""
    return statistics.quantiles(times, n=20)[-1]


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--people", type=int, default=1_000_000)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--questions", type=int, default=200, help="of each kind")
    parser.add_argument("--json", action="store_true")
    return parser.parse_args()


if __name__ == "__main__":
    main()
