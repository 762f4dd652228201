"""A sign-in opens what the officer may do now: a change that comes while the password is hashed wins."""

from collections.abc import Callable

import pytest

from base.errors import Unsigned
from base.evidence import Asking
from base.settings import Settings
from ledger import credentials, officers, passwords, second_factor, sessions, sign_in
from ledger.enrolment import ENROLMENT
from ledger.officers import Change, Officer
from ledger.passwords import Verdict
from ledger.sign_in import Admitted, SignIn
from ledger.store import Ledger
from tests.oidc_provider import code_of

PASSWORD, NEW = "石榴 熟了 才 回家 看看", "新的 一句 好记 的 话 语"
ASKING = Asking(officer_id="nobody", role="nobody", operation="sessions.sign_in", origin="192.0.2.1", request_id="1")
Act = Callable[[Ledger, Officer], object]


@pytest.fixture
def officer(ledger: Ledger) -> Officer:
    made = officers.add(ledger, "李梅", "caseworker", ["990101"], login="li.mei")
    credentials.set_password(ledger, made.id, PASSWORD)
    return made


def entered(ledger: Ledger, settings: Settings, password: str = PASSWORD) -> Admitted:
    """Somebody signs in as li.mei."""
    return sign_in.sign_in(ledger, settings, SignIn(login="li.mei", password=password), ASKING)


@pytest.mark.parametrize(
    "act",
    [
        lambda ledger, officer: officers.change(ledger, officer.id, Change(role="auditor")),
        lambda ledger, officer: officers.change(ledger, officer.id, Change(areas=("990102",))),
        lambda ledger, officer: officers.remove(ledger, officer.id),
        lambda ledger, officer: credentials.reset(ledger, officer.id, password=True),
        lambda ledger, officer: credentials.set_password(ledger, officer.id, NEW),
    ],
    ids=["role", "areas", "removed", "reset", "password"],
)
def test_what_changes_while_a_password_is_hashed_is_not_undone_by_the_sign_in(
    ledger: Ledger, ledger_settings: Settings, officer: Officer, act: Act, monkeypatch: pytest.MonkeyPatch
) -> None:
    meanwhile(monkeypatch, lambda: act(ledger, officer))

    with pytest.raises(Unsigned):
        entered(ledger, ledger_settings)

    assert sessions.open_ones(ledger, officer.id) == []


def test_a_factor_enrolled_while_a_password_is_hashed_is_asked_for(
    ledger: Ledger, ledger_settings: Settings, officer: Officer, monkeypatch: pytest.MonkeyPatch
) -> None:
    def enrol() -> None:
        secret = second_factor.begin(ledger, ledger_settings, officer.id).secret
        second_factor.confirm(ledger, ledger_settings, officer.id, code_of(secret))

    meanwhile(monkeypatch, enrol)

    with pytest.raises(Unsigned):
        entered(ledger, ledger_settings)


def test_a_hash_made_anew_does_not_bring_back_a_password_that_was_reset(
    ledger: Ledger, ledger_settings: Settings, officer: Officer, monkeypatch: pytest.MonkeyPatch
) -> None:
    meanwhile(monkeypatch, lambda: credentials.reset(ledger, officer.id, password=True), fresh="another hash")

    with pytest.raises(Unsigned):
        entered(ledger, ledger_settings)

    assert credentials.password_of(ledger, officer.id) is None


def test_a_hash_made_anew_signs_in_all_the_same(
    ledger: Ledger, ledger_settings: Settings, officer: Officer, monkeypatch: pytest.MonkeyPatch
) -> None:
    fresh = passwords.hashed(PASSWORD)
    meanwhile(monkeypatch, lambda: None, fresh=fresh)

    entered(ledger, ledger_settings)

    assert credentials.password_of(ledger, officer.id) == fresh


def test_a_password_set_by_a_session_that_a_reset_has_ended_is_not_kept(ledger: Ledger, officer: Officer) -> None:
    token = sessions.begin(ledger, officer.id, "bearer")
    asking = sessions.by_token(ledger, token).session.id
    credentials.reset(ledger, officer.id, password=True)

    with pytest.raises(Unsigned):
        credentials.set_password(ledger, officer.id, NEW, but=asking)

    assert credentials.password_of(ledger, officer.id) is None


def test_a_session_of_a_role_with_a_second_factor_only_enrols_while_there_is_none(
    ledger: Ledger, ledger_settings: Settings, officer: Officer
) -> None:
    officers.change(ledger, officer.id, Change(role="auditor"))
    token = sessions.begin(ledger, officer.id, "bearer")

    assert sessions.by_token(ledger, token).session.operations == ENROLMENT
    secret = second_factor.begin(ledger, ledger_settings, officer.id).secret
    second_factor.confirm(ledger, ledger_settings, officer.id, code_of(secret))
    assert sessions.by_token(ledger, token).session.operations is None


def meanwhile(monkeypatch: pytest.MonkeyPatch, act: Callable[[], object], fresh: str | None = None) -> None:
    """Have something happen in the time a password takes to be hashed."""
    hashing = passwords.verify

    def slow(password: str, kept: str | None) -> Verdict:
        verdict = hashing(password, kept)
        act()
        return verdict._replace(fresh=fresh)

    monkeypatch.setattr(passwords, "verify", slow)
