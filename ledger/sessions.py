"""Open sign-ins: opaque tokens of which only a hash is kept, with an end, and revocable."""

import hashlib
import secrets
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import Literal

from sqlalchemy import insert, select, update

from base.errors import Unsigned
from base.model import Model
from ledger.officers import COLUMNS, Officer
from ledger.store import Ledger
from ledger.tables import OFFICERS, SESSIONS

Kind = Literal["browser", "bearer", "machine", "demo"]
LASTS = {"browser": timedelta(hours=12), "bearer": timedelta(days=90), "machine": timedelta(days=365)}
SEEN_EVERY = timedelta(minutes=1)  # the ledger is not written for each request


class Session(Model):
    """One open sign-in."""

    id: str
    kind: Kind
    label: str | None
    operations: tuple[str, ...] | None
    made: datetime
    seen: datetime
    expires: datetime
    origin: str | None
    csrf_hash: str | None = None


class SignedIn(Model):
    """Who asks, and by which session."""

    officer: Officer
    session: Session


def begin(
    ledger: Ledger,
    officer_id: str,
    kind: Kind,
    *,
    label: str | None = None,
    operations: Iterable[str] | None = None,
    lasts: timedelta | None = None,
    origin: str | None = None,
    csrf: str | None = None,
) -> str:
    """Open a session; the token comes back once and only its hash is kept."""
    token, now = secrets.token_urlsafe(32), datetime.now(UTC)
    made = {
        "id": f"S-{secrets.token_hex(8)}",
        "token_hash": hashed(token),
        "officer_id": officer_id,
        "kind": kind,
        "label": label,
        "operations": None if operations is None else list(operations),
        "made": now,
        "seen": now,
        "expires": now + (lasts or LASTS.get(kind, timedelta(days=1))),
        "origin": origin,
        "csrf_hash": None if csrf is None else hashed(csrf),
    }
    with ledger.writing() as connection:
        connection.execute(insert(SESSIONS).values(**made))
    return token


def by_token(ledger: Ledger, token: str) -> SignedIn:
    """Whose token this is; Unsigned when it is unknown, over or revoked."""
    now, mine = datetime.now(UTC), [SESSIONS.c[name] for name in Session.model_fields]
    asked = (
        select(*(column.label(f"officer_{column.name}") for column in COLUMNS), *mine)
        .join(OFFICERS, OFFICERS.c.id == SESSIONS.c.officer_id)
        .where(SESSIONS.c.token_hash == hashed(token), SESSIONS.c.revoked.is_(None), SESSIONS.c.expires > now)
        .where(OFFICERS.c.until.is_(None))
    )
    with ledger.reading() as connection:
        row = connection.execute(asked).mappings().first()
    if row is None:
        raise Unsigned(
            "这个令牌无效或已过期。请运行 huimin login，或请管理员用 huimin officer add 重新发放。",
            "This token is not valid or has run out. Run `huimin login`, or have one made with `huimin officer add`.",
        )
    officer = Officer.model_validate({column.name: row[f"officer_{column.name}"] for column in COLUMNS})
    session = Session.model_validate({column.name: row[column.name] for column in mine})
    if now - session.seen > SEEN_EVERY:
        with ledger.writing() as connection:
            connection.execute(update(SESSIONS).where(SESSIONS.c.id == session.id).values(seen=now))
    return SignedIn(officer=officer, session=session)


def hashed(token: str) -> str:
    """What is kept of a token: it is random and long, so a plain hash cannot be guessed back."""
    return hashlib.sha256(token.encode()).hexdigest()
