"""How long a prefecture takes to screen, how much memory that needs, and how quick one household is over HTTP.

    python bench/screening_scale.py --people 1000000     # the graph that bench/graph_scale.py builds and keeps

Everybody against every policy of people and households by two processes, then again with the standard five per cent
higher. What the pull takes and what judging takes is told apart by one process over every tenth township.
"""

import argparse
import random
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

sys.path[:] = [entry for entry in sys.path if Path(entry or ".").resolve() != Path(__file__).resolve().parent]
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import psutil  # noqa: E402 - the path is mended above

from base.settings import Settings  # noqa: E402
from bench.graph_scale import MANY, WARM_UP, p95  # noqa: E402
from bench.manner import Figure, Measured, trail  # noqa: E402
from bench.prefecture import main  # noqa: E402
from bench.questions import Asker, Question, asks, serving, statement  # noqa: E402
from graph.client import Client  # noqa: E402
from graph.crowds import crowd  # noqa: E402
from graph.entitlement import EntitlementGraph  # noqa: E402
from graph.entry import today  # noqa: E402
from oversight import screening  # noqa: E402
from oversight.snapshots import Asked  # noqa: E402
from oversight.totals import together  # noqa: E402
from policies.catalogue import bounds_of, policy  # noqa: E402
from policies.screened import screened  # noqa: E402

WITH_PULL, JUDGED, GIGABYTES, ONE = 120.0, 60.0, 4.0, 20.0
TENTH, STANDARD, QUESTIONS = 10, {"living_standard": "+5%"}, 300
TOWNSHIPS = "MATCH (a:Area {level: 'township'}) RETURN a.code AS code ORDER BY code"
HOMES = "MATCH (h:Household {basis: 'registered'}) WHERE h.area IN $areas RETURN h.id AS id ORDER BY id"


def measure(settings: Settings, client: Client, told: argparse.Namespace) -> Measured:
    """The whole region twice, a tenth of it in parts, and households one by one."""
    areas = tuple(row["code"] for row in client.read(statement(TOWNSHIPS), {}, 60, {}))
    day = today(client, settings)
    asked = Asked(areas=areas, policies=screening.policies_of([]), day=day, officer_id="bench", role="auditor")
    whole, people, memory = _region(settings, asked)
    imagined, _, more = _region(settings, asked.model_copy(update={"changes": STANDARD}))
    pulled, judged = _apart(settings, client, areas[::TENTH], asked, day)
    alone = list(_households(settings, client, areas))
    figures = [
        Figure("people", people),
        Figure("policies", len(asked.policies)),
        Figure("with the pull, two processes", whole, at_most=WITH_PULL, unit="s"),
        Figure("pull of every tenth township, one process", pulled, unit="s"),
        Figure("judging every tenth township, one process", judged, unit="s"),
        Figure("judging all, by that, on two processes", judged * TENTH / 2, at_most=JUDGED, unit="s"),
        Figure("what-if: the same with the standard + 5 %", imagined, at_most=WITH_PULL, unit="s"),
        Figure("memory of our processes", max(memory, more), at_most=GIGABYTES, unit="GB"),
        Figure("one household over HTTP, p50", statistics.median(alone), unit="ms"),
        Figure("one household over HTTP, p95", p95(alone), at_most=ONE, unit="ms"),
    ]
    return Measured({}, figures)


def _region(settings: Settings, asked: Asked) -> tuple[float, int, float]:
    """Seconds, people and the most gigabytes of screening everybody."""
    with tempfile.TemporaryDirectory(dir=settings.home) as scratch, _watched() as most:
        started = time.perf_counter()
        with screening.screener(settings, asked, Path(scratch)) as screens:
            told = together(screens(asked.areas))
        seconds = time.perf_counter() - started
    return seconds, sum(one.holders for one in told.totals if one.policy == "old-age-allowance"), most[0]


def _apart(settings: Settings, client: Client, areas: tuple[str, ...], asked: Asked, day: date) -> tuple[float, float]:
    """Seconds of the pull and of judging over some townships."""
    db = EntitlementGraph(client, settings, trail("auditor"), asked.areas, day)
    its = [policy(one) for one in asked.policies]
    pulled = judged = 0.0
    for code in areas:
        started = time.perf_counter()
        told = crowd(db, code, its)
        at = time.perf_counter()
        screened(told, its, day, bounds_of(code, day))
        pulled, judged = pulled + at - started, judged + time.perf_counter() - at
    return pulled, judged


def _households(settings: Settings, client: Client, areas: tuple[str, ...]) -> Iterator[float]:
    """Milliseconds of what single households are entitled to, asked by a caseworker of a county."""
    county = tuple(code for code in areas if code.startswith(areas[0][:6]))
    homes = client.read(statement(HOMES), {"areas": list(county)}, 300, {})
    chosen = random.Random(7).choices(homes, k=QUESTIONS + WARM_UP)
    with serving(settings, **MANY) as port:
        asker = Asker(port, asks(settings, county, "caseworker"))
        for at, home in enumerate(chosen):
            seconds = asker.seconds(Question(f"/api/v1/households/{home['id']}/entitlements"))
            if at >= WARM_UP:
                yield seconds * 1000


@contextmanager
def _watched() -> Iterator[list[float]]:
    """The most gigabytes this process and those it starts hold while it lasts."""
    most, over = [0.0], threading.Event()

    def look() -> None:
        own = psutil.Process()
        while not over.wait(0.5):
            sizes = (one.memory_info().rss for one in (own, *own.children(recursive=True)) if one.is_running())
            most[0] = max(most[0], sum(sizes) / 1e9)

    thread = threading.Thread(target=look)
    thread.start()
    try:
        yield most
    finally:
        over.set()
        thread.join()


if __name__ == "__main__":
    main("How long does a prefecture take to screen?", measure)
