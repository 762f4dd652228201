"""What the security administrator has to look at, by ids only."""

import secrets
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Literal

from sqlalchemy import Connection, insert, select, update

from base.errors import NotFound, Refused
from base.model import Model
from ledger.store import Ledger
from ledger.tables import ALERTS

Kind = Literal[
    "break-glass", "sealed-opened", "sealed", "sign-in-attack", "machine-key", "officer-added", "role-changed", "reset"
]
SHOWN = 500


class Alert(Model):
    """Something that happened and that somebody has to look at."""

    id: str
    kind: Kind
    at: datetime
    about: dict[str, str | int | None]
    seen_by: str | None
    seen_at: datetime | None


def tell(connection: Connection, kind: Kind, about: Mapping[str, str]) -> None:
    """Alert the security administrator, in the transaction of what happened."""
    made = {"id": f"AL-{secrets.token_hex(8)}", "kind": kind, "at": datetime.now(UTC), "about": dict(about)}
    connection.execute(insert(ALERTS).values(**made))


def alerts(ledger: Ledger, unseen: bool = False) -> list[Alert]:
    """The newest alerts first; `unseen`: only those nobody has looked at."""
    asked = select(ALERTS).order_by(ALERTS.c.at.desc(), ALERTS.c.id).limit(SHOWN)
    if unseen:
        asked = asked.where(ALERTS.c.seen_at.is_(None))
    with ledger.reading() as connection:
        return [Alert.model_validate(dict(row)) for row in connection.execute(asked).mappings()]


def seen(ledger: Ledger, alert_id: str, officer_id: str) -> Alert:
    """Keep who looked at an alert first; a second look changes nothing, and nobody's look counts at their own doing."""
    this = ALERTS.c.id == alert_id
    with ledger.writing() as connection:
        about = connection.execute(select(ALERTS.c.about).where(this)).scalar() or {}
        if officer_id in (about.get("by"), about.get("officer")):
            raise Refused(
                "这条警示是因您而起的，须由另一位安全管理员查看。",
                "This alert is about what you did, or about you: another security administrator has to look at it.",
            )
        unseen = update(ALERTS).where(this, ALERTS.c.seen_at.is_(None))
        connection.execute(unseen.values(seen_by=officer_id, seen_at=datetime.now(UTC)))
        row = connection.execute(select(ALERTS).where(this)).mappings().first()
    if row is None:
        raise NotFound("alert", alert_id)
    return Alert.model_validate(dict(row))
