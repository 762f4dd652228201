"""Sign-ons under way: what was sent along and must come back, once and soon."""

import hashlib
import secrets
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from sqlalchemy import delete, insert, select

from ledger.store import Ledger
from ledger.tables import SSO_STATES

LASTS = timedelta(minutes=10)


class Sent(NamedTuple):
    """What a sign-on was begun with: `state` comes back in the address, `nonce` in the token; `verifier` stays here."""

    state: str
    nonce: str
    verifier: str


def begin(ledger: Ledger) -> Sent:
    """A fresh sign-on; only a hash of its state is kept."""
    sent, now = Sent(*(secrets.token_urlsafe(48) for _ in range(3))), datetime.now(UTC)
    row = {"id": _hashed(sent.state), "nonce": sent.nonce, "verifier": sent.verifier, "at": now}
    with ledger.writing() as connection:
        connection.execute(delete(SSO_STATES).where(SSO_STATES.c.at < now - LASTS))
        connection.execute(insert(SSO_STATES).values(**row))
    return sent


def take(ledger: Ledger, state: str) -> Sent | None:
    """What belongs to a state that came back; None when it is unknown, used before, or too old."""
    which, now = SSO_STATES.c.id == _hashed(state), datetime.now(UTC)
    with ledger.writing() as connection:
        row = connection.execute(select(SSO_STATES).where(which)).mappings().first()
        taken = connection.execute(delete(SSO_STATES).where(which)).rowcount
    if row is None or not taken or not now - LASTS < row["at"]:
        return None
    return Sent(state, row["nonce"], row["verifier"])


def _hashed(state: str) -> str:
    return hashlib.sha256(state.encode()).hexdigest()
