"""How often a password may be guessed, counted so that nobody is locked out by somebody else's guesses.

A guess is counted by its way: the address it comes from, or the device where that device has signed this login in
before. Each way waits for its own wrong guesses only. Over all ways a login that is guessed at much is slowed, but not
for a device or an address from which it signed in before, and an address that guesses at many logins, but not for such
a device: behind a proxy every login has signed in from the one address, and who guesses at them all sits there too.
"""

import hashlib
import math
import unicodedata
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from sqlalchemy import ColumnElement, Connection, delete, func, insert, select

from base.errors import TooManyGuesses
from ledger import alerts
from ledger.store import Ledger
from ledger.tables import SESSIONS, SIGN_IN_FAILURES

TABLE = SIGN_IN_FAILURES.c
DAY, HOUR = timedelta(days=1), timedelta(hours=1)
ONE_BY_ONE = 0x4855494D  # PostgreSQL's advisory lock while a guess is counted; SQLite has one writer anyway


class Limit(NamedTuple):
    """So many wrong guesses are free; each one more doubles the wait, up to the longest, in seconds."""

    free: int
    longest: int
    within: timedelta

    def wait(self, failures: int) -> int:
        """Seconds from the last wrong guess to the next."""
        return 0 if failures < self.free else min(2 ** min(failures - self.free, 20), self.longest)


WAY = Limit(5, 900, DAY)
ADDRESS = Limit(50, 300, DAY)
LOGIN = Limit(20, 60, HOUR)


class Way(NamedTuple):
    """By which way a login is tried; `device` is the hash of a known one, `known` whether it signed in before."""

    login_key: str
    origin: str
    device: str | None = None
    known: bool = False


def login_key(login: str) -> str:
    """What stands for a login where it was only tried: what somebody typed may be a password."""
    told = unicodedata.normalize("NFKC", login).strip().casefold()
    return hashlib.sha256(f"huimin login {told}".encode()).hexdigest()


def way(ledger: Ledger, login: str, officer_id: str | None, origin: str, device_hash: str | None) -> Way:
    """The way of a guess, by what has signed this officer in before."""
    here = Way(login_key(login), origin)
    if officer_id is None:
        return here
    signed_in = SESSIONS.c.kind.in_(("browser", "bearer")) & (SESSIONS.c.officer_id == officer_id)
    asked = select(SESSIONS.c.id).where(signed_in).limit(1)
    with ledger.reading() as connection:
        if device_hash and connection.execute(asked.where(SESSIONS.c.device_hash == device_hash)).first():
            return here._replace(device=device_hash, known=True)
        return here._replace(known=connection.execute(asked.where(SESSIONS.c.origin == origin)).first() is not None)


def take(ledger: Ledger, by: Way) -> int:
    """Count a guess as wrong before it is looked at, so that a thousand at once are a thousand; its number."""
    now = datetime.now(UTC)
    with ledger.writing() as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(select(func.pg_advisory_xact_lock(ONE_BY_ONE)))
        connection.execute(delete(SIGN_IN_FAILURES).where(TABLE.at < now - DAY))
        wait = max(_waits(connection, by, now))
        if wait > 0:
            raise TooManyGuesses(math.ceil(wait))
        row = {"login_key": by.login_key, "origin": by.origin, "device": by.device, "at": now}
        made = connection.execute(insert(SIGN_IN_FAILURES).values(**row)).inserted_primary_key
        _alert(connection, by, now)
    assert made is not None
    return int(made[0])


def forgive(ledger: Ledger, by: Way) -> None:
    """The guess was right: what was counted on this way is forgotten."""
    with ledger.writing() as connection:
        connection.execute(delete(SIGN_IN_FAILURES).where(_same_way(by)))


def _waits(connection: Connection, by: Way, now: datetime) -> Iterator[float]:
    """Seconds still to wait by each limit."""
    yield _left(connection, WAY, _same_way(by), now)
    if by.device is None:
        yield _left(connection, ADDRESS, _from_address(by), now)
    if not by.known:
        yield _left(connection, LOGIN, TABLE.login_key == by.login_key, now)


def _left(connection: Connection, limit: Limit, which: ColumnElement[bool], now: datetime) -> float:
    asked = select(func.count(), func.max(TABLE.at)).where(which, TABLE.at > now - limit.within)
    failures, last = connection.execute(asked).one()
    wait = limit.wait(failures)
    # A clock that was set back makes the last guess lie ahead; nobody waits longer than the limit for that.
    return min((last + timedelta(seconds=wait) - now).total_seconds(), wait) if wait else 0


def _same_way(by: Way) -> ColumnElement[bool]:
    where = TABLE.device == by.device if by.device else TABLE.device.is_(None) & (TABLE.origin == by.origin)
    return (TABLE.login_key == by.login_key) & where


def _from_address(by: Way) -> ColumnElement[bool]:
    return (TABLE.origin == by.origin) & TABLE.device.is_(None)


def _alert(connection: Connection, by: Way, now: datetime) -> None:
    """Tell the security administrator once, when a login, or from an address, was guessed at as often as is free."""
    at_login = (LOGIN, TABLE.login_key == by.login_key, {"login_key": by.login_key[:16]})
    from_address = (ADDRESS, _from_address(by), {"address": by.origin})
    for limit, which, told in (at_login, from_address) if by.device is None else (at_login,):
        asked = select(func.count()).where(which, TABLE.at > now - limit.within)
        if connection.execute(asked).scalar() == limit.free:
            alerts.tell(connection, "sign-in-attack", told)
