"""Sealed texts open for whoever has the key and the right record; equal numbers meet, and others do not."""

import base64
import hmac
import secrets
from datetime import date

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from hypothesis import given
from hypothesis import strategies as st

from base.errors import KeyLost, Unopened
from base.keys import PROFILES, Keys, Profile, extended, fresh, parse, written
from base.sealing import open_text, seal_text, sealed_under
from graph import numbers

DAY = date(2026, 6, 30)
KEYS: dict[str, Keys] = {profile: fresh(profile, DAY) for profile in PROFILES}
BOTH = st.sampled_from(sorted(KEYS))
DIGITS = st.text("0123456789", min_size=3, max_size=19)
WIDE = str.maketrans("0123456789", "０１２３４５６７８９")


@given(BOTH, st.text(), st.text())
def test_what_is_sealed_opens_again_for_the_same_record(profile: str, text: str, of: str) -> None:
    keys = KEYS[profile]

    sealed = seal_text(keys, text, of)

    assert open_text(keys, sealed, of) == text
    assert sealed_under(sealed) == keys.current


@given(BOTH, st.text(), st.text(), st.text())
def test_a_text_moved_to_another_record_does_not_open(profile: str, text: str, of: str, other: str) -> None:
    keys = KEYS[profile]
    sealed = seal_text(keys, text, of)

    with pytest.raises(Unopened):
        open_text(keys, sealed, other + "x" if other == of else other)


@given(BOTH, st.text(), st.data())
def test_a_text_with_one_bit_changed_or_cut_short_does_not_open(profile: str, text: str, data: st.DataObject) -> None:
    keys = KEYS[profile]
    name, _, body = seal_text(keys, text, "P-1.citizen").partition(":")
    raw = bytearray(base64.b64decode(body))
    at = data.draw(st.integers(0, len(raw) - 1))
    cut = base64.b64encode(raw[:at]).decode()
    raw[at] ^= 1 << data.draw(st.integers(0, 7))

    for wrong in (base64.b64encode(raw).decode(), cut, body + "*", "!"):
        with pytest.raises(Unopened):
            open_text(keys, f"{name}:{wrong}", "P-1.citizen")


@given(BOTH, st.sampled_from(["citizen", "phone", "account"]), DIGITS, st.data())
def test_equal_numbers_meet_however_they_are_spelt(profile: str, kind: str, number: str, data: st.DataObject) -> None:
    keys = KEYS[profile]
    gaps = data.draw(st.lists(st.sampled_from(["", " ", "-", "　"]), min_size=len(number), max_size=len(number)))
    spelt = "".join(gap + sign for gap, sign in zip(gaps, number, strict=True))

    assert numbers.blind(keys, kind, spelt.translate(WIDE)) == numbers.blind(keys, kind, number)


@given(BOTH, DIGITS, DIGITS)
def test_other_numbers_and_other_kinds_do_not_meet(profile: str, number: str, other: str) -> None:
    keys = KEYS[profile]
    kinds = {numbers.blind(keys, kind, number) for kind in ("citizen", "phone", "account", "phone-tail")}
    same = numbers.blind(keys, "account", number) == numbers.blind(keys, "account", other)

    assert len(kinds) == 4
    assert same == (number == other)


def test_texts_of_both_profiles_open_side_by_side() -> None:
    aes = KEYS["aes"]
    both = extended(aes, "sm", True, DAY)

    old, new = seal_text(aes, "990101195001020028", "P-1.citizen"), seal_text(both, "990101195001020028", "P-1.citizen")

    assert {open_text(both, sealed, "P-1.citizen") for sealed in (old, new)} == {"990101195001020028"}
    assert both.sealing[sealed_under(new)].algorithm == "sm4-gcm"
    assert numbers.blinds(both, "phone", "12900000000")[0] == numbers.blind(aes, "phone", "12900000000")
    assert numbers.blinds(both, "phone", "12900000000")[-1] == numbers.blind(both, "phone", "12900000000")


def test_a_file_and_a_text_of_before_there_were_profiles_open_unchanged() -> None:
    key, index, nonce = secrets.token_bytes(32), secrets.token_bytes(32), secrets.token_bytes(12)
    body = nonce + AESGCM(key).encrypt(nonce, b"990101195001020028", b"P-1.citizen")
    before = parse(f'{{"current": "k1", "sealing": {{"k1": "{key.hex()}"}}, "index": "{index.hex()}"}}')

    for keys in (before, parse(written(before)), extended(before, "sm", True, DAY)):
        assert open_text(keys, f"k1:{base64.b64encode(body).decode()}", "P-1.citizen") == "990101195001020028"
        assert numbers.blinds(keys, "citizen", "990101195001020028")[0] == hmac_of_old(index)
    assert seal_text(before, "1", "x").startswith("k1:")


def test_without_its_key_a_text_says_which_one_is_missing_and_what_still_works() -> None:
    sealed = seal_text(KEYS["aes"], "12900000000", "T-1.number")

    with pytest.raises(KeyLost, match=KEYS["aes"].current) as said:
        open_text(KEYS["sm"], sealed, "T-1.number")

    assert "still found by name" in said.value.said.en


@pytest.mark.parametrize("profile", PROFILES)
def test_a_key_shows_in_no_message(profile: Profile) -> None:
    keys = extended(KEYS[profile], profile, True, DAY)

    shown = f"{keys!r} {keys}"

    assert [key.id for _, key in keys.both() if key.secret.hex() in shown or str(key.secret) in shown] == []


@pytest.mark.parametrize(
    "text",
    [
        "[]",
        "{}",
        "no json",
        '{"current": "k1", "sealing": {}, "index": ""}',
        '{"current": "k1", "sealing": {"k1": "00"}, "index": "00"}',
        '{"current": "a:b", "sealing": {"a:b": "' + "0" * 64 + '"}, "index": "' + "0" * 64 + '"}',
        '{"current": "k1", "sealing": {"k1": {"algorithm": "rot13", "key": "00"}}, "index": "' + "0" * 64 + '"}',
    ],
)
def test_what_is_no_keys_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        parse(text)


def hmac_of_old(index: bytes) -> str:
    """The index as it was computed before keys had names."""
    return hmac.digest(index, b"citizen:990101195001020028", "sha256").hex()[:32]
