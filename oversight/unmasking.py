"""Unmasking: one field of one person as it is, for a reason, on record before it is answered, and not too often."""

from datetime import datetime

from pydantic import ConfigDict

from base.model import Model
from graph import unmasking
from graph.door import Door
from ledger import unmaskings
from ledger.store import Ledger
from oversight.stated import Reason


class UnmaskRequest(Model):
    """Which field is to be shown as it is, and why."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"field": "phone", "reason": "入户前核对电话，本人来电要求"}]}
    )

    field: unmasking.Field
    reason: Reason


class Unmasked(Model):
    """The values of one field of one person: several phones or addresses, or none when none is known."""

    person_id: str
    field: unmasking.Field
    values: tuple[str, ...]
    at: datetime


def unmask(db: Door, ledger: Ledger, person_id: str, request: UnmaskRequest) -> Unmasked:
    """The field as it is, when the asker may open this person and has not asked too often."""
    found = unmasking.values(db, person_id, request.field)
    settings = db.settings
    limits = {unmaskings.HOUR: settings.unmask_per_hour, unmaskings.DAY: settings.unmask_per_day}
    with db.trail.acting(f"unmasked:{request.field}", [person_id], request.reason):
        at = unmaskings.keep(ledger, db.officer_id, person_id, request.field, request.reason, limits)
    return Unmasked(person_id=person_id, field=request.field, values=found, at=at)
