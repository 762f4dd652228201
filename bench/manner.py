"""The one manner of benches: arguments, an office of their own, figures beside goals, an exit code.

A bench is a file with one function that measures an office and a last line that calls `main`:

    from bench.manner import Figure, Measured, Office, main      # first: it also mends the import path of a script

    def measure(office: Office) -> Measured:
        started = time.perf_counter()
        people.find(office.caseworker, ...)
        seconds = time.perf_counter() - started
        return Measured({"seconds": seconds}, [Figure("find", seconds, at_most=0.05, unit="s")])

    if __name__ == "__main__":
        main("How fast is a person found?", measure, sizes=(8_000, 100_000))

`main` reads --seed, --people (one size instead of the usual ones), --json, and --only where a bench names its `parts`.
For each size it wipes $HUIMIN_HOME/bench, starts a private server there, loads the invented county (unless
`seeded=False`), calls `measure`, prints a table of figures, and stops the server. With --json the last line of standard
output is one object: the report with "seed", "people" and "figures" added; {"runs": [such objects]} where several sizes
were measured. The exit code is 1 when a figure misses its goal. The office's own graph is never touched.
"""

import argparse
import json
import resource
import shutil
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

HERE = Path(__file__).resolve().parent
# A script's own folder stands first on the path, where bench/seed.py would hide the package `seed`.
sys.path[:] = [entry for entry in sys.path if Path(entry or ".").resolve() != HERE]
if str(HERE.parent) not in sys.path:
    sys.path.insert(0, str(HERE.parent))

from rich.console import Console  # noqa: E402 - the path is mended above
from rich.table import Table  # noqa: E402

from base.evidence import Asking, Trail  # noqa: E402
from base.settings import Settings  # noqa: E402
from graph import schema, server  # noqa: E402
from graph.client import Client  # noqa: E402
from graph.door import AuditorGraph, CaseworkerGraph, DispatcherGraph, OperatorGraph  # noqa: E402
from graph.progress import alone  # noqa: E402
from seed import loading  # noqa: E402
from seed.county import Answers, County  # noqa: E402
from seed.layout import COUNTY, divisions, townships  # noqa: E402

DAY = date(2026, 6, 30)
aside = Console(stderr=True, highlight=False)


class Figure(NamedTuple):
    """One measured figure and its goal: at most or at least so much; without a goal it is only told."""

    name: str
    value: float
    at_most: float | None = None
    at_least: float | None = None
    unit: str = ""

    @property
    def met(self) -> bool:
        """Whether the goal is met; a figure without a goal misses none."""
        high = self.at_most is not None and self.value > self.at_most
        low = self.at_least is not None and self.value < self.at_least
        return not (high or low)


class Measured(NamedTuple):
    """What a bench found: the object printed with --json, and the figures of the table."""

    report: dict[str, Any]
    figures: list[Figure]


def trail(role: str) -> Trail:
    """The trail of a bench's own asker, which goes nowhere: what recording costs is bench/audit.py's question."""
    return Trail(Asking(officer_id="bench", role=role, operation="bench"), id)


@dataclass(frozen=True)
class Office:
    """A graph of the bench's own, its doors, and the county in it (empty answers when it was not seeded)."""

    settings: Settings
    client: Client
    seed: int
    people: int
    county: County
    only: str | None = None  # the one part asked for; all when None

    @property
    def answers(self) -> Answers:
        """What was planted in the county."""
        return self.county.answers

    @property
    def areas(self) -> tuple[str, ...]:
        """Every township of the county, as a door wants them."""
        return tuple(seat.code for seat in townships(divisions(self.seed, self.people)[0]))

    @property
    def operator(self) -> OperatorGraph:
        """The local operator's door."""
        return OperatorGraph(self.client, self.settings, trail("operator"), (), DAY)

    @property
    def caseworker(self) -> CaseworkerGraph:
        """A caseworker of the whole county."""
        return CaseworkerGraph(self.client, self.settings, trail("caseworker"), self.areas, DAY)

    @property
    def dispatcher(self) -> DispatcherGraph:
        """A dispatcher of the whole county."""
        return DispatcherGraph(self.client, self.settings, trail("dispatcher"), self.areas, DAY)

    @property
    def auditor(self) -> AuditorGraph:
        """An auditor of the whole county, to whom everybody is a subject."""
        return AuditorGraph(
            self.client, self.settings, trail("auditor"), self.areas, DAY, subjects=lambda person_id: True
        )


Measure = Callable[[Office], Measured]


def main(
    about: str,
    measure: Measure,
    sizes: Sequence[int] = (8_000,),
    seeded: bool = True,
    parts: Sequence[str] = (),
    counted: str = "people",
) -> None:
    """Measure at each size, print figures beside goals, and end with 1 when a goal is missed."""
    asked = _arguments(about, sizes, parts, counted)
    runs = []
    for people in [asked.people] if asked.people else sizes:
        with office(asked.seed, people, seeded) as opened:
            measured = measure(replace(opened, only=asked.only))
        _show(f"{about} {people:,}", measured.figures)
        runs.append((people, measured))
    if asked.json:
        told = [_object(asked.seed, people, measured) for people, measured in runs]
        print(json.dumps(told[0] if len(told) == 1 else {"runs": told}, ensure_ascii=False))
    sys.exit(0 if all(figure.met for _, measured in runs for figure in measured.figures) else 1)


def plain(about: str, measure: Callable[[int, int], Measured], size: int, counted: str) -> None:
    """As `main`, for what needs no graph: `measure` is given the seed and the size."""
    asked = _arguments(about, (size,), (), counted)
    people = asked.people or size
    tell(about, asked.seed, people, measure(asked.seed, people), asked.json)


def tell(title: str, seed: int, people: int, measured: Measured, as_json: bool) -> None:
    """Show one run and leave: with 1 when a goal was missed."""
    _show(title, measured.figures)
    if as_json:
        print(json.dumps(_object(seed, people, measured), ensure_ascii=False))
    sys.exit(0 if all(figure.met for figure in measured.figures) else 1)


@contextmanager
def office(seed: int, people: int, seeded: bool = True) -> Iterator[Office]:
    """A fresh graph on a server of its own under $HUIMIN_HOME/bench, with an invented county in it."""
    home = Settings().home / "bench"
    settings = Settings(home=home, neo4j_uri=None)
    home.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with alone(home.with_suffix(".lock")):
        _clear(settings)
        server.ensure(settings)
        client = Client(lambda: server.find(settings))
        try:
            yield _opened(settings, client, seed, people, seeded)
        finally:
            client.close()
            _clear(settings)


def peak_mb() -> float:
    """The most memory this process has held so far, in megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _opened(settings: Settings, client: Client, seed: int, people: int, seeded: bool) -> Office:
    opened = Office(settings, client, seed, people, County(seed, people, DAY))
    schema.apply(opened.operator)
    if seeded:
        aside.print(f"seeding {people:,} people of {COUNTY}, seed {seed} …", style="dim")
        loading.fill(opened.operator, opened.county)
    return opened


def _clear(settings: Settings) -> None:
    server.stop(settings)
    shutil.rmtree(settings.home, ignore_errors=True)


def _arguments(about: str, sizes: Sequence[int], parts: Sequence[str], counted: str) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=about)
    parser.add_argument("--seed", type=int, default=7, help="same seed, same county")
    usual = ", ".join(map(str, sizes))
    parser.add_argument(f"--{counted}", dest="people", type=int, help=f"so many instead of {usual}")
    parser.add_argument("--json", action="store_true", help="one JSON object on the last line")
    parser.set_defaults(only=None)
    if parts:
        parser.add_argument("--only", choices=parts, help="one part instead of all")
    return parser.parse_args()


def _show(title: str, figures: list[Figure]) -> None:
    shown = Table(title=title, title_justify="left")
    for heading in ("figure", "value", "goal", ""):
        shown.add_column(heading, justify="right" if heading in ("value", "goal") else "left")
    for figure in figures:
        shown.add_row(figure.name, f"{figure.value:,.3f} {figure.unit}", _goal(figure), "" if figure.met else "missed")
    Console(highlight=False).print(shown)


def _goal(figure: Figure) -> str:
    if figure.at_most is not None:
        return f"≤ {figure.at_most:g}"
    return f"≥ {figure.at_least:g}" if figure.at_least is not None else ""


def _object(seed: int, people: int, measured: Measured) -> dict[str, Any]:
    figures = [
        {"name": it.name, "value": it.value, "goal": _goal(it) or None, "met": it.met} for it in measured.figures
    ]
    return {"seed": seed, "people": people, **measured.report, "figures": figures}
