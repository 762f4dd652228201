"""Consent to a full export: two officers, each for a reason, and for one export only."""

import secrets
from datetime import UTC, datetime, timedelta

from sqlalchemy import insert, select, update

from base.errors import Refused
from base.model import Model
from ledger.import_tables import EXPORT_CONSENTS
from ledger.store import Ledger

LASTS = timedelta(hours=24)
NEEDED = 2
TABLE = EXPORT_CONSENTS.c


class Consent(Model):
    """One officer's word that everything may be exported once."""

    id: str
    officer_id: str
    reason: str
    at: datetime


def consent(ledger: Ledger, officer_id: str, reason: str) -> Consent:
    """Put an officer's consent into the books."""
    made = Consent(id=f"X-{secrets.token_hex(8)}", officer_id=officer_id, reason=reason, at=datetime.now(UTC))
    with ledger.writing() as db:
        db.execute(insert(EXPORT_CONSENTS).values(**made.model_dump()))
    return made


def standing(ledger: Ledger) -> list[Consent]:
    """Consents that were not used and still stand, the latest of each officer."""
    wanted = (TABLE.used.is_(None), TABLE.at > datetime.now(UTC) - LASTS)
    asked = select(TABLE.id, TABLE.officer_id, TABLE.reason, TABLE.at).where(*wanted).order_by(TABLE.at)
    with ledger.reading() as db:
        found = [Consent.model_validate(dict(row)) for row in db.execute(asked).mappings()]
    return sorted({one.officer_id: one for one in found}.values(), key=lambda one: one.at)


def take(ledger: Ledger) -> list[Consent]:
    """Use up the consents of two officers; Refused when there are not two."""
    found = standing(ledger)[:NEEDED]
    if len(found) < NEEDED:
        raise Refused(
            f"完整导出需要两名工作人员在 24 小时内各自同意，现有 {len(found)} 名。请运行 huimin export-consent。",
            f"A full export takes the consent of two officers within 24 hours; there is that of {len(found)}. "
            "Each of them runs `huimin export-consent`.",
        )
    with ledger.writing() as db:
        which = TABLE.id.in_([one.id for one in found]) & TABLE.used.is_(None)
        if db.execute(update(EXPORT_CONSENTS).where(which).values(used=datetime.now(UTC))).rowcount < NEEDED:
            raise Refused("这些同意已被另一次导出用掉。", "These consents were used by another export.")
    return found
