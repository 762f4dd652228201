"""Takes over what an earlier version kept in small files: officers with their tokens, and whom findings had named."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, insert, select

from base.roles import rule
from ledger.enrolment import ENROLMENT
from ledger.tables import NAMED_SUBJECTS, OFFICERS, SESSIONS

LASTS = timedelta(days=90)  # an old token had no end; now it has one
OFFICERS_FILE, SUBJECTS_FOLDER = "officers.json", "subjects"


def adopt(connection: Connection, home: Path) -> bool:
    """Write the officers and subjects of small files into the ledger, once; True when there were any."""
    file = home / OFFICERS_FILE
    if not file.exists():
        return False
    known = set(connection.execute(select(OFFICERS.c.id)).scalars())
    for told in json.loads(file.read_text(encoding="utf-8")):
        if told["id"] not in known:
            _officer(connection, told)
    for named in sorted((home / SUBJECTS_FOLDER).glob("*.txt")):
        _subjects(connection, named)
    return True


def put_away(home: Path) -> None:
    """Rename what has been taken over, so that it is not taken over again."""
    for name in (OFFICERS_FILE, SUBJECTS_FOLDER):
        if (home / name).exists():
            (home / name).rename(home / f"{name}.adopted")


def _officer(connection: Connection, told: dict[str, Any]) -> None:
    since, now = datetime.fromisoformat(told["since"]), datetime.now(UTC)
    connection.execute(
        insert(OFFICERS).values(
            id=told["id"], name=told["name"], role=told["role"], areas=told["areas"], since=since, version=1
        )
    )
    connection.execute(
        insert(SESSIONS).values(
            id=f"S-{told['id']}",
            token_hash=told["token_hash"],
            officer_id=told["id"],
            kind="bearer",
            operations=list(ENROLMENT) if rule(told["role"]).second_factor else None,
            made=since,
            seen=now,
            expires=now + LASTS,
        )
    )


def _subjects(connection: Connection, file: Path) -> None:
    mine = select(NAMED_SUBJECTS.c.person_id).where(NAMED_SUBJECTS.c.officer_id == file.stem)
    known = set(connection.execute(mine).scalars())
    for person_id in sorted(set(file.read_text(encoding="utf-8").split()) - known):
        connection.execute(insert(NAMED_SUBJECTS).values(officer_id=file.stem, person_id=person_id))
