"""How long inventing and loading a county takes, and how much memory: it must not grow with the people."""

import time

from bench.manner import Figure, Measured, Office, main, peak_mb
from graph.load import Node
from seed import loading
from seed.county import County

SECONDS_PER_THOUSAND = 7.5  # 60 s for 8,000 people
PEAK_MB = 400  # at any size: a village at a time, and two batches on their way


def measure(office: Office) -> Measured:
    """Draw the county once for nothing, then load it."""
    people = rows = 0
    started = time.perf_counter()
    for row in County(office.seed, office.people, office.county.day).rows():
        rows += 1
        people += isinstance(row, Node) and row.label == "Person"
    drawn, peak = time.perf_counter() - started, peak_mb()
    started = time.perf_counter()
    loading.fill(office.operator, office.county)
    loaded = time.perf_counter() - started
    report = {"rows": rows, "drawn_seconds": drawn, "loaded_seconds": loaded, "peak_mb": peak_mb()}
    figures = [
        Figure("people", people, at_least=office.people),
        Figure("rows", rows),
        Figure("invented", drawn, unit="s"),
        Figure("invented and loaded", loaded, at_most=SECONDS_PER_THOUSAND * office.people / 1000, unit="s"),
        Figure("rows a second", rows / loaded),
        Figure("peak memory inventing", peak, at_most=PEAK_MB, unit="MB"),
        Figure("peak memory loading", peak_mb(), at_most=PEAK_MB, unit="MB"),
    ]
    return Measured(report, figures)


if __name__ == "__main__":
    main("How long does a county take?", measure, sizes=(8_000, 32_000), seeded=False)
