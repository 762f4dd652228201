"""A code of the second factor serves once, for half a minute, and its secret is kept sealed."""

import base64
import time

import pytest
from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.twofactor.totp import TOTP

from base.errors import Invalid, Refused
from base.settings import Settings
from ledger import credentials, officers, second_factor
from ledger.store import Ledger
from tests.oidc_provider import code_of


def test_a_second_factor_counts_once_it_is_confirmed(ledger: Ledger, ledger_settings: Settings) -> None:
    officer = officers.add(ledger, "李梅", "auditor", ["990101"])
    begun = second_factor.begin(ledger, ledger_settings, officer.id)
    assert not second_factor.enrolled(ledger, officer.id)

    with pytest.raises(Invalid):
        second_factor.confirm(ledger, ledger_settings, officer.id, "000000x")
    second_factor.confirm(ledger, ledger_settings, officer.id, code_of(begun.secret))

    assert second_factor.enrolled(ledger, officer.id)
    with pytest.raises(Refused):
        second_factor.begin(ledger, ledger_settings, officer.id)


def test_a_code_serves_once_and_none_before_it_afterwards(ledger: Ledger, ledger_settings: Settings) -> None:
    officer = officers.add(ledger, "李梅", "auditor", ["990101"])
    secret = second_factor.begin(ledger, ledger_settings, officer.id).secret

    assert second_factor.take(ledger, ledger_settings, officer.id, code_of(secret, 1))
    assert not second_factor.take(ledger, ledger_settings, officer.id, code_of(secret, 1))
    assert not second_factor.take(ledger, ledger_settings, officer.id, code_of(secret))


@pytest.mark.parametrize("steps", [-3, 3])
def test_a_code_of_another_time_is_none(ledger: Ledger, ledger_settings: Settings, steps: int) -> None:
    officer = officers.add(ledger, "李梅", "auditor", ["990101"])
    secret = second_factor.begin(ledger, ledger_settings, officer.id).secret

    assert not second_factor.take(ledger, ledger_settings, officer.id, code_of(secret, steps))


def test_the_secret_stands_nowhere_in_the_clear(books: Ledger) -> None:
    settings = Settings(home=books.home, token=None)
    officer = officers.add(books, "李梅", "auditor", ["990101"])
    secret = second_factor.begin(books, settings, officer.id).secret

    kept = b"".join(file.read_bytes() for file in books.home.iterdir())

    assert secret.encode() not in kept
    assert base64.b32decode(secret) not in kept


def test_a_secret_moved_to_another_officer_does_not_open(ledger: Ledger, ledger_settings: Settings) -> None:
    one, two = (officers.add(ledger, name, "auditor", ["990101"]) for name in ("李梅", "王强"))
    sealed = second_factor._seal(ledger_settings, b"x" * 20, one.id)

    with pytest.raises(Exception, match="sealed text"):
        second_factor._open(ledger_settings, sealed, two.id)


def test_a_reset_ends_the_factor_and_lets_a_new_one_be_enrolled(ledger: Ledger, ledger_settings: Settings) -> None:
    officer = officers.add(ledger, "李梅", "auditor", ["990101"])
    old = second_factor.begin(ledger, ledger_settings, officer.id).secret
    second_factor.confirm(ledger, ledger_settings, officer.id, code_of(old))

    credentials.reset(ledger, officer.id)

    assert not second_factor.take(ledger, ledger_settings, officer.id, code_of(old, 1))
    assert second_factor.begin(ledger, ledger_settings, officer.id).secret != old


def test_the_codes_are_those_every_authenticator_shows() -> None:
    rfc_6238 = TOTP(b"12345678901234567890", 8, SHA1(), 30)

    assert rfc_6238.generate(59) == b"94287082"
    assert second_factor._codes(b"12345678901234567890").generate(59) == b"287082"
    assert len(code_of(base64.b32encode(b"x" * 20).decode())) == 6
    assert time.time() > 0
