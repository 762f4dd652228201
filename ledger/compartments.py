"""Compartments of sealed cases: whom each is for, which officers it names, and how far sealing or lifting has come."""

import secrets
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any, Literal

from sqlalchemy import Connection, RowMapping, bindparam, delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from base.errors import Invalid, NotFound, Stale
from base.model import Model
from base.roles import rule
from ledger import alerts
from ledger.store import Ledger
from ledger.tables import COMPARTMENT_OFFICERS, COMPARTMENTS, OFFICERS

Kind = Literal["domestic-violence", "adoption", "witness"]
PREFIX = "sealed"  # of every code, and of no township's
State = Literal["sealing", "sealed", "lifting", "lifted"]


class Compartment(Model):
    """One compartment with the person it is for; only the ledger and the seal itself need that."""

    code: str
    kind: Kind
    person_id: str
    state: State
    opened: datetime
    closed: datetime | None
    officers: tuple[str, ...]
    version: int


SHOWN = [COMPARTMENTS.c[name] for name in Compartment.model_fields if name != "officers"]

NAMING = (  # asked with every request: put together once
    select(COMPARTMENTS.c.code)
    .join(COMPARTMENT_OFFICERS, COMPARTMENT_OFFICERS.c.code == COMPARTMENTS.c.code)
    .where(COMPARTMENT_OFFICERS.c.officer_id == bindparam("officer_id"), COMPARTMENTS.c.closed.is_(None))
    .order_by(COMPARTMENTS.c.code)
)


def naming(ledger: Ledger, officer_id: str) -> tuple[str, ...]:
    """The codes of the open compartments that name an officer."""
    with ledger.reading() as connection:
        return tuple(connection.execute(NAMING, {"officer_id": officer_id}).scalars())


def compartments(ledger: Ledger, open_only: bool = False) -> list[Compartment]:
    """Every compartment, the newest first."""
    asked = select(*SHOWN).order_by(COMPARTMENTS.c.opened.desc(), COMPARTMENTS.c.code)
    if open_only:
        asked = asked.where(COMPARTMENTS.c.closed.is_(None))
    with ledger.reading() as connection:
        return [_whole(connection, row) for row in connection.execute(asked).mappings().all()]


def compartment(ledger: Ledger, code: str) -> Compartment:
    """One compartment by its code."""
    with ledger.reading() as connection:
        return _by_code(connection, code)


def begin(
    ledger: Ledger, person_id: str, kind: Kind, reason: str, opened_by: str, officers: Iterable[str]
) -> Compartment:
    """The person's open compartment, made when there is none, its maker named and those given; half lifted it stays."""
    code, now = f"{PREFIX}{secrets.token_hex(10)}", datetime.now(UTC)
    made = {"kind": kind, "person_id": person_id, "reason": reason, "opened_by": opened_by, "opened": now}
    try:
        with ledger.writing() as connection:
            known = connection.execute(_open_of(person_id)).scalar()
            if known is not None:
                return _kept_closed(connection, known, (opened_by, *officers), opened_by)
            connection.execute(insert(COMPARTMENTS).values(code=code, state="sealing", version=1, **made))
            _name(connection, code, (opened_by, *officers), opened_by)
            alerts.tell(connection, "sealed", {"compartment": code, "kind": kind, "officer": opened_by})
            return _by_code(connection, code)
    except IntegrityError:  # somebody else sealed the same person at the same moment
        with ledger.reading() as connection:
            return _by_code(connection, connection.execute(_open_of(person_id)).scalar_one())


def name(ledger: Ledger, code: str, officers: Iterable[str], named_by: str, version: int) -> Compartment:
    """Let these officers see whoever is sealed in it, and no others."""
    with ledger.writing() as connection:
        _change(connection, code, version)
        connection.execute(delete(COMPARTMENT_OFFICERS).where(COMPARTMENT_OFFICERS.c.code == code))
        _name(connection, code, officers, named_by)
        return _by_code(connection, code)


def sealed(ledger: Ledger, code: str) -> Compartment:
    """Keep that everything has been moved into it."""
    with ledger.writing() as connection:
        connection.execute(_where(code, "sealing").values(state="sealed"))
        return _by_code(connection, code)


def lifting(ledger: Ledger, code: str, reason: str, lifted_by: str, version: int) -> Compartment:
    """Keep that it is about to be lifted, and why; one whose lifting was begun or is over stays as it is."""
    with ledger.writing() as connection:
        known = _by_code(connection, code)
        if known.state in ("lifting", "lifted"):
            return known
        _change(connection, code, version, state="lifting", lifted_by=lifted_by, lifted_for=reason)
        return _by_code(connection, code)


def lifted(ledger: Ledger, code: str) -> Compartment:
    """Keep that everything has been moved back, and close it."""
    with ledger.writing() as connection:
        closing = _where(code, "lifting").values(state="lifted", closed=datetime.now(UTC))
        connection.execute(closing)
        return _by_code(connection, code)


def _where(code: str, state: State) -> Any:
    return update(COMPARTMENTS).where(COMPARTMENTS.c.code == code, COMPARTMENTS.c.state == state)


def _open_of(person_id: str) -> Any:
    mine = COMPARTMENTS.c.person_id == person_id
    return select(COMPARTMENTS.c.code).where(mine, COMPARTMENTS.c.closed.is_(None))


def _kept_closed(connection: Connection, code: str, officers: Iterable[str], by: str) -> Compartment:
    """An open compartment as it is; one whose lifting broke off is sealed again, also for who wants that now."""
    known = _by_code(connection, code)
    if known.state != "lifting":
        return known
    _change(connection, code, known.version, state="sealing", lifted_by=None, lifted_for=None)
    fresh = [officer for officer in officers if officer not in known.officers]
    if fresh:
        _name(connection, code, fresh, by)
    alerts.tell(connection, "sealed", {"compartment": code, "kind": known.kind, "officer": by})
    return _by_code(connection, code)


def _change(connection: Connection, code: str, version: int, **values: object) -> None:
    now = _by_code(connection, code).version
    current = (COMPARTMENTS.c.code == code) & (COMPARTMENTS.c.version == version) & COMPARTMENTS.c.closed.is_(None)
    changed = connection.execute(update(COMPARTMENTS).where(current).values(version=version + 1, **values))
    if changed.rowcount != 1:
        raise Stale(now)


def _name(connection: Connection, code: str, officers: Iterable[str], named_by: str) -> None:
    wanted = dict.fromkeys(officers)
    asked = select(OFFICERS.c.id, OFFICERS.c.role).where(OFFICERS.c.id.in_(wanted), OFFICERS.c.until.is_(None))
    known = {row.id for row in connection.execute(asked) if rule(row.role).scope == "areas"}
    strange = [officer for officer in wanted if officer not in known]
    if strange or not wanted:
        raise Invalid(
            f"请指定能查看个人信息的工作人员：{'、'.join(strange) or '（无）'} 不是。",
            f"Name officers whose role sees people: {', '.join(strange) or 'none given'} will not do.",
        )
    now = datetime.now(UTC)
    rows = [{"code": code, "officer_id": officer, "named_by": named_by, "since": now} for officer in wanted]
    connection.execute(insert(COMPARTMENT_OFFICERS), rows)


def _by_code(connection: Connection, code: str) -> Compartment:
    row = connection.execute(select(*SHOWN).where(COMPARTMENTS.c.code == code)).mappings().first()
    if row is None:
        raise NotFound("compartment", code)
    return _whole(connection, row)


def _whole(connection: Connection, row: RowMapping) -> Compartment:
    these = COMPARTMENT_OFFICERS.c.code == row["code"]
    asked = select(COMPARTMENT_OFFICERS.c.officer_id).where(these).order_by(COMPARTMENT_OFFICERS.c.officer_id)
    return Compartment.model_validate({**row, "officers": tuple(connection.execute(asked).scalars())})
