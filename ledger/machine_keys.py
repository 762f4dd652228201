"""Keys for programs: they act for one officer, do what was named and nothing else, and end on a day."""

from datetime import UTC, datetime, timedelta
from typing import Annotated

from pydantic import Field
from sqlalchemy import select, update

from base.errors import Invalid, NotFound
from base.model import Model
from base.roles import rule
from ledger import alerts, sessions
from ledger.officers import officer
from ledger.sessions import MINE, Session, Term
from ledger.store import Ledger
from ledger.tables import OFFICERS, SESSIONS

LONGEST_DAYS = 366
Operation = Annotated[str, Field(min_length=1, max_length=64)]


class KeyRequest(Model):
    """For whom a key acts, what it may do, and how long."""

    officer_id: str = Field(max_length=64, pattern=r"^[!-~]+$")
    label: str = Field(min_length=1, max_length=80, pattern=r"^[^\x00]*$")
    operations: tuple[Operation, ...] = Field(min_length=1, max_length=50)
    days: int = Field(90, ge=1, le=LONGEST_DAYS)

    @property
    def told(self) -> str:
        """What the key is for, in words for the record."""
        return f"{self.label}: {','.join(self.operations)}, {self.days} days"


class MachineKey(Model):
    """A key that is in force; never the key itself."""

    officer_id: str
    key: Session


class MadeKey(MachineKey):
    """A new key; its token is shown this once."""

    token: str


class MachineKeys(Model):
    """Every key in force, the newest first."""

    keys: tuple[MachineKey, ...]


def make(ledger: Ledger, asked: KeyRequest, origin: str, by: str) -> MadeKey:
    """Make a key; Invalid when its officer's role may not do what is asked, or is an administrator's."""
    who = officer(ledger, asked.officer_id)
    may = rule(who.role).may
    if rule(who.role).scope == "none":
        raise Invalid(
            "不为管理员制作密钥：管理须由本人登录进行。",
            "No key acts for an administrator: what they do, they do signed in.",
        )
    beyond = [name for name in asked.operations if name not in may]
    if beyond:
        raise Invalid(
            f"{rule(who.role).title.zh}不能做：{'、'.join(beyond)[:200]}。可选：{'、'.join(may)}。",
            f"A {rule(who.role).title.en} may not do {', '.join(beyond)[:200]}. It may do {', '.join(may)}.",
        )
    term = Term(timedelta(days=asked.days))
    token = sessions.begin(
        ledger,
        who.id,
        "machine",
        label=asked.label,
        operations=dict.fromkeys(asked.operations),
        term=term,
        origin=origin,
    )
    made = sessions.by_token(ledger, token).session
    with ledger.writing() as connection:
        alerts.tell(connection, "machine-key", {"officer": who.id, "key": made.id, "by": by})
    return MadeKey(officer_id=who.id, key=made, token=token)


def keys(ledger: Ledger) -> MachineKeys:
    """Every key in force of somebody who may sign in."""
    asked = (
        select(SESSIONS.c.officer_id, *MINE)
        .join(OFFICERS, OFFICERS.c.id == SESSIONS.c.officer_id)
        .where(SESSIONS.c.kind == "machine", SESSIONS.c.revoked.is_(None), OFFICERS.c.until.is_(None))
        .where(SESSIONS.c.expires > datetime.now(UTC))
        .order_by(SESSIONS.c.made.desc(), SESSIONS.c.id)
    )
    with ledger.reading() as connection:
        rows = [dict(row) for row in connection.execute(asked).mappings()]
    return MachineKeys(
        keys=tuple(MachineKey(officer_id=row.pop("officer_id"), key=Session.model_validate(row)) for row in rows)
    )


def revoke(ledger: Ledger, key_id: str) -> str:
    """End a key at once; whose it was."""
    which = (SESSIONS.c.id == key_id) & (SESSIONS.c.kind == "machine") & SESSIONS.c.revoked.is_(None)
    with ledger.writing() as connection:
        owner = connection.execute(select(SESSIONS.c.officer_id).where(which)).scalar()
        if owner is None:
            raise NotFound("key", key_id)
        connection.execute(update(SESSIONS).where(which).values(revoked=datetime.now(UTC)))
    return str(owner)
