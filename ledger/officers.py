"""Who may sign in: officers with their role and areas; one who has left stays on record."""

import re
import secrets
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

from sqlalchemy import Connection, insert, select, update
from sqlalchemy.exc import IntegrityError

from base.errors import Invalid, NotFound, Refused, Stale
from base.model import Model
from base.roles import Role, rule
from ledger.store import Ledger
from ledger.tables import OFFICERS, SESSIONS

AREA = re.compile(r"\d{2}|\d{4}|\d{6}|\d{9}", re.ASCII)
LOGIN = re.compile(r"[a-z0-9][a-z0-9._@-]{1,63}")


class Officer(Model):
    """A public servant who may sign in, or an applicant or institution that stands for itself."""

    id: str
    name: str
    role: Role
    areas: tuple[str, ...]
    login: str | None = None
    stands_for: str | None = None
    since: datetime
    version: int = 1


class Officers(Model):
    """Everybody who may sign in, in the order they were added."""

    officers: tuple[Officer, ...]


COLUMNS = [OFFICERS.c[name] for name in Officer.model_fields]


def officers(ledger: Ledger) -> list[Officer]:
    """Everybody who may sign in, in the order they were added."""
    asked = select(*COLUMNS).where(OFFICERS.c.until.is_(None)).order_by(OFFICERS.c.since, OFFICERS.c.id)
    with ledger.reading() as connection:
        return [Officer.model_validate(dict(row)) for row in connection.execute(asked).mappings()]


def officer(ledger: Ledger, officer_id: str) -> Officer:
    """One who may sign in."""
    asked = select(*COLUMNS).where(OFFICERS.c.id == officer_id, OFFICERS.c.until.is_(None))
    with ledger.reading() as connection:
        row = connection.execute(asked).mappings().first()
    if row is None:
        raise NotFound("officer", officer_id)
    return Officer.model_validate(dict(row))


class Change(Model):
    """What is to be different about an officer; what is not named stays."""

    name: str | None = None
    role: Role | None = None
    areas: tuple[str, ...] | None = None
    login: str | None = None
    stands_for: str | None = None


def add(
    ledger: Ledger,
    name: str,
    role: Role,
    areas: Iterable[str],
    stands_for: str | None = None,
    login: str | None = None,
    subject: str | None = None,
) -> Officer:
    """Add somebody who may sign in; areas are needed where the role's scope is areas."""
    codes = tuple(areas)
    check_areas(role, codes)
    made = Officer(
        id=f"F-{secrets.token_hex(4)}",
        name=name,
        role=role,
        areas=codes,
        login=None if login is None else checked_login(login),
        stands_for=stands_for,
        since=datetime.now(UTC),
    )
    with _unique(), ledger.writing() as connection:
        connection.execute(insert(OFFICERS).values(**made.model_dump(), subject=subject))
    return made


def change(ledger: Ledger, officer_id: str, asked: Change, version: int | None = None) -> Officer:
    """Change an officer, from a version that was read; a change of role ends their sessions and machine keys."""
    was = officer(ledger, officer_id)
    told = asked.model_dump(exclude_none=True)
    if "login" in told:
        told["login"] = checked_login(told["login"])
    now = Officer.model_validate(was.model_dump() | told | {"version": was.version + 1})
    check_areas(now.role, now.areas)
    mine = (OFFICERS.c.id == officer_id) & OFFICERS.c.until.is_(None)
    same = OFFICERS.c.version == (was.version if version is None else version)
    with _unique(), ledger.writing() as connection:
        done = connection.execute(update(OFFICERS).where(mine, same).values(**told, version=now.version))
        if not done.rowcount:
            raise Stale(_version(connection, officer_id))
        if now.role != was.role:
            open_ones = (SESSIONS.c.officer_id == officer_id) & SESSIONS.c.revoked.is_(None)
            connection.execute(update(SESSIONS).where(open_ones).values(revoked=datetime.now(UTC)))
    return now


def checked_login(login: str) -> str:
    """A login as it is kept; Invalid when it is none."""
    told = login.strip().casefold()
    if not LOGIN.fullmatch(told):
        raise Invalid(
            "登录名由 2 到 64 个小写字母、数字和 . _ - @ 组成，例如 li.mei。",
            "A login has 2 to 64 lower-case letters, digits and . _ - @, such as li.mei.",
        )
    return told


@contextmanager
def _unique() -> Iterator[None]:
    try:
        yield
    except IntegrityError as error:
        raise Refused(
            "这个登录名已有人使用（离任人员的也算）。请换一个。",
            "This login is taken, perhaps by somebody who has left. Choose another.",
        ) from error


def remove(ledger: Ledger, officer_id: str, version: int | None = None) -> None:
    """Take an officer's right to sign in away, from a version that was read, and end every session."""
    was = officer(ledger, officer_id)
    now = datetime.now(UTC)
    mine = (OFFICERS.c.id == officer_id) & OFFICERS.c.until.is_(None)
    same = OFFICERS.c.version == (was.version if version is None else version)
    with ledger.writing() as connection:
        if not connection.execute(update(OFFICERS).where(mine, same).values(until=now)).rowcount:
            raise Stale(_version(connection, officer_id))
        open_ones = (SESSIONS.c.officer_id == officer_id) & SESSIONS.c.revoked.is_(None)
        connection.execute(update(SESSIONS).where(open_ones).values(revoked=now))


def _version(connection: Connection, officer_id: str) -> int:
    return int(connection.execute(select(OFFICERS.c.version).where(OFFICERS.c.id == officer_id)).scalar_one())


def check_areas(role: Role, codes: tuple[str, ...]) -> None:
    """Refuse an area that is no code, and a role without the areas it needs."""
    wrong = [code for code in codes if not AREA.fullmatch(code)]
    if wrong or (not codes and rule(role).scope == "areas"):
        raise Invalid(
            f"区划代码应为 2、4、6 或 9 位数字：{'、'.join(wrong) or '（无）'}。例如 --area 990101。",
            f"An area is a code of 2, 4, 6 or 9 digits: {', '.join(wrong) or 'none given'}. Try --area 990101.",
        )
