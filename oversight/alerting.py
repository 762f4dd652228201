"""Alerts as they are shown, and marking one as seen, on record."""

from base.evidence import Trail
from base.model import Model
from ledger import alerts
from ledger.alerts import Alert
from ledger.store import Ledger


class Alerts(Model):
    """Alerts, the newest first."""

    alerts: tuple[Alert, ...]


def listed(ledger: Ledger, trail: Trail, unseen: bool) -> Alerts:
    """Every alert, or those nobody has looked at; whom they name is on record."""
    found = tuple(alerts.alerts(ledger, unseen))
    trail.saw("alerts", [str(one.about["person"]) for one in found if one.about.get("person")])
    return Alerts(alerts=found)


def seen(ledger: Ledger, trail: Trail, alert_id: str) -> Alert:
    """Keep who looked at it first."""
    with trail.acting(f"alert-seen:{alert_id}"):
        return alerts.seen(ledger, alert_id, trail.asking.officer_id)
