"""Officers at the terminal: the first administrator by hand, passwords, codes, sessions and keys."""

import json
from pathlib import Path

import pytest

from base.settings import Settings
from ledger import officers, second_factor, sessions
from ledger.officers import Officer
from ledger.store import open_ledger
from tests.cli.test_main import Terminal
from tests.oidc_provider import code_of

PASSWORD = "石榴 熟了 才 回家 看看"


@pytest.fixture
def terminal(tmp_path: Path) -> Terminal:
    return Terminal(tmp_path / "home")


def settings(terminal: Terminal) -> Settings:
    """The settings of this terminal."""
    return Settings(home=terminal.home, token=None)


def added(terminal: Terminal, role: str = "caseworker") -> Officer:
    """Somebody with a login and a password, added here."""
    typed = f"{PASSWORD}\n"
    done = terminal.run("officer", "add", "李梅", "--role", role, "--area", "990101", "--login", "li.mei", typed=typed)
    assert done.returncode == 0, done.stderr
    return officers.officers(open_ledger(settings(terminal)))[-1]


def test_the_first_administrator_is_made_by_hand_and_signs_in_with_a_code(terminal: Terminal) -> None:
    officer = added(terminal, "security-administrator")
    secret = second_factor.begin(open_ledger(settings(terminal)), settings(terminal), officer.id).secret
    second_factor.confirm(open_ledger(settings(terminal)), settings(terminal), officer.id, code_of(secret, -1))

    without = terminal.run("login", "li.mei", typed=f"{PASSWORD}\n\n")
    signed = terminal.run("login", "li.mei", typed=f"{PASSWORD}\n{code_of(secret)}\n")

    assert (without.returncode, PASSWORD in without.stderr) == (2, False)
    assert signed.returncode == 0, signed.stderr
    assert "李梅" in signed.stdout
    assert (terminal.home / "token").stat().st_mode & 0o777 == 0o600


def test_the_token_of_an_administrator_without_a_code_only_enrols(terminal: Terminal) -> None:
    token = terminal.add(role="system-administrator")

    found = sessions.by_token(open_ledger(settings(terminal)), token)

    assert found.session.operations is not None
    assert "credentials.enrol" in found.session.operations
    assert "jobs.jobs" not in found.session.operations


def test_a_weak_password_adds_nobody(terminal: Terminal) -> None:
    shown = terminal.run(
        "officer", "add", "李梅", "--role", "approver", "--area", "990101", "--login", "li", typed="a\n"
    )

    assert shown.returncode == 2
    assert officers.officers(open_ledger(settings(terminal))) == []


def test_a_second_factor_that_is_not_confirmed_is_none_and_one_that_is_can_be_reset(terminal: Terminal) -> None:
    officer = added(terminal, "auditor")

    wrong = terminal.run("officer", "second-factor", officer.id, typed="000000\n")
    reset = terminal.run("officer", "second-factor", officer.id, "--reset")

    assert "otpauth://totp/" in wrong.stdout
    assert wrong.returncode == 2
    assert reset.returncode == 0
    assert not second_factor.enrolled(open_ledger(settings(terminal)), officer.id)


def test_an_officer_is_shown_changed_and_given_another_password(terminal: Terminal) -> None:
    officer = added(terminal)
    token = sessions.begin(open_ledger(settings(terminal)), officer.id, "bearer")

    changed = terminal.run("officer", "change", officer.id, "--area", "990102", "--json")
    password = terminal.run("officer", "password", officer.id, typed="另外 一句 好记 的 话 语\n")
    shown = json.loads(terminal.run("officer", "show", officer.id, "--json").stdout)

    assert json.loads(changed.stdout)["officer"]["areas"] == ["990102"]
    assert password.returncode == 0
    assert shown["holds"] == {"password": True, "second_factor": False, "single_sign_on": False}
    assert terminal.run("person", "show", "P-1", HUIMIN_TOKEN=token).returncode == 2


def test_sessions_are_listed_and_ended_and_keys_made_and_ended(terminal: Terminal) -> None:
    officer = added(terminal)
    make = ("officer", "key", "make", officer.id, "--may", "people.find_people", "--label", "平台", "--json")

    key = json.loads(terminal.run(*make).stdout)
    refused = terminal.run("officer", "key", "make", officer.id, "--may", "offers.make", "--label", "平台")
    other = terminal.run("person", "show", "P-1", "--purpose", "casework", "--case", "1", HUIMIN_TOKEN=key["token"])
    ended = terminal.run("officer", "key", "revoke", key["key"]["id"])
    listed = json.loads(terminal.run("officer", "sessions", officer.id, "--json").stdout)["sessions"]
    all_ended = terminal.run("officer", "revoke", officer.id)

    assert refused.returncode == 2
    assert "没有获准" in other.stderr
    assert ended.returncode == 0
    assert [session["kind"] for session in listed] == ["bearer"]
    assert "1" in all_ended.stdout
    assert sessions.open_ones(open_ledger(settings(terminal)), officer.id) == []
