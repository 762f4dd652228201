"""What an officer signs in with: a login and password, a second factor, or single sign-on."""

from typing import NamedTuple

from sqlalchemy import ColumnElement, select, update

from base.errors import Invalid
from base.model import Model
from ledger import alerts, passwords
from ledger.officers import COLUMNS, LOGIN, Officer, officer
from ledger.sessions import changed_meanwhile, end_in, is_open_in
from ledger.store import Ledger
from ledger.tables import OFFICERS

INVITATION = "invitation"  # what such a session is called


class Held(Model):
    """Which means of signing in an officer has."""

    password: bool
    second_factor: bool
    single_sign_on: bool


class OfficerPage(Model):
    """An officer, and by which means they sign in."""

    officer: Officer
    holds: Held


class Invited(Model):
    """An officer, and the invitation with which they set their password and enrol, shown this once."""

    officer: Officer
    invitation: str | None = None


class Account(NamedTuple):
    """An officer found by login, the hash of their password, and whether they have a second factor."""

    officer: Officer
    password_hash: str | None
    enrolled: bool

    def unchanged(self) -> ColumnElement[bool]:
        """Whether the row still says what a password and a code were judged by."""
        same_password = OFFICERS.c.password_hash.is_not_distinct_from(self.password_hash)
        return same_password & (OFFICERS.c.totp_step.is_not(None) if self.enrolled else OFFICERS.c.totp_step.is_(None))


def held(ledger: Ledger, officer_id: str) -> Held:
    """Which means this officer has."""
    columns = (OFFICERS.c.password_hash, OFFICERS.c.totp_step, OFFICERS.c.subject)
    with ledger.reading() as connection:
        row = connection.execute(select(*columns).where(OFFICERS.c.id == officer_id)).one()
    password, second_factor, subject = (value is not None for value in row)
    return Held(password=password, second_factor=second_factor, single_sign_on=subject)


def by_login(ledger: Ledger, login: str) -> Account | None:
    """Whose login this is; None for nobody's, and for what can be no login."""
    told = login.strip().casefold()
    if not LOGIN.fullmatch(told):
        return None
    means = (OFFICERS.c.password_hash, OFFICERS.c.totp_step)
    asked = select(*means, *COLUMNS).where(OFFICERS.c.login == told, OFFICERS.c.until.is_(None))
    with ledger.reading() as connection:
        row = connection.execute(asked).mappings().first()
    if row is None:
        return None
    told_officer = {column.name: row[column.name] for column in COLUMNS}
    return Account(Officer.model_validate(told_officer), row["password_hash"], row["totp_step"] is not None)


def set_password(ledger: Ledger, officer_id: str, password: str, but: str | None = None) -> None:
    """Give an officer a password; every session they have open ends, but for the one that asks."""
    known = officer(ledger, officer_id)
    if known.login is None:
        raise Invalid(
            "先要有登录名：huimin officer change ID --login 登录名。",
            "A login is needed first: huimin officer change ID --login LOGIN.",
        )
    passwords.check(password, known.login)
    kept = passwords.hashed(password)
    with ledger.writing() as connection:
        connection.execute(update(OFFICERS).where(OFFICERS.c.id == officer_id).values(password_hash=kept))
        if but is not None and not is_open_in(connection, officer_id, but):
            raise changed_meanwhile()  # a reset or a new role has ended the session that asks
        end_in(connection, officer_id, but)


def renew(ledger: Ledger, account: Account, fresh: str) -> Account:
    """Keep a fresh hash of the password an account was judged by, unless it has another one by now."""
    mine = OFFICERS.c.id == account.officer.id
    with ledger.writing() as connection:
        connection.execute(update(OFFICERS).where(mine, account.unchanged()).values(password_hash=fresh))
    return account._replace(password_hash=fresh)


def password_of(ledger: Ledger, officer_id: str) -> str | None:
    """The hash kept of an officer's password."""
    with ledger.reading() as connection:
        return connection.execute(select(OFFICERS.c.password_hash).where(OFFICERS.c.id == officer_id)).scalar()


def reset(
    ledger: Ledger, officer_id: str, *, password: bool = False, second_factor: bool = True, by: str | None = None
) -> None:
    """Take an officer's means of signing in away and end what is open; they enrol anew. An alert when `by` somebody."""
    officer(ledger, officer_id)
    gone: dict[str, None] = {"totp_sealed": None, "totp_step": None} if second_factor else {}
    gone |= {"password_hash": None} if password else {}
    with ledger.writing() as connection:
        connection.execute(update(OFFICERS).where(OFFICERS.c.id == officer_id).values(**gone))
        end_in(connection, officer_id)
        if by:
            alerts.tell(connection, "reset", {"officer": officer_id, "by": by})
