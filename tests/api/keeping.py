"""What the ledger holds for the access matrix: one officer, session, key, seal, glass, alert and job for each place."""

from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Table, delete, insert, select

from ledger.store import Ledger
from ledger.tables import (
    ALERTS,
    BREAK_GLASS,
    COMPARTMENT_OFFICERS,
    COMPARTMENTS,
    JOBS,
    OFFICERS,
    SESSIONS,
)

THERE = ("own", "other", "sealed")
MATRIX = "F-matrix"


def keep(ledger: Ledger) -> None:
    """Everything as it was before anybody asked; the officer F-matrix is made once and stays."""
    now = datetime.now(UTC)
    with ledger.writing() as connection:
        if connection.execute(select(OFFICERS.c.id).where(OFFICERS.c.id == MATRIX)).first() is None:
            connection.execute(insert(OFFICERS).values(**_officer(MATRIX, now)))
        for place in THERE:
            _again(connection, OFFICERS, **_officer(f"F-leaves-{place}", now))
            for kind in ("session", "key"):
                _again(connection, SESSIONS, **_session(f"S-{kind}-{place}", kind, now))
            for act in ("name", "lift"):
                code = {"code": f"sealed{act}{place}"}
                connection.execute(delete(COMPARTMENT_OFFICERS).where(COMPARTMENT_OFFICERS.c.code == code["code"]))
                _again(connection, COMPARTMENTS, **code, **_seal(f"P-{act}-{place}", now))
            opened = {"officer_id": MATRIX, "person_id": f"P-glass-{place}", "area": "990199001", "reason": "核对"}
            _again(connection, BREAK_GLASS, id=f"G-{place}", at=now, until=now, version=1, **opened)
            _again(connection, ALERTS, id=f"W-{place}", kind="sealed", at=now, about={"compartment": "sealed"})
            asked = {"kind": "demo", "asked_by": "operator", "asked": {}, "state": "done", "done": 1, "ended": now}
            _again(connection, JOBS, id=f"J-{place}", at=now, tries=1, version=3, **asked)


def _again(connection: Connection, table: Table, **row: Any) -> None:
    """This row as it is given, in place of one with the same key."""
    key = next(iter(table.primary_key))
    connection.execute(delete(table).where(key == row[key.name]))
    connection.execute(insert(table).values(**row))


def _officer(officer_id: str, now: datetime) -> dict[str, Any]:
    return {
        "id": officer_id, "name": "李梅", "role": "dispatcher", "areas": ["990101"], "since": now, "version": 1,
    }  # fmt: skip


def _session(session_id: str, kind: str, now: datetime) -> dict[str, Any]:
    return {
        "id": session_id, "token_hash": session_id, "officer_id": MATRIX, "made": now, "seen": now,
        "kind": "machine" if kind == "key" else "bearer", "expires": now + timedelta(days=1),
    }  # fmt: skip


def _seal(person_id: str, now: datetime) -> dict[str, Any]:
    return {
        "kind": "witness", "person_id": person_id, "reason": "法院签发了人身安全保护令", "state": "sealed",
        "opened_by": MATRIX, "opened": now, "version": 1,
    }  # fmt: skip
