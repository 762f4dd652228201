"""Signing in with a login, a password and, where there is one, a code; every outcome is on record."""

import secrets

from pydantic import Field
from sqlalchemy import ColumnElement

from base.errors import Unsigned
from base.evidence import Asking, Trail
from base.model import Model
from base.roles import rule
from base.settings import Settings
from ledger import attempts, credentials, passwords, second_factor, sessions
from ledger.audit.log import open_log
from ledger.credentials import Account
from ledger.enrolment import ENROLMENT
from ledger.officers import Officer
from ledger.store import Ledger
from ledger.tables import OFFICERS

NOBODY = "nobody"


class SignIn(Model):
    """What somebody types to sign in, and whether a browser asks, which keeps its session in a cookie."""

    login: str = Field(min_length=1, max_length=128)
    password: str = Field(min_length=1, max_length=passwords.LONGEST)
    code: str | None = Field(None, max_length=16, description="Six digits of the second factor, where there is one.")
    browser: bool = False
    device: str | None = Field(None, max_length=128, description="What an earlier sign-in called this device.")


class Admitted(Model):
    """A session just opened; the token and the device's name are told this once."""

    officer: Officer
    token: str
    device: str


def sign_in(ledger: Ledger, settings: Settings, asked: SignIn, asking: Asking) -> Admitted:
    """A session for who knows the password, and the code; the same answer for everybody else."""
    account = credentials.by_login(ledger, asked.login)
    officer_id = account.officer.id if account else None
    device = sessions.hashed(asked.device) if asked.device else None
    by = attempts.way(ledger, asked.login, officer_id, asking.origin, device)
    attempts.take(ledger, by)
    verdict = passwords.verify(asked.password, account.password_hash if account else None)
    if account is None or not verdict.right or not _code_fits(ledger, settings, account, asked.code):
        trail(settings, asking).acted("sign-in-failed", reason=f"login {by.login_key[:16]}")
        raise wrong()
    if verdict.fresh:
        account = credentials.renew(ledger, account, verdict.fresh)
    attempts.forgive(ledger, by)
    same, browser = account.unchanged(), asked.browser
    return admit(ledger, settings, account.officer, asking, browser=browser, device=asked.device, unchanged=same)


def admit(
    ledger: Ledger,
    settings: Settings,
    officer: Officer,
    asking: Asking,
    *,
    browser: bool,
    device: str | None = None,
    strong: bool = False,
    unchanged: ColumnElement[bool] | None = None,
) -> Admitted:
    """Open a session for somebody who has shown who they are; without a second factor where one is due, to enrol.

    Unsigned when the officer is no longer who was judged: hashing takes time, in which a role or a password may go.
    """
    lacks = rule(officer.role).second_factor and not strong and not second_factor.enrolled(ledger, officer.id)
    named = device or secrets.token_urlsafe(24)
    kind: sessions.Kind = "browser" if browser else "bearer"
    trail(settings, asking, officer).acted("signed-in", (officer.id,), reason="to enrol" if lacks else None)
    judged = (OFFICERS.c.role == officer.role) & (OFFICERS.c.version == officer.version)
    try:
        token = sessions.begin(
            ledger,
            officer.id,
            kind,
            operations=ENROLMENT if lacks else None,
            term=sessions.term(settings, kind),
            origin=asking.origin,
            device=named,
            unchanged=judged if unchanged is None else judged & unchanged,
        )
    except Unsigned:
        trail(settings, asking, officer).acted("sign-in-failed", (officer.id,), reason="changed meanwhile")
        raise
    return Admitted(officer=officer, token=token, device=named)


def check_own(ledger: Ledger, settings: Settings, officer: Officer, password: str, asking: Asking) -> None:
    """Whether an officer who is signed in knows their password; guesses are counted as those at the door are."""
    own = f"own {officer.id}"  # an origin of its own: nobody's guesses at their password slow another's
    by = attempts.way(ledger, own, None, own, None)
    attempts.take(ledger, by)
    if not passwords.verify(password, credentials.password_of(ledger, officer.id)).right:
        trail(settings, asking, officer).acted("password-wrong", (officer.id,))
        raise wrong()
    attempts.forgive(ledger, by)


def trail(settings: Settings, asking: Asking, officer: Officer | None = None) -> Trail:
    """The trail of a sign-in: nobody's until somebody has shown who they are."""
    who = {"officer_id": officer.id, "role": officer.role} if officer else {"officer_id": NOBODY, "role": NOBODY}
    return Trail(asking.model_copy(update=who), open_log(settings).record)


def wrong() -> Unsigned:
    """One sentence for every way to be wrong, so that it tells nobody which."""
    return Unsigned(
        "登录名、密码或验证码不对。忘记密码请联系安全管理员。",
        "Login, password or code is wrong. If you forgot the password, ask your security administrator.",
    )


def _code_fits(ledger: Ledger, settings: Settings, account: Account, code: str | None) -> bool:
    if not account.enrolled:
        return True
    return code is not None and second_factor.take(ledger, settings, account.officer.id, code.strip())
