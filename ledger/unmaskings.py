"""Who unmasked which field of whom, and why; no officer more often than the office allows."""

import math
import secrets
from datetime import UTC, datetime, timedelta

from sqlalchemy import Connection, insert, select

from base.errors import TooOften
from ledger.store import Ledger
from ledger.tables import OFFICERS, UNMASKINGS

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def keep(
    ledger: Ledger, officer_id: str, person_id: str, field: str, reason: str, limits: dict[timedelta, int]
) -> datetime:
    """Keep that a field was unmasked and when; TooOften when a limit (window: times) is reached."""
    now = datetime.now(UTC)
    made = {"officer_id": officer_id, "person_id": person_id, "field": field, "reason": reason, "at": now}
    with ledger.writing() as connection:
        connection.execute(select(OFFICERS.c.id).where(OFFICERS.c.id == officer_id).with_for_update())
        for window, times in limits.items():
            _refuse_beyond(connection, officer_id, now, window, times)
        connection.execute(insert(UNMASKINGS).values(id=f"U-{secrets.token_hex(8)}", **made))
    return now


def _refuse_beyond(connection: Connection, officer_id: str, now: datetime, window: timedelta, times: int) -> None:
    # What lies ahead was kept before the clock was set back: it counts on, but a clock once far ahead locks nobody out.
    mine = (UNMASKINGS.c.officer_id == officer_id) & UNMASKINGS.c.at.between(now - window, now + window)
    asked = select(UNMASKINGS.c.at).where(mine).order_by(UNMASKINGS.c.at.desc()).limit(max(times, 1))
    before = list(connection.execute(asked).scalars())
    if len(before) < times:
        return
    oldest = min(before, default=now)
    seconds = math.ceil((oldest + window - now).total_seconds())
    hours = window // HOUR
    raise TooOften(
        f"您在 {hours} 小时内已查看 {times} 项完整信息，达到上限。请在 {seconds} 秒后再试，或请安全管理员调整限额。",
        f"You have unmasked {times} fields within {hours} h, the office's limit. Try again in {seconds} s, "
        "or have the security administrator raise it.",
        seconds,
    )
