"""Alerts as they are shown, and marking one as seen, on record."""

from base.evidence import Trail
from base.model import Model
from ledger import alerts
from ledger.alerts import Alert
from ledger.store import Ledger


class Alerts(Model):
    """Alerts, the newest first."""

    alerts: tuple[Alert, ...]


def listed(ledger: Ledger, unseen: bool) -> Alerts:
    """Every alert, or those nobody has looked at."""
    return Alerts(alerts=tuple(alerts.alerts(ledger, unseen)))


def seen(ledger: Ledger, trail: Trail, alert_id: str) -> Alert:
    """Keep who looked at it first."""
    looked = alerts.seen(ledger, alert_id, trail.asking.officer_id)
    trail.acted(f"alert-seen:{alert_id}")
    return looked
