"""Keys come from a file of the user's own or from a command; what goes wrong is said, and no key with it."""

import json
import shlex
import sys
import time
from datetime import date
from pathlib import Path

import pytest

from base import keyring
from base.errors import NotFound, Refused, SetUp
from base.keyring import keys, open_sealed
from base.keys import Keys, extended, fresh, written
from base.sealing import seal_text
from base.settings import Settings

DAY = date(2026, 6, 30)


class Vault:
    """A command that prints a file, as a vault's client prints a secret."""

    def __init__(self, folder: Path) -> None:
        self.file = folder / "vault.json"
        self.put(fresh("sm", DAY))

    def put(self, held: Keys) -> None:
        """Keep these keys."""
        self.held = held
        self.file.write_text(written(held), encoding="utf-8")

    def settings(self, home: Path, script: str = "print(open(sys.argv[1]).read())") -> Settings:
        """Settings whose command runs a line of Python with the file as its argument."""
        command = shlex.join([sys.executable, "-c", f"import sys, time; {script}", str(self.file)])
        return Settings(home=home / "home", keys_command=command)


@pytest.fixture
def vault(tmp_path: Path) -> Vault:
    """A vault with keys of its own."""
    return Vault(tmp_path)


def test_the_first_use_makes_keys_only_their_owner_reads(tmp_path: Path) -> None:
    settings = Settings(home=tmp_path / "home")

    made = keys(settings)

    assert (tmp_path / "home" / "keys.json").stat().st_mode & 0o777 == 0o600
    assert keys(settings) == made


def test_the_profile_says_what_new_keys_are_for(tmp_path: Path) -> None:
    made = keys(Settings(home=tmp_path, keys_profile="sm"))

    assert {key.algorithm for _, key in made.both()} == {"sm4-gcm", "hmac-sm3"}


def test_who_only_reads_makes_no_keys_that_would_find_nobody(tmp_path: Path) -> None:
    with pytest.raises(SetUp, match="no key file"):
        keys(Settings(home=tmp_path), make=False)

    assert not (tmp_path / "keys.json").exists()


def test_a_damaged_file_is_said_and_never_written_over(tmp_path: Path) -> None:
    (tmp_path / "keys.json").write_text('{"current": "k1"', encoding="utf-8")

    with pytest.raises(SetUp, match="damaged"):
        keys(Settings(home=tmp_path))

    assert (tmp_path / "keys.json").read_text(encoding="utf-8") == '{"current": "k1"'


def test_a_new_key_is_seen_at_once_and_the_old_one_stays_until_it_is_retired(tmp_path: Path) -> None:
    settings = Settings(home=tmp_path)
    before = keys(settings)

    keyring.add(settings, "sm", blinding=True)
    during = keys(settings)
    keyring.retire(settings, before.current)

    assert set(during.sealing) == {before.current, during.current}
    assert set(during.blinding) == {before.current_blinding, during.current_blinding}
    assert set(keys(settings).sealing) == {during.current}


def test_neither_the_current_key_nor_one_nobody_knows_is_retired(tmp_path: Path) -> None:
    settings = Settings(home=tmp_path)
    made = keys(settings)

    with pytest.raises(Refused, match="is current"):
        keyring.retire(settings, made.current_blinding)
    with pytest.raises(NotFound, match="no key k9"):
        keyring.retire(settings, "k9")


def test_a_command_gives_the_keys_and_no_file_is_made(vault: Vault, tmp_path: Path) -> None:
    settings = vault.settings(tmp_path)

    assert keys(settings) == vault.held
    assert not settings.home.exists()


def test_a_command_is_asked_again_after_a_while_and_at_once_for_a_key_not_known(
    vault: Vault, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = vault.settings(tmp_path)
    before = keys(settings)
    vault.put(extended(before, "aes", False, DAY))
    sealed = seal_text(vault.held, "secret", "x")

    assert keys(settings) == before
    assert open_sealed(settings, sealed, "x") == "secret"
    vault.put(extended(vault.held, "aes", False, DAY))
    monkeypatch.setattr(time, "monotonic", lambda: sys.float_info.max)
    assert keys(settings) == vault.held


@pytest.mark.parametrize(
    ("script", "said"),
    [
        ("print('canary'); sys.exit(3)", "exit code 3"),
        ("print('canary')", "not the JSON of keys"),
        ("sys.stdout.buffer.write(b'canary' + bytes([255]))", "not the JSON of keys"),
        ("print('canary', flush=True); time.sleep(60)", "did not end"),
    ],
)
def test_a_command_that_fails_is_said_without_what_it_printed(
    vault: Vault, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str, said: str
) -> None:
    monkeypatch.setattr(keyring, "COMMAND_SECONDS", 1.5 if "sleep" in script else 60.0)
    settings = vault.settings(tmp_path, f"{script} or sys.stderr.write('canary')")

    with pytest.raises(SetUp, match=said) as problem:
        keys(settings)

    assert "canary" not in repr(problem.value) + problem.value.said.zh + problem.value.said.en


@pytest.mark.parametrize("command", ["no-such-program-anywhere", "'unclosed", " "])
def test_a_command_that_is_none_is_said(tmp_path: Path, command: str) -> None:
    with pytest.raises(SetUp, match="could not be started"):
        keys(Settings(home=tmp_path, keys_command=command))


def test_no_shell_reads_the_command(tmp_path: Path) -> None:
    with pytest.raises(SetUp):
        keys(Settings(home=tmp_path, keys_command=f"echo {{}}; touch {tmp_path}/made"))

    assert not (tmp_path / "made").exists()


def test_keys_of_a_command_are_changed_where_they_are_kept(vault: Vault, tmp_path: Path) -> None:
    settings = vault.settings(tmp_path)

    with pytest.raises(Refused, match="Add a new key there"):
        keyring.add(settings, "aes", blinding=False)
    with pytest.raises(Refused, match="remove it there"):
        keyring.retire(settings, "k1")


def test_the_file_may_be_written_by_hand_in_the_shortest_form(tmp_path: Path) -> None:
    (tmp_path / "keys.json").write_text(
        json.dumps({"current": "k1", "sealing": {"k1": "0" * 64}, "index": "1" * 64}), encoding="utf-8"
    )

    assert {key.algorithm for _, key in keys(Settings(home=tmp_path)).both()} == {"aes-256-gcm", "hmac-sha256"}
