"""Whom a finding has named to an auditor; only they may be opened."""

from collections.abc import Callable, Iterable

from sqlalchemy import select

from ledger.store import Ledger
from ledger.tables import NAMED_SUBJECTS
from ledger.upsert import insert_new


def reader(ledger: Ledger, officer_id: str) -> Callable[[str], bool]:
    """A question: has a finding named this person to this officer?"""

    def is_named(person_id: str) -> bool:
        mine = (NAMED_SUBJECTS.c.officer_id == officer_id) & (NAMED_SUBJECTS.c.person_id == person_id)
        with ledger.reading() as connection:
            return connection.execute(select(NAMED_SUBJECTS.c.person_id).where(mine)).first() is not None

    return is_named


def remember(ledger: Ledger, officer_id: str, person_ids: Iterable[str]) -> None:
    """Keep that findings have named these people to this officer."""
    asked = select(NAMED_SUBJECTS.c.person_id).where(NAMED_SUBJECTS.c.officer_id == officer_id)
    wanted = set(person_ids)
    if not wanted:
        return
    with ledger.writing() as connection:
        fresh = sorted(wanted - set(connection.execute(asked).scalars()))
        if fresh:
            rows = [{"officer_id": officer_id, "person_id": person_id} for person_id in fresh]
            # Two runs at once may name the same people; sorted, so that neither waits for the other in a circle.
            connection.execute(insert_new(connection, NAMED_SUBJECTS), rows)
