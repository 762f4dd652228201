"""Guessing is slowed, and nobody can lock somebody else out by guessing."""

import secrets
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from sqlalchemy import select

from base.errors import TooManyGuesses, Unsigned
from base.evidence import Asking
from base.settings import Settings
from ledger import attempts, officers, sessions, sign_in
from ledger.attempts import Way
from ledger.store import Ledger
from ledger.tables import ALERTS, SIGN_IN_FAILURES
from tests.ledger.clock import passes

HOME, AWAY, ATTACKER = "192.0.2.1", "192.0.2.2", "203.0.113.9"
ASKING = Asking(officer_id="F-1", role="caseworker", operation="credentials.password", origin=HOME, request_id="1")
FEW = attempts.WAY.free + 3  # guesses, over before the wait of a second is
Attack = list[tuple[int, int]]


class Target:
    """An officer who signed in from home with a device before."""

    def __init__(self, ledger: Ledger) -> None:
        self.ledger, self.login, self.device = ledger, f"o{secrets.token_hex(5)}", secrets.token_hex(8)
        self.officer = officers.add(ledger, "李梅", "caseworker", ["990101"], login=self.login)
        sessions.begin(ledger, self.officer.id, "bearer", origin=HOME, device=self.device)

    def way(self, origin: str, device: str | None = None) -> Way:
        """How this login is tried from somewhere."""
        told = sessions.hashed(device) if device else None
        return attempts.way(self.ledger, self.login, self.officer.id, origin, told)

    def guessed(self, origin: str, times: int) -> int:
        """So many wrong guesses at once; how many were looked at."""
        return sum(admitted(self.ledger, self.way(origin)) for _ in range(times))


@pytest.fixture
def target(ledger: Ledger) -> Target:
    return Target(ledger)


def test_each_wrong_guess_doubles_the_wait(target: Target) -> None:
    assert target.guessed(ATTACKER, FEW) == 5  # within the first second, which the next guess has to wait

    waits = []
    for _ in range(4):
        with pytest.raises(TooManyGuesses) as told:
            attempts.take(target.ledger, target.way(ATTACKER))
        waits.append(int(told.value.headers["Retry-After"]))
        passes(target.ledger, SIGN_IN_FAILURES, waits[-1])
        assert target.guessed(ATTACKER, 1) == 1

    assert waits == [1, 2, 4, 8]


def test_a_thousand_wrong_passwords_leave_the_officer_s_own_ways_open(target: Target) -> None:
    looked_at = sum(target.guessed(f"198.51.100.{n % 200}", 1) for n in range(1000))

    assert looked_at <= attempts.LOGIN.free + 10  # one more each time the doubling wait is over
    assert admitted(target.ledger, target.way(HOME))
    assert admitted(target.ledger, target.way(AWAY, target.device))
    assert admitted(target.ledger, target.way(ATTACKER, target.device))


def test_an_attack_from_one_address_leaves_new_addresses_open(target: Target) -> None:
    target.guessed(ATTACKER, 300)

    assert target.guessed(ATTACKER, 2) <= 1, "where a wait is just over, the next has begun"
    assert admitted(target.ledger, target.way(AWAY))


def test_guesses_at_many_logins_from_one_address_are_slowed(ledger: Ledger) -> None:
    tried = [
        admitted(ledger, Way(attempts.login_key(f"nobody{n}"), ATTACKER)) for n in range(attempts.ADDRESS.free + 2)
    ]

    assert sum(tried) == attempts.ADDRESS.free


def test_guesses_at_the_logins_of_an_office_that_shares_one_address_are_slowed_and_told(ledger: Ledger) -> None:
    targets = [Target(ledger) for _ in range(30)]

    looked_at = sum(target.guessed(HOME, 4) for target in targets)

    assert attempts.ADDRESS.free <= looked_at <= attempts.ADDRESS.free + 5  # one more each time the wait is over
    assert admitted(ledger, targets[-1].way(HOME, targets[-1].device)), "a known device is not the address's"
    with ledger.reading() as connection:
        assert connection.execute(select(ALERTS.c.about)).scalars().all() == [{"address": HOME}]


def test_wrong_guesses_at_one_s_own_password_slow_nobody_else_s(ledger: Ledger, ledger_settings: Settings) -> None:
    *guessers, last = (Target(ledger).officer for _ in range(11))
    for guesser in guessers:
        for _ in range(5):
            with pytest.raises(Unsigned):
                sign_in.check_own(ledger, ledger_settings, guesser, "wrong", ASKING)

    with pytest.raises(Unsigned):
        sign_in.check_own(ledger, ledger_settings, last, "wrong", ASKING)
    with pytest.raises(TooManyGuesses):
        sign_in.check_own(ledger, ledger_settings, guessers[-1], "wrong", ASKING)


def test_a_login_that_does_not_exist_is_slowed_just_the_same(target: Target) -> None:
    nobody = attempts.way(target.ledger, "nobody.here", None, ATTACKER, None)

    assert sum(admitted(target.ledger, nobody) for _ in range(FEW)) == target.guessed("203.0.113.10", FEW)


def test_a_device_guesses_no_more_than_an_address_does(target: Target) -> None:
    assert sum(admitted(target.ledger, target.way(AWAY, target.device)) for _ in range(FEW)) == attempts.WAY.free


def test_somebody_else_s_device_is_no_device(target: Target) -> None:
    assert not target.way(AWAY, "invented").known
    assert not target.way(AWAY, Target(target.ledger).device).known


def test_a_right_password_forgets_what_was_counted_on_its_way(target: Target) -> None:
    target.guessed(HOME, 4)

    attempts.forgive(target.ledger, target.way(HOME))

    assert target.guessed(HOME, FEW) == attempts.WAY.free


def test_guesses_at_the_same_moment_are_counted_one_by_one(target: Target) -> None:
    way = target.way(ATTACKER)

    with ThreadPoolExecutor(8) as pool:
        looked_at = sum(pool.map(lambda _: admitted(target.ledger, way), range(FEW)))

    assert looked_at == attempts.WAY.free


def test_a_clock_that_is_put_back_locks_nobody_out(target: Target) -> None:
    target.guessed(ATTACKER, 5)
    passes(target.ledger, SIGN_IN_FAILURES, -86_400)

    with pytest.raises(TooManyGuesses) as told:
        attempts.take(target.ledger, target.way(ATTACKER))

    assert int(told.value.headers["Retry-After"]) <= 1


def test_the_security_administrator_is_told_once_of_an_attack(target: Target) -> None:
    for n in range(60):
        target.guessed(f"198.51.100.{n}", 1)

    with target.ledger.reading() as connection:
        told = connection.execute(select(ALERTS.c.kind, ALERTS.c.about)).all()
    assert [(kind, list(about)) for kind, about in told] == [("sign-in-attack", ["login_key"])]


@given(attack=st.lists(st.tuples(st.integers(0, 40), st.integers(1, 8)), max_size=25))
@hypothesis_settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_attack_from_elsewhere_closes_a_known_address_or_device(books: Ledger, attack: Attack) -> None:
    target = Target(books)

    for address, times in attack:
        target.guessed(f"198.51.100.{address}", times)

    assert admitted(books, target.way(HOME))
    assert admitted(books, target.way("198.51.100.1", target.device))


def admitted(ledger: Ledger, way: Way) -> bool:
    """Whether a guess is looked at."""
    return not refused(lambda: attempts.take(ledger, way))


def refused(act: Callable[[], object]) -> bool:
    """Whether an act has to wait."""
    try:
        act()
    except TooManyGuesses:
        return True
    return False
