"""How well and how fast somebody is found by name over HTTP, in eleven ways to type it, by an officer of one county.

    python bench/name_search.py --people 100000 --holdout 41
    HUIMIN_HOME=... HUIMIN_NEO4J_URI=bolt://... python bench/name_search.py --there   # a graph that is served

recall@10: the written name is among the first ten lines; for the last kind the very person is among the hits. A query
that more than ten written names of the scope answer equally well is drawn again, and how often is told. --holdout draws
other queries. --there reads only, and asks in the scope of one county (--county) of whatever the graph holds.
"""

import argparse
import json
import os
import random
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

sys.path[:] = [entry for entry in sys.path if Path(entry or ".").resolve() != Path(__file__).resolve().parent]
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from base.keyring import keys  # noqa: E402 - the path is mended above
from base.settings import Settings  # noqa: E402
from bench import rare_names, typed_names  # noqa: E402
from bench.manner import Figure, Measured, Office, _object, _show, office  # noqa: E402
from bench.questions import Asker, Question, free_port, statement, wait  # noqa: E402
from graph import load, numbers, server  # noqa: E402
from graph.client import Client  # noqa: E402
from ledger import officers, sessions  # noqa: E402
from ledger.store import open_ledger  # noqa: E402

QUERIES, WARM_UP, CLIENTS, SECONDS, RARE = 2000, 300, 8, 20.0, 300
GOALS = {"recall@10": 0.98, "p95": 50.0, "searches": 150.0}
PEOPLE = """
MATCH (p:Person)
WHERE p.area IN $areas
WITH p ORDER BY p.id
WITH p, head([(p)-[:USES]->(t:Phone) | [t.number_sealed, t.id]]) AS phone
RETURN collect([p.id, p.name, p.born.year, p.village, phone]) AS people
"""


@dataclass(frozen=True)
class Town:
    """A graph that is asked: where, in which townships, and how a phone's tail is known."""

    settings: Settings
    client: Client
    areas: tuple[str, ...]
    seed: int
    uri: str = ""


def main() -> None:
    """Ask every kind one after another, then with eight clients at once; the exit code is 1 when a goal is missed."""
    asked = _arguments()
    if asked.there:
        settings = Settings()
        client = Client(lambda: server.find(settings))
        town = Town(
            settings, client, tuple(_codes(client, "township", asked.county)), asked.seed, settings.neo4j_uri or ""
        )
        measured = measure(town, asked)
    else:
        with office(asked.seed, asked.people) as opened:
            measured = measure(_with_rare_names(opened), asked)
    _show(f"How is somebody found by name? {asked.people:,}", measured.figures)
    if asked.json:
        print(json.dumps(_object(asked.seed, asked.people, measured), ensure_ascii=False))
    sys.exit(0 if all(figure.met for figure in measured.figures) else 1)


def measure(town: Town, asked: argparse.Namespace) -> Measured:
    """Recall and times of each kind, then searches a second of eight clients."""
    world = typed_names.World(_people(town), lambda one: _tail(town, one), random.Random(f"names.{asked.holdout}"))
    each = asked.queries // len(typed_names.KINDS)
    queries = {kind: [typed_names.drawn(world, kind) for _ in range(each)] for kind in typed_names.KINDS}
    queries["initials"] = [typed_names.initials(world) for _ in range(each)]
    names = {one.id: one.name for one in world.people}
    with serving(town) as port:
        asker = Asker(port, _headers(town))
        warming = [typed_names.drawn(world, kind) for kind in typed_names.KINDS for _ in range(WARM_UP // 11)]
        cold = [asker.ask(_question(query))[0] for query in warming]  # other queries than those that are measured
        told = {kind: _asked(asker, several, names) for kind, several in queries.items()}
        mixed = [it for kind, several in queries.items() if kind != "initials" for it in several]
        random.Random(asked.seed).shuffle(mixed)
        together, errors = _together(port, town, mixed)
    measured = _told(told, together, errors, dict(world.again))
    return Measured(measured.report, [Figure("the first search", cold[0] * 1000, unit="ms"), *measured.figures])


def _told(
    told: dict[str, tuple[list[bool], list[float]]], together: float, errors: int, again: dict[str, int]
) -> Measured:
    goal = {kind: it for kind, it in told.items() if kind != "initials"}
    found = [one for hits, _ in goal.values() for one in hits]
    times = [one * 1000 for _, took in goal.values() for one in took]
    figures = [Figure(f"recall@10, {kind}", statistics.mean(hits)) for kind, (hits, _) in told.items()]
    figures += [Figure(f"p95, {kind}", _p95(took) * 1000, unit="ms") for kind, (_, took) in told.items()]
    figures += [
        Figure("queries", len(found)),
        Figure("recall@10", statistics.mean(found), at_least=GOALS["recall@10"]),
        Figure("p50", statistics.median(times), unit="ms"),
        Figure("p95", statistics.quantiles(times, n=20)[-1], at_most=GOALS["p95"], unit="ms"),
        Figure(f"searches a second, {CLIENTS} clients", together, at_least=GOALS["searches"]),
        Figure("errors", errors, at_most=0),
    ]
    return Measured({"drawn_again": again}, figures)


def _asked(asker: Asker, queries: list[typed_names.Query], names: dict[str, str]) -> tuple[list[bool], list[float]]:
    hits, times = [], []
    for query in queries:
        took, body = asker.ask(_question(query))
        hits.append(_is_found(query, json.loads(body), names))
        if not hits[-1] and "SHOW" in os.environ:
            print(query, [names.get(g["opens"] or g["hits"][0]) for g in json.loads(body)["groups"]], file=sys.stderr)
        times.append(took)
    return hits, times


def _is_found(query: typed_names.Query, told: dict[str, Any], names: dict[str, str]) -> bool:
    if query.person is not None:
        return query.person in [hit["id"] for hit in told["hits"]]
    return query.name in [names.get(line["opens"] or line["hits"][0]) for line in told["groups"]]


def _together(port: int, town: Town, queries: list[typed_names.Query]) -> tuple[float, int]:
    """Searches a second while several clients ask at once, and how many were not answered."""
    ends, counts, errors = time.monotonic() + SECONDS, [0] * CLIENTS, [0] * CLIENTS

    def ask(number: int) -> None:
        asker = Asker(port, _headers(town))
        for query in queries[number::CLIENTS] * 100:
            if time.monotonic() > ends:
                break
            try:
                asker.ask(_question(query))
                counts[number] += 1
            except (OSError, RuntimeError) as error:
                print(error, file=sys.stderr)
                errors[number] += 1

    clients = [threading.Thread(target=ask, args=(number,)) for number in range(CLIENTS)]
    for client in clients:
        client.start()
    for client in clients:
        client.join()
    return sum(counts) / SECONDS, sum(errors)


def _question(query: typed_names.Query) -> Question:
    return Question(f"/api/v1/people?{urlencode({**query.params, 'at_most': 10}, quote_via=quote)}")


def _people(town: Town) -> list[typed_names.Someone]:
    [row] = town.client.read(statement(PEOPLE), {"areas": list(town.areas)}, 300, {})
    return [typed_names.Someone(*one[:4], *(one[4] or (None, None))) for one in row["people"]]


def _tail(town: Town, one: typed_names.Someone) -> str:
    number = numbers.unseal(
        keys(town.settings, make=False), one.sealed or "", numbers.bound_to("Phone", one.phone or "")
    )
    return numbers.plain_number(number)[-numbers.TAIL :]


def _codes(client: Client, level: str, county: str) -> list[str]:
    text = "MATCH (a:Area) WHERE a.level = $level AND a.code STARTS WITH $county RETURN a.code AS code ORDER BY code"
    return [row["code"] for row in client.read(statement(text), {"level": level, "county": county}, 60, {})]


def _headers(town: Town) -> dict[str, str]:
    ledger = open_ledger(town.settings)
    signed = sessions.begin(ledger, officers.add(ledger, "bench", "caseworker", town.areas).id, "demo")
    return {"Authorization": f"Bearer {signed}", "Huimin-Purpose": "casework", "Huimin-Case": "bench"}


def _with_rare_names(opened: Office) -> Town:
    villages = _codes(opened.client, "village", opened.areas[0][:6])
    more = rare_names.people(random.Random(opened.seed), villages, RARE)
    load.write(opened.operator, keys(opened.settings), more, "bench-rare")
    return Town(opened.settings, opened.client, opened.areas, opened.seed)


@contextmanager
def serving(town: Town) -> Iterator[int]:
    """The HTTP face in a process of its own."""
    port = free_port()
    command = [sys.executable, "-c", "from cli.main import main; main()", "serve", "--port", str(port)]
    more = {"HUIMIN_HOME": str(town.settings.home), "HUIMIN_NEO4J_URI": town.uri}
    many = {"HUIMIN_RATE_PER_MINUTE": "1000000", "HUIMIN_RATE_ADDRESS_PER_MINUTE": "1000000"}
    root = Path(__file__).resolve().parent.parent
    nowhere = subprocess.DEVNULL
    environment = {**os.environ, **many, **more}
    process = subprocess.Popen(command, cwd=root, env=environment, stdout=nowhere, stderr=nowhere)
    try:
        wait(port, process)
        yield port
    finally:
        process.terminate()
        process.wait(30)


def _p95(times: list[float]) -> float:
    return statistics.quantiles(times, n=20)[-1]


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", type=int, default=7, help="same seed, same county")
    parser.add_argument("--holdout", type=int, default=7, help="same number, same queries")
    parser.add_argument("--people", type=int, default=100_000)
    parser.add_argument("--queries", type=int, default=QUERIES)
    parser.add_argument("--there", action="store_true", help="ask the graph that HUIMIN_HOME and HUIMIN_NEO4J_URI name")
    parser.add_argument("--county", default="990101", help="the scope, with --there")
    parser.add_argument("--json", action="store_true", help="one JSON object on the last line")
    return parser.parse_args()


if __name__ == "__main__":
    main()
