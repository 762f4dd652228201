"""How fast numbers are sealed, opened and looked for, and what a rotation of all keys costs those who ask meanwhile."""

import statistics
import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from itertools import cycle
from typing import Any

from base import keyring
from base.keys import PROFILES, fresh
from bench.manner import Figure, Measured, Office, main
from graph import numbers, sealed
from graph.find import find_by_number
from graph.load import Node

COUNT = 50_000
GOAL = 20_000  # a second; the graph writes fewer nodes in one, so sealing is not what a load waits for
FIND = 0.05  # seconds at p95, as in bench/questions.py


def measure(office: Office) -> Measured:
    """Both profiles in memory, then new keys for a whole county while one officer looks people up."""
    figures = [figure for profile in PROFILES for figure in _profile(profile)]
    plain = [
        row.properties["citizen_number"]
        for row in office.county.rows()
        if isinstance(row, Node) and row.label == "Person" and row.properties.get("citizen_number")
    ][:500]
    at_rest, _ = _asked(office, plain, lambda: time.sleep(3))
    found: list[float] = []
    during, missed = _asked(office, plain, lambda: found.extend(_rotate(office)))
    done, seconds = found
    figures += [
        Figure("numbers put under new keys", done, at_least=office.people),
        Figure("put under new keys", done / seconds, unit="/s"),
        Figure("find by number at p95, no rotation", _p95(at_rest), at_most=FIND, unit="s"),
        Figure("find by number at p95, during it", _p95(during), unit="s"),
        Figure("people not found during it", missed, at_most=0),
    ]
    return Measured({"asked_during": len(during)}, figures)


def _profile(profile: Any) -> list[Figure]:
    keys, held = fresh(profile, date(2026, 6, 30)), list[str]()
    plain = [f"9901011950{at:08}" for at in range(COUNT)]
    rates = {
        "seals": _rate(lambda: held.extend(numbers.seal(keys, it, "P-1.citizen") for it in plain)),
        "opens": _rate(lambda: [numbers.unseal(keys, it, "P-1.citizen") for it in held]),
        "blind indexes": _rate(lambda: [numbers.blind(keys, "citizen", it) for it in plain]),
    }
    return [Figure(f"{profile} {what}", rate, at_least=GOAL, unit="/s") for what, rate in rates.items()]


def _rate(work: Callable[[], Any]) -> float:
    started = time.perf_counter()
    work()
    return COUNT / (time.perf_counter() - started)


def _rotate(office: Office) -> tuple[float, float]:
    """How many numbers went under new keys of both uses, and in how many seconds."""
    keys = keyring.add(office.settings, "sm", blinding=True)
    time.sleep(1)  # whoever asked before has his answer
    started = time.perf_counter()
    return sealed.reseal(office.operator, keys).done, time.perf_counter() - started


def _asked(office: Office, plain: Sequence[str], meanwhile: Callable[[], Any]) -> tuple[list[float], int]:
    """Seconds of each look-up while something goes on, and how many found nobody."""
    over, seconds, missed = threading.Event(), list[float](), 0

    def ask() -> int:
        nobody = 0
        for number in cycle(plain):
            if over.is_set():
                break
            started = time.perf_counter()
            nobody += not find_by_number(office.caseworker, "citizen-number", number).hits
            seconds.append(time.perf_counter() - started)
        return nobody

    with ThreadPoolExecutor(1) as pool:
        asking = pool.submit(ask)
        try:
            meanwhile()
        finally:
            over.set()
        missed = asking.result()
    return seconds, missed


def _p95(seconds: list[float]) -> float:
    return statistics.quantiles(seconds, n=20)[-1]


if __name__ == "__main__":
    main("How fast are numbers sealed?", measure)
