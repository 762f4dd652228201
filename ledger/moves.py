"""Who stands otherwise towards a policy than before: the history beside the screenings that are kept."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from sqlalchemy import Connection, func, insert, select

from base.model import Model
from ledger.store import Ledger
from ledger.watch_tables import MOVES
from policies.standing import Standing

CHUNK = 500


class StandingMove(Model):
    """One holder who stood so towards a policy and stands otherwise now; `why` are codes or missing facts."""

    seq: int | None = None
    event_id: str
    at: datetime
    township: str
    holder: str
    policy: str
    was: Standing | None
    now: Standing
    due: float | None
    paid: float | None
    why: tuple[str, ...]
    day: date


def keep(db: Connection, some: Iterable[StandingMove]) -> None:
    """Keep moves, in the transaction that ends their events."""
    rows = [{**one.model_dump(exclude={"seq"}), "day": str(one.day)} for one in some]
    if rows:
        db.execute(insert(MOVES), rows)


def latest(ledger: Ledger, holders: Sequence[str]) -> dict[tuple[str, str], StandingMove]:
    """The last move of each holder and policy."""
    found: dict[tuple[str, str], StandingMove] = {}
    with ledger.reading() as db:
        for at in range(0, len(holders), CHUNK):
            newest = (
                select(func.max(MOVES.c.seq))
                .where(MOVES.c.holder.in_(holders[at : at + CHUNK]))
                .group_by(MOVES.c.holder, MOVES.c.policy)
            )
            for row in db.execute(select(MOVES).where(MOVES.c.seq.in_(newest))).mappings():
                one = StandingMove.model_validate(dict(row))
                found[(one.holder, one.policy)] = one
    return found


def listed(ledger: Ledger, townships: Sequence[str], before: int | None, at_most: int) -> list[StandingMove]:
    """The moves of these townships, the newest first, before one of them where that is given."""
    asked = select(MOVES).where(MOVES.c.township.in_(townships)).order_by(MOVES.c.seq.desc()).limit(at_most)
    if before is not None:
        asked = asked.where(MOVES.c.seq < before)
    with ledger.reading() as db:
        return [StandingMove.model_validate(dict(row)) for row in db.execute(asked).mappings()]
