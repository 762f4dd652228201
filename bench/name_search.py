"""How well and how fast somebody is found by name over HTTP, in eleven ways to type it, by an officer of one county.

    python bench/name_search.py --people 100000 --holdout 41
    HUIMIN_HOME=... HUIMIN_NEO4J_URI=bolt://... python bench/name_search.py --there   # a graph that is served

recall@10: the written name is among the first ten lines; for the last kind the very person is among the hits. A query
that more than ten written names of the scope answer equally well is drawn again, and how often is told. --holdout draws
other queries. --there reads only, and asks in the scope of one county (--county) of whatever the graph holds.
"""

import argparse
import json
import random
import statistics
import sys
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

sys.path[:] = [entry for entry in sys.path if Path(entry or ".").resolve() != Path(__file__).resolve().parent]
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from base.keyring import keys  # noqa: E402 - the path is mended above
from base.settings import Settings  # noqa: E402
from bench import rare_names, typed_names  # noqa: E402
from bench.manner import Figure, Measured, Office, office, tell  # noqa: E402
from bench.questions import Asker, Question, asks, serving, statement  # noqa: E402
from graph import load, numbers, server  # noqa: E402
from graph.client import Client  # noqa: E402

QUERIES, WARM_UP, CLIENTS, SECONDS, RARE = 2000, 300, 8, 20.0, 300
MANY = {"HUIMIN_RATE_PER_MINUTE": "1000000", "HUIMIN_RATE_ADDRESS_PER_MINUTE": "1000000"}
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


def main() -> None:
    """Ask every kind one after another, then with eight clients at once; the exit code is 1 when a goal is missed."""
    asked = _arguments()
    if asked.there:
        settings = Settings()
        client = Client(lambda: server.find(settings))
        town = Town(settings, client, tuple(_codes(client, "township", asked.county)), asked.seed)
        measured = measure(town, asked)
    else:
        with office(asked.seed, asked.people) as opened:
            measured = measure(_with_rare_names(opened), asked)
    tell(f"How is somebody found by name? {asked.people:,}", asked.seed, asked.people, measured, asked.json)


def measure(town: Town, asked: argparse.Namespace) -> Measured:
    """Recall and times of each kind, then searches a second of eight clients."""
    world = typed_names.World(_people(town), lambda one: _tail(town, one), random.Random(f"names.{asked.holdout}"))
    each = asked.queries // len(typed_names.KINDS)
    queries = {kind: [typed_names.drawn(world, kind) for _ in range(each)] for kind in typed_names.KINDS}
    queries["initials"] = [typed_names.initials(world) for _ in range(each)]
    names = {one.id: one.name for one in world.people}
    with serving(town.settings, **MANY) as port:
        asker = Asker(port, asks(town.settings, town.areas, "caseworker"))
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
        Figure("p95", _p95(times), at_most=GOALS["p95"], unit="ms"),
        Figure(f"searches a second, {CLIENTS} clients", together, at_least=GOALS["searches"]),
        Figure("errors", errors, at_most=0),
    ]
    return Measured({"drawn_again": again}, figures)


def _asked(asker: Asker, queries: list[typed_names.Query], names: dict[str, str]) -> tuple[list[bool], list[float]]:
    hits, times = [], []
    for query in queries:
        took, body = asker.ask(_question(query))
        hits.append(_is_found(query, json.loads(body), names))
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
        asker = Asker(port, asks(town.settings, town.areas, "caseworker"))
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


def _with_rare_names(opened: Office) -> Town:
    villages = _codes(opened.client, "village", opened.areas[0][:6])
    more = rare_names.people(random.Random(opened.seed), villages, RARE)
    load.write(opened.operator, keys(opened.settings), more, "bench-rare")
    return Town(opened.settings, opened.client, opened.areas, opened.seed)


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
