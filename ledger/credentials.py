"""What an officer signs in with: a login and password, a second factor, or single sign-on."""

from typing import NamedTuple

from sqlalchemy import select, update

from base.errors import Invalid
from base.model import Model
from ledger import passwords
from ledger.officers import COLUMNS, LOGIN, Officer, officer
from ledger.sessions import end_all
from ledger.store import Ledger
from ledger.tables import OFFICERS

ENROLMENT = (
    "credentials.password",
    "credentials.enrol",
    "credentials.confirm",
    "sessions.me",
    "sessions.mine",
    "sessions.sign_out",
)  # all that an invitation, or a sign-in that still lacks its second factor, may do
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
    """An officer found by login, and the hash of their password."""

    officer: Officer
    password_hash: str | None


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
    asked = select(OFFICERS.c.password_hash, *COLUMNS).where(OFFICERS.c.login == told, OFFICERS.c.until.is_(None))
    with ledger.reading() as connection:
        row = connection.execute(asked).mappings().first()
    if row is None:
        return None
    told_officer = {column.name: row[column.name] for column in COLUMNS}
    return Account(Officer.model_validate(told_officer), row["password_hash"])


def set_password(ledger: Ledger, officer_id: str, password: str, but: str | None = None) -> None:
    """Give an officer a password; every session they have open ends, but for the one that asks."""
    known = officer(ledger, officer_id)
    if known.login is None:
        raise Invalid(
            "先要有登录名：huimin officer change ID --login 登录名。",
            "A login is needed first: huimin officer change ID --login LOGIN.",
        )
    passwords.check(password, known.login)
    keep(ledger, officer_id, passwords.hashed(password))
    end_all(ledger, officer_id, but)


def keep(ledger: Ledger, officer_id: str, password_hash: str) -> None:
    """Keep this hash of a password."""
    with ledger.writing() as connection:
        connection.execute(update(OFFICERS).where(OFFICERS.c.id == officer_id).values(password_hash=password_hash))


def password_of(ledger: Ledger, officer_id: str) -> str | None:
    """The hash kept of an officer's password."""
    with ledger.reading() as connection:
        return connection.execute(select(OFFICERS.c.password_hash).where(OFFICERS.c.id == officer_id)).scalar()


def reset(ledger: Ledger, officer_id: str, *, password: bool = False, second_factor: bool = True) -> None:
    """Take an officer's means of signing in away and end what is open; they enrol anew."""
    officer(ledger, officer_id)
    gone: dict[str, None] = {"totp_sealed": None, "totp_step": None} if second_factor else {}
    gone |= {"password_hash": None} if password else {}
    with ledger.writing() as connection:
        connection.execute(update(OFFICERS).where(OFFICERS.c.id == officer_id).values(**gone))
    end_all(ledger, officer_id)
