"""A clock that jumps, either way, opens nothing for longer than was meant and locks nobody out for good."""

from datetime import UTC, datetime, timedelta

import pytest

from base.errors import Forbidden, TooOften, Unsigned
from base.settings import Settings
from ledger import glass, idempotency, officers, sessions, unmaskings
from ledger.audit.log import AuditLog
from ledger.audit.search import Search, search
from ledger.audit.verify import verify
from ledger.glass import Opening
from ledger.idempotency import Before, Mine, Request
from ledger.officers import Officer
from ledger.sessions import Term
from ledger.store import Ledger
from ledger.tables import BREAK_GLASS, SESSIONS, UNMASKINGS
from tests.ledger.audit.builders import AT, entry
from tests.ledger.clock import passes

MINUTE, HOUR, DAY = 60, 3600, 86_400
SHORT = Term(timedelta(hours=12), timedelta(minutes=30))


@pytest.fixture
def officer(ledger: Ledger) -> Officer:
    """Somebody with a login."""
    return officers.add(ledger, "李梅", "caseworker", ["990101"], login="li.mei")


def unmask(ledger: Ledger, officer: Officer) -> None:
    """One field, of which two may be shown in an hour."""
    unmaskings.keep(ledger, officer.id, "P-1", "name", "入户前核对", {unmaskings.HOUR: 2})


@pytest.mark.parametrize("back", [MINUTE, 50 * MINUTE])
def test_a_clock_set_back_lifts_no_limit_of_unmaskings(ledger: Ledger, officer: Officer, back: int) -> None:
    unmask(ledger, officer)
    unmask(ledger, officer)
    passes(ledger, UNMASKINGS, -back)

    with pytest.raises(TooOften) as told:
        unmask(ledger, officer)

    assert int(told.value.headers["Retry-After"]) <= 2 * HOUR
    passes(ledger, UNMASKINGS, 2 * HOUR)
    unmask(ledger, officer)


def test_a_clock_that_was_a_year_ahead_locks_nobody_out(ledger: Ledger, officer: Officer) -> None:
    unmask(ledger, officer)
    unmask(ledger, officer)
    passes(ledger, UNMASKINGS, -365 * DAY)

    unmask(ledger, officer)


def test_a_clock_that_jumps_forward_and_back_finds_the_limit_as_it_was(ledger: Ledger, officer: Officer) -> None:
    unmask(ledger, officer)
    unmask(ledger, officer)
    passes(ledger, UNMASKINGS, 2 * HOUR)
    unmask(ledger, officer)
    passes(ledger, UNMASKINGS, -2 * HOUR)

    with pytest.raises(TooOften):
        unmask(ledger, officer)


@pytest.mark.parametrize(("jump", "is_open"), [(-30, True), (-DAY, False), (30 * MINUTE, True), (2 * HOUR, False)])
def test_broken_glass_is_open_for_its_hour_and_no_longer_for_a_clock_set_back(
    ledger: Ledger, officer: Officer, jump: int, is_open: bool
) -> None:
    there = Opening(person_id="P-1", area="990102")
    broken = glass.break_glass(ledger, officer.id, there, "走失老人", None, timedelta(hours=1))

    passes(ledger, BREAK_GLASS, jump)

    if is_open:
        assert glass.opening(ledger, broken.id, officer.id) == there
    else:
        with pytest.raises(Forbidden):
            glass.opening(ledger, broken.id, officer.id)


@pytest.mark.parametrize("jump", [-DAY, -10 * MINUTE, 10 * MINUTE, DAY])
def test_a_dead_request_is_not_under_way_for_ever_whichever_way_the_clock_jumped(ledger: Ledger, jump: int) -> None:
    asked, now = Request("F-1", "key", "POST /x", "hash"), datetime.now(UTC)
    idempotency.begin(ledger, asked, now)

    small = MINUTE if jump > 0 else -MINUTE
    assert idempotency.begin(ledger, asked, now + timedelta(seconds=small)) == Before("in-flight")
    assert idempotency.begin(ledger, asked, now + timedelta(seconds=jump)) == Before("lost")


@pytest.mark.parametrize("jump", [-3 * DAY, -HOUR, HOUR, DAY])
def test_an_answer_is_given_back_whichever_way_the_clock_jumped(ledger: Ledger, jump: int) -> None:
    asked, now = Request("F-1", "key", "POST /x", "hash"), datetime.now(UTC)
    mine = idempotency.begin(ledger, asked, now)
    assert isinstance(mine, Mine)
    idempotency.finish(ledger, mine, 201, "answer")

    assert idempotency.begin(ledger, asked, now + timedelta(seconds=jump)) == Before("answered", 201, "answer")


def test_a_session_is_over_while_the_clock_is_ahead_and_goes_on_when_it_is_put_right(
    ledger: Ledger, officer: Officer
) -> None:
    token = sessions.begin(ledger, officer.id, "browser", term=SHORT)

    passes(ledger, SESSIONS, DAY)
    with pytest.raises(Unsigned):
        sessions.by_token(ledger, token)
    passes(ledger, SESSIONS, -DAY)

    assert sessions.by_token(ledger, token).officer == officer


def test_a_session_seen_by_a_clock_that_was_ahead_is_idle_in_time_all_the_same(
    ledger: Ledger, officer: Officer
) -> None:
    token = sessions.begin(ledger, officer.id, "browser", term=SHORT)
    passes(ledger, SESSIONS, -2 * HOUR)  # the clock, two hours ahead when it was seen, is put right
    sessions.by_token(ledger, token)

    passes(ledger, SESSIONS, 31 * MINUTE)

    with pytest.raises(Unsigned):
        sessions.by_token(ledger, token)


def test_records_stand_in_the_order_they_were_made_and_verify_whatever_the_clock_said(
    ledger: Ledger, ledger_settings: Settings
) -> None:
    log = AuditLog(ledger)

    for jump in (0, DAY, -365 * DAY, 1, -1):
        log.record(entry(at=AT + timedelta(seconds=jump)))

    assert verify(ledger_settings).damages == []
    assert [it.seq for it in search(ledger, Search()).records] == [5, 4, 3, 2, 1]
