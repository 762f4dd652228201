"""What is kept of screenings for the access matrix: one of each area."""

from collections import Counter
from collections.abc import Iterable
from datetime import UTC, date, datetime

from base.settings import Settings
from oversight import snapshots
from oversight.totals import Totals, totals
from policies.screened import Screened, Stands


def screen(settings: Settings, areas: Iterable[tuple[str, str]]) -> None:
    """A screening of each area that is kept, in which the same person is missed."""
    for place, area in areas:
        if place != "none":
            asked = {"areas": (area,), "policies": ("old-age-allowance",), "day": date(2026, 6, 30)}
            kept = snapshots.Asked.model_validate({**asked, "officer_id": "F-1", "role": "auditor"})
            told = [Screened("old-age-allowance", Counter({"": 1}), [Stands(f"P-{place}", "", "missed", 100.0, None)])]
            path = snapshots.folder(settings.home, f"J-screened{place}")
            snapshots.write(path, area, told)
            one = snapshots.Screening(id=path.name, at=datetime(2026, 6, 30, tzinfo=UTC), asked=kept)
            snapshots.put(settings.home, one, Totals(totals=totals(area, told), changes=[]))
