"""Broken glass: who opened which one person outside their areas, why, until when, and what the review said."""

import secrets
from datetime import UTC, datetime, timedelta
from typing import Literal

from sqlalchemy import insert, select, update

from base.errors import Forbidden, NotFound, Refused
from base.model import Model
from ledger import alerts
from ledger.compartments import PREFIX
from ledger.store import Ledger
from ledger.tables import BREAK_GLASS

Verdict = Literal["justified", "unjustified"]
SHOWN = 500
ASTRAY = timedelta(minutes=1)  # by so much clocks differ or are put right all the time


class Broken(Model):
    """One broken glass, without anything of the person but the id and whether they were in a sealed case."""

    id: str
    officer_id: str
    person_id: str
    reason: str
    case_ref: str | None
    at: datetime
    until: datetime
    reviewed_by: str | None = None
    reviewed_at: datetime | None = None
    verdict: Verdict | None = None
    version: int = 1
    sealed: bool = False


class Opening(Model):
    """What a broken glass opens: one person, in the one area they are kept in."""

    person_id: str
    area: str


SEALED = BREAK_GLASS.c.area.startswith(PREFIX).label("sealed")
COLUMNS = [*(BREAK_GLASS.c[name] for name in Broken.model_fields if name != "sealed"), SEALED]


def break_glass(
    ledger: Ledger, officer_id: str, opening: Opening, reason: str, case: str | None, lasts: timedelta
) -> Broken:
    """Open one person for an officer for a while, and alert the security administrator, also to a sealed case."""
    now = datetime.now(UTC)
    made = Broken(
        id=f"G-{secrets.token_hex(8)}",
        officer_id=officer_id,
        person_id=opening.person_id,
        reason=reason,
        case_ref=case,
        at=now,
        until=now + lasts,
        sealed=opening.area.startswith(PREFIX),
    )
    with ledger.writing() as connection:
        connection.execute(insert(BREAK_GLASS).values(**made.model_dump(exclude={"sealed"}), area=opening.area))
        told = {"break_glass": made.id, "officer": officer_id, "person": opening.person_id}
        alerts.tell(connection, "sealed-opened" if made.sealed else "break-glass", told)
    return made


def opening(ledger: Ledger, glass_id: str, officer_id: str) -> Opening:
    """What a glass opens for the officer who broke it; Forbidden when it is another's or has run out.

    One broken in the future is closed: the clock was set back, and the glass would stay open for all that time.
    """
    now = datetime.now(UTC)
    mine = (BREAK_GLASS.c.id == glass_id) & (BREAK_GLASS.c.officer_id == officer_id)
    asked = select(BREAK_GLASS.c.person_id, BREAK_GLASS.c.area).where(
        mine, BREAK_GLASS.c.until > now, BREAK_GLASS.c.at <= now + ASTRAY
    )
    with ledger.reading() as connection:
        row = connection.execute(asked).mappings().first()
    if row is None:
        raise Forbidden(
            "这次紧急查看不存在或已到期。如仍有必要，请重新申请（huimin break-glass open）。",
            "There is no such broken glass, or it has run out. Break it again if you must (huimin break-glass open).",
        )
    return Opening.model_validate(dict(row))


def queue(ledger: Ledger, unreviewed: bool = False) -> list[Broken]:
    """Every broken glass, the newest first; `unreviewed`: only those that wait for a verdict."""
    asked = select(*COLUMNS).order_by(BREAK_GLASS.c.at.desc(), BREAK_GLASS.c.id).limit(SHOWN)
    if unreviewed:
        asked = asked.where(BREAK_GLASS.c.verdict.is_(None))
    with ledger.reading() as connection:
        return [Broken.model_validate(dict(row)) for row in connection.execute(asked).mappings()]


def review(ledger: Ledger, glass_id: str, officer_id: str, verdict: Verdict) -> Broken:
    """Keep the verdict; the same verdict again changes nothing, another one is refused."""
    this = BREAK_GLASS.c.id == glass_id
    given = {"reviewed_by": officer_id, "reviewed_at": datetime.now(UTC), "verdict": verdict}
    with ledger.writing() as connection:
        fresh = update(BREAK_GLASS).where(this, BREAK_GLASS.c.verdict.is_(None))
        connection.execute(fresh.values(**given, version=BREAK_GLASS.c.version + 1))
        row = connection.execute(select(*COLUMNS).where(this)).mappings().first()
    if row is None:
        raise NotFound("break-glass", glass_id)
    kept = Broken.model_validate(dict(row))
    if kept.verdict != verdict:
        raise Refused("这次紧急查看已有审查结论。", "This broken glass has its verdict already.")
    return kept
