"""Open sign-ins: opaque tokens of which only a hash is kept, with an end, and revocable."""

import hashlib
import hmac
import secrets
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from ipaddress import IPv6Address, ip_address
from typing import Literal, NamedTuple

from sqlalchemy import ColumnElement, Connection, bindparam, insert, select, true, update

from base.errors import Forbidden, NotFound, Unsigned
from base.model import Model
from base.roles import rule
from base.settings import Settings
from ledger.enrolment import ENROLMENT
from ledger.officers import COLUMNS, Officer
from ledger.store import Ledger
from ledger.tables import OFFICERS, SESSIONS

Kind = Literal["browser", "bearer", "machine", "demo"]
SEEN_EVERY = timedelta(minutes=1)  # the ledger is not written for each request
HERE = "terminal"


class Session(Model):
    """One open sign-in; `operations` is all it may do, none means whatever the role may."""

    id: str
    kind: Kind
    label: str | None
    operations: tuple[str, ...] | None
    made: datetime
    seen: datetime
    idle: int | None
    expires: datetime
    origin: str | None


class SignedIn(Model):
    """Who asks, and by which session."""

    officer: Officer
    session: Session


class SessionsOf(Model):
    """An officer's open sessions and keys, the newest first."""

    sessions: tuple[Session, ...]


class Term(NamedTuple):
    """How long a session lasts in all, and without a request."""

    lasts: timedelta
    idle: timedelta | None = None


MINE = [SESSIONS.c[name] for name in Session.model_fields]
STRENGTH = (OFFICERS.c.totp_step, OFFICERS.c.subject)
BY_TOKEN = (  # asked with every request: put together once
    select(*(column.label(f"officer_{column.name}") for column in COLUMNS), *MINE, *STRENGTH)
    .join(OFFICERS, OFFICERS.c.id == SESSIONS.c.officer_id)
    .where(SESSIONS.c.token_hash == bindparam("token"), SESSIONS.c.revoked.is_(None))
    .where(SESSIONS.c.expires > bindparam("now"), OFFICERS.c.until.is_(None))
)
INVITED = Term(timedelta(days=7))
BY_HAND = Term(timedelta(days=30))  # a token made at the terminal may lie for a weekend before it is used


def term(settings: Settings, kind: Kind) -> Term:
    """How long a sign-in of this kind lasts in this office."""
    if kind == "browser":
        return Term(timedelta(hours=settings.session_hours), timedelta(minutes=settings.idle_minutes))
    return Term(timedelta(days=settings.bearer_days), timedelta(hours=settings.bearer_idle_hours))


def begin(
    ledger: Ledger,
    officer_id: str,
    kind: Kind,
    *,
    label: str | None = None,
    operations: Iterable[str] | None = None,
    term: Term = BY_HAND,
    origin: str | None = None,
    device: str | None = None,
    unchanged: ColumnElement[bool] | None = None,
) -> str:
    """Open a session; the token comes back once and only its hash is kept. Unsigned when the officer has changed."""
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
        "idle": None if term.idle is None else int(term.idle.total_seconds()),
        "expires": now + term.lasts,
        "origin": origin,
        "device_hash": None if device is None else hashed(device),
    }
    there = (OFFICERS.c.id == officer_id) & OFFICERS.c.until.is_(None)
    same = select(OFFICERS.c.id).where(there, true() if unchanged is None else unchanged)
    with ledger.writing() as connection:
        if connection.execute(same.with_for_update(read=True)).first() is None:
            raise changed_meanwhile()
        connection.execute(insert(SESSIONS).values(**made))
    return token


def by_token(ledger: Ledger, token: str, origin: str = HERE) -> SignedIn:
    """Whose token this is; Unsigned when it is unknown, over, revoked, or a demonstration's and not on loopback."""
    now = datetime.now(UTC)
    with ledger.reading() as connection:
        row = connection.execute(BY_TOKEN, {"token": hashed(token), "now": now}).mappings().first()
    session = row and Session.model_validate({column.name: row[column.name] for column in MINE})
    if not row or not session or not _alive(session, now) or (session.kind == "demo" and not local(origin)):
        raise Unsigned(
            "令牌无效或已过期。请重新登录：huimin login，或 POST /api/v1/sessions。",
            "This token is not valid or has run out. Sign in again: `huimin login`, or POST /api/v1/sessions.",
        )
    officer = Officer.model_validate({column.name: row[f"officer_{column.name}"] for column in COLUMNS})
    if abs(now - session.seen) > SEEN_EVERY:  # also back, after a clock that was ahead: else it is never idle
        with ledger.noting() as connection:
            connection.execute(update(SESSIONS).where(SESSIONS.c.id == session.id).values(seen=now))
    if rule(officer.role).second_factor and not _strong(session.kind, row["totp_step"], row["subject"]):
        session = session.model_copy(update={"operations": ENROLMENT})
    return SignedIn(officer=officer, session=session)


def permit(asked: SignedIn, operation: str) -> None:
    """Let a session do only what it was made for."""
    limited = asked.session.operations
    if limited is None or operation in limited:
        return
    if asked.session.kind == "machine":
        raise Forbidden("这个密钥没有获准做这件事。", "This key was not made for that.")
    raise Forbidden(
        "请先设置密码；需要验证码的角色还要启用验证码（POST /api/v1/me/second-factor，"
        "或 huimin officer second-factor），然后重新登录。",
        "Set your password first, and where the role needs it enrol a second factor (POST /api/v1/me/second-factor or "
        "`huimin officer second-factor`); then sign in again.",
    )


def open_ones(ledger: Ledger, officer_id: str, *kinds: Kind) -> list[Session]:
    """An officer's open sessions, the newest first; of these kinds where some are named."""
    now = datetime.now(UTC)
    asked = select(*MINE).where(
        SESSIONS.c.officer_id == officer_id, SESSIONS.c.revoked.is_(None), SESSIONS.c.expires > now
    )
    if kinds:
        asked = asked.where(SESSIONS.c.kind.in_(kinds))
    with ledger.reading() as connection:
        rows = connection.execute(asked.order_by(SESSIONS.c.made.desc(), SESSIONS.c.id)).mappings()
        found = [Session.model_validate(dict(row)) for row in rows]
    return [session for session in found if _alive(session, now)]


def end(ledger: Ledger, officer_id: str, session_id: str) -> None:
    """End one open session of this officer; NotFound when it is none of theirs."""
    which = (SESSIONS.c.id == session_id) & (SESSIONS.c.officer_id == officer_id) & SESSIONS.c.revoked.is_(None)
    with ledger.writing() as connection:
        if not connection.execute(update(SESSIONS).where(which).values(revoked=datetime.now(UTC))).rowcount:
            raise NotFound("session", session_id)


def end_all(ledger: Ledger, officer_id: str, but: str | None = None) -> int:
    """End every open session of this officer, machine keys too, but for one; how many."""
    with ledger.writing() as connection:
        return end_in(connection, officer_id, but)


def end_everybodys(ledger: Ledger) -> int:
    """End every open session and machine key of every officer; how many."""
    with ledger.writing() as connection:
        ending = update(SESSIONS).where(SESSIONS.c.revoked.is_(None)).values(revoked=datetime.now(UTC))
        return connection.execute(ending).rowcount


def end_in(connection: Connection, officer_id: str, but: str | None = None) -> int:
    """End them in the transaction of what ends them."""
    which = (SESSIONS.c.officer_id == officer_id) & SESSIONS.c.revoked.is_(None) & (SESSIONS.c.id != (but or ""))
    return connection.execute(update(SESSIONS).where(which).values(revoked=datetime.now(UTC))).rowcount


def is_open_in(connection: Connection, officer_id: str, session_id: str) -> bool:
    """Whether a session of this officer has not been ended."""
    which = (SESSIONS.c.id == session_id) & (SESSIONS.c.officer_id == officer_id) & SESSIONS.c.revoked.is_(None)
    return connection.execute(select(SESSIONS.c.id).where(which)).first() is not None


def changed_meanwhile() -> Unsigned:
    """What somebody is told whose role or password was changed while they signed in."""
    return Unsigned("您的角色或密码刚刚有变动。请重新登录。", "Your role or password has just changed. Sign in again.")


def local(origin: str) -> bool:
    """Whether an origin is this very machine."""
    if origin == HERE:
        return True
    try:
        address = ip_address(origin)
    except ValueError:
        return False
    mapped = address.ipv4_mapped if isinstance(address, IPv6Address) else None
    return (mapped or address).is_loopback


def csrf(token: str) -> str:
    """What a page sends beside its cookie: made from the cookie's token, which no other site can read."""
    return hmac.digest(token.encode(), b"huimin csrf", "sha256").hex()


def hashed(token: str) -> str:
    """What is kept of a token: it is random and long, so a plain hash cannot be guessed back."""
    return hashlib.sha256(token.encode()).hexdigest()


def _strong(kind: Kind, totp_step: int | None, subject: str | None) -> bool:
    """Whether a second factor stands behind a session: one's own, the provider's; keys and demonstrations need none."""
    return totp_step is not None or kind in ("machine", "demo") or (kind == "browser" and subject is not None)


def _alive(session: Session, now: datetime) -> bool:
    return session.idle is None or now - session.seen <= timedelta(seconds=session.idle)
