"""A password is long and unexpected, and only its hash is kept."""

import pytest
from pwdlib import PasswordHash
from pwdlib.hashers.argon2 import Argon2Hasher

from base.errors import Invalid
from ledger import passwords

GOOD = "石榴 熟了 才 回家 看看"


@pytest.mark.parametrize(
    "weak", ["short", "password1234", "PassWord1234", "abababababab", "li.mei.li.mei.1", "长" * 12]
)
def test_a_password_that_is_easily_guessed_is_refused(weak: str) -> None:
    with pytest.raises(Invalid):
        passwords.check(weak, "li.mei")


@pytest.mark.parametrize("good", [GOOD, "correct horse battery", "十二个字的一句话谁也想不到"])
def test_a_sentence_is_a_good_password(good: str) -> None:
    passwords.check(good, "li.mei")


def test_a_hash_is_argon2id_and_opens_for_its_password_only() -> None:
    kept = passwords.hashed(GOOD)

    assert kept.startswith("$argon2id$")
    assert GOOD not in kept
    assert passwords.verify(GOOD, kept) == (True, None)
    assert passwords.verify(GOOD + "!", kept) == (False, None)
    assert passwords.verify(GOOD, "a damaged hash") == (False, None)


def test_a_hash_of_weaker_parameters_is_made_anew() -> None:
    weak = PasswordHash((Argon2Hasher(time_cost=1, memory_cost=8192, parallelism=1),)).hash(GOOD)

    right, fresh = passwords.verify(GOOD, weak)

    assert right
    assert fresh is not None
    assert passwords.verify(GOOD, fresh) == (True, None)


def test_a_password_typed_in_another_form_of_unicode_is_the_same() -> None:
    assert passwords.verify("cafe\u0301 in the evening", passwords.hashed("caf\u00e9 in the evening")).right


def test_who_has_no_password_is_looked_at_with_the_same_work(monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[str] = []
    real = passwords.HASHER.verify_and_update

    def watched(told: str, kept: str) -> tuple[bool, str | None]:
        done.append(kept[:30])
        return real(told, kept)

    monkeypatch.setattr(passwords.HASHER, "verify_and_update", watched)

    assert not passwords.verify("nobody has this one", None).right
    assert not passwords.verify("wrong", passwords.hashed(GOOD)).right
    assert done[0] == done[1]
