"""Who may sign in: officers with their role and areas; one who has left stays on record."""

import re
import secrets
from collections.abc import Iterable
from datetime import UTC, datetime

from sqlalchemy import insert, select, update

from base.errors import Invalid, NotFound
from base.model import Model
from base.roles import Role, rule
from ledger.store import Ledger
from ledger.tables import OFFICERS, SESSIONS

AREA = re.compile(r"\d{2}|\d{4}|\d{6}|\d{9}")


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


def add(ledger: Ledger, name: str, role: Role, areas: Iterable[str], stands_for: str | None = None) -> Officer:
    """Add somebody who may sign in; areas are needed where the role's scope is areas."""
    codes = tuple(areas)
    check_areas(role, codes)
    made = Officer(
        id=f"F-{secrets.token_hex(4)}",
        name=name,
        role=role,
        areas=codes,
        stands_for=stands_for,
        since=datetime.now(UTC),
    )
    with ledger.writing() as connection:
        connection.execute(insert(OFFICERS).values(**made.model_dump()))
    return made


def remove(ledger: Ledger, officer_id: str) -> None:
    """Take an officer's right to sign in away, and end every session."""
    officer(ledger, officer_id)
    now = datetime.now(UTC)
    with ledger.writing() as connection:
        connection.execute(update(OFFICERS).where(OFFICERS.c.id == officer_id).values(until=now))
        open_ones = (SESSIONS.c.officer_id == officer_id) & SESSIONS.c.revoked.is_(None)
        connection.execute(update(SESSIONS).where(open_ones).values(revoked=now))


def check_areas(role: Role, codes: tuple[str, ...]) -> None:
    """Refuse an area that is no code, and a role without the areas it needs."""
    wrong = [code for code in codes if not AREA.fullmatch(code)]
    if wrong or (not codes and rule(role).scope == "areas"):
        raise Invalid(
            f"区划代码应为 2、4、6 或 9 位数字：{'、'.join(wrong) or '（无）'}。例如 --area 990101。",
            f"An area is a code of 2, 4, 6 or 9 digits: {', '.join(wrong) or 'none given'}. Try --area 990101.",
        )
