"""Breaking the glass: one person outside one's areas, for a while, with a reason, an alert and a review."""

from datetime import datetime, timedelta

from pydantic import ConfigDict

from base.evidence import Trail
from base.model import Model
from graph import seals
from graph.door import CaseworkerGraph
from ledger import glass
from ledger.store import Ledger
from oversight.stated import PersonId, Reason


class GlassRequest(Model):
    """Whom to open, and why it cannot wait."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"person_id": "P-000100001", "reason": "老人突发疾病，需立即联系家属"}]}
    )

    person_id: PersonId
    reason: Reason


class ReviewRequest(Model):
    """What the review came to."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"verdict": "justified"}]})

    verdict: glass.Verdict


class Glass(Model):
    """A broken glass for who broke it: send its id in Huimin-Break-Glass until it runs out."""

    id: str
    person_id: str
    at: datetime
    until: datetime


class Queue(Model):
    """Broken glasses, the newest first."""

    broken: tuple[glass.Broken, ...]


def break_glass(db: CaseworkerGraph, ledger: Ledger, request: GlassRequest) -> Glass:
    """Open one person, wherever they are kept; NotFound when there is nobody, as anywhere else."""
    area = seals.kept_in(db, request.person_id)
    opening = glass.Opening(person_id=request.person_id, area=area)
    lasts, case = timedelta(minutes=db.settings.glass_minutes), db.trail.asking.case
    with db.trail.acting("break-glass", [request.person_id], request.reason):
        broken = glass.break_glass(ledger, db.officer_id, opening, request.reason, case, lasts)
    return Glass(id=broken.id, person_id=broken.person_id, at=broken.at, until=broken.until)


def queue(ledger: Ledger, trail: Trail, unreviewed: bool) -> Queue:
    """What waits for a verdict, or everything; whom it names is on record."""
    found = tuple(glass.queue(ledger, unreviewed))
    trail.saw("break-glass", [one.person_id for one in found])
    return Queue(broken=found)


def review(ledger: Ledger, trail: Trail, glass_id: str, request: ReviewRequest) -> glass.Broken:
    """Keep the verdict, on record."""
    with trail.acting(f"break-glass-reviewed:{glass_id}:{request.verdict}") as about:
        kept = glass.review(ledger, glass_id, trail.asking.officer_id, request.verdict)
        about.append(kept.person_id)
    return kept
