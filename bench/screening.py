"""Does a screening find the planted missed and over-paid, how long does a region take, and one household over HTTP?

    python bench/screening.py --seed 11                  # a county, held against what was planted in it
    python bench/screening_scale.py --people 1000000     # the times, on the prefecture that graph_scale.py builds

Recall and precision are of the exact policies: the minimum living allowance and the old-age allowance.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from bench.manner import DAY, Figure, Measured, Office, aside, main
from bench.scoring import score, wrong
from oversight import screening, snapshots
from oversight.snapshots import Asked

EXACT = {  # what is planted, and whom a screening has to name for it
    "minimum-living-allowance:missed": ("minimum-living-allowance", "missed"),
    "minimum-living-allowance:look-again": ("minimum-living-allowance", "look-again"),
    "missed-entitlement": ("old-age-allowance", "missed"),
}


def measure(office: Office) -> Measured:
    """Screen the whole county and hold whom it names against what was planted."""
    asked = Asked(areas=office.areas, policies=screening.policies_of([]), day=DAY, officer_id="bench", role="auditor")
    with tempfile.TemporaryDirectory() as scratch:
        path = Path(scratch)
        with screening.screener(office.settings, asked, path) as screens:
            screens(office.areas)
        named = {of: [[one] for one in _named(path, office.areas, *of)] for of in EXACT.values()}
    figures = []
    for planted, of in EXACT.items():
        told = score(named[of], office.answers.cases, planted)
        for kind, count in wrong(named[of], office.answers.cases, planted).items():
            aside.print(f"{planted}: {kind} × {count}", style="dim")
        for holder in _extra(named[of], office, planted):
            aside.print(f"{planted}: {holder} was not planted", style="dim")
        figures += [
            Figure(f"{planted}: planted", told.planted),
            Figure(f"{planted}: recall", told.recall, at_least=1.0),
            Figure(f"{planted}: precision", told.precision, at_least=1.0),
        ]
    return Measured({}, figures)


def _extra(found: list[list[str]], office: Office, planted: str) -> list[str]:
    known = {one for case in office.answers.cases if case.pattern == planted for one in case.subjects}
    return sorted(holder for (holder,) in found if holder not in known)


def _named(path: Path, townships: tuple[str, ...], policy: str, standing: str) -> list[str]:
    rows = (one for code in townships for _, one in snapshots.read(path, code, policy))
    return [one.holder for one in rows if one.standing == standing]


if __name__ == "__main__":
    main("Does a screening find what was planted?", measure)
