"""A screening as a job of the ledger: asked for by an officer, carried out township by township, kept as a snapshot."""

from datetime import UTC, date, datetime
from functools import partial
from typing import Any

from pydantic import ConfigDict, Field

from base.model import Model, Said
from base.settings import Settings
from graph.door import Door
from graph.entitlement import entitlement_door
from ledger import jobs
from ledger.jobs import Job
from ledger.steps import Steps
from ledger.store import Ledger
from oversight import screening, snapshots
from oversight.scope import within
from oversight.screening import Screens
from oversight.snapshots import Asked, Screening
from oversight.totals import Totals, over_all, together
from policies import changed

KIND = "screening"
STEP = 8  # townships of one step: after a kill no more than these are screened again


class ScreeningRequest(Model):
    """Which part of the asker's areas to screen for which policies, as of which day, and what to imagine changed."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"policies": ["old-age-allowance"]}]})

    areas: list[str] = Field([], max_length=1000, description="Codes of divisions within your areas; none: all.")
    policies: list[str] = Field([], max_length=100, description="Ids of policies; none: all of people and households.")
    day: date | None = Field(None, description="As of which day; today when left out.")
    changes: dict[str, str] = Field({}, max_length=50, description="Parameters imagined: living_standard: +5%.")


class Report(Totals):
    """What a screening came to over all its townships; the totals of each are kept with it."""

    id: str
    day: date
    townships: int


def ask(db: Door, ledger: Ledger, request: ScreeningRequest) -> Job:
    """Put a screening of the asker's areas on the list of jobs."""
    entitlement_door(db)
    asked = Asked(
        areas=within(db, request.areas),
        policies=screening.policies_of(request.policies),
        day=request.day or db.day,
        changes=changed.changes([f"{name}={change}" for name, change in request.changes.items()]),
        officer_id=db.officer_id,
        role=db.trail.asking.role,
        purpose=db.trail.asking.purpose,
    )
    db.trail.acted(f"screening of {len(asked.areas)} townships")
    return jobs.ask(ledger, jobs.new_id(), KIND, db.officer_id, asked.model_dump(mode="json"))


def run(steps: Steps, settings: Settings) -> Report:
    """Screen township by township; what was kept before the job was broken off stands."""
    asked = Asked.model_validate(steps.job.asked)
    path, in_all = snapshots.folder(settings.home, steps.job.id), len(asked.areas)
    told: list[Totals] = []
    with screening.screener(settings, asked, path) as screens:
        for at in range(0, in_all, STEP):
            steps.at(at, in_all, _so_far(at, in_all))
            kept = steps.run(f"townships {at}", partial(_some, screens, asked.areas[at : at + STEP]))
            told.append(Totals.model_validate(kept))
    steps.at(in_all, in_all, _so_far(in_all, in_all))
    every = together(told)
    snapshots.put(settings.home, Screening(id=steps.job.id, at=datetime.now(UTC), asked=asked), every)
    return Report(id=steps.job.id, day=asked.day, townships=in_all, **over_all(every).model_dump())


def _some(screens: Screens, codes: tuple[str, ...]) -> dict[str, Any]:
    return together(screens(codes)).model_dump(mode="json")


def _so_far(done: int, in_all: int) -> Said:
    return Said(zh=f"已筛查 {done} / {in_all} 个乡镇", en=f"{done} of {in_all} townships screened")
