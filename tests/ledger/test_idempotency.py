"""A key of a request: one taker at a time, lost with the dead, forgotten after two days; on both databases."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

from ledger import idempotency
from ledger.idempotency import Before, Mine, Request
from ledger.store import Ledger


def test_of_many_that_take_a_key_at_once_one_has_it(ledger: Ledger) -> None:
    asked = Request("F-1", "key", "POST /x", "hash")
    with ThreadPoolExecutor(20) as threads:
        taken = list(threads.map(lambda _: idempotency.begin(ledger, asked), range(20)))

    assert [type(each) for each in taken].count(Mine) == 1
    assert taken.count(Before("in-flight")) == 19


def test_a_request_that_died_is_not_done_a_second_time_for_nobody_knows_how_far_it_came(ledger: Ledger) -> None:
    asked, now = Request("F-1", "key", "POST /x", "hash"), datetime.now(UTC)

    died = idempotency.begin(ledger, asked, now)
    soon = idempotency.begin(ledger, asked, now + timedelta(minutes=1))
    later = idempotency.begin(ledger, asked, now + timedelta(minutes=4))
    assert isinstance(died, Mine)
    idempotency.finish(ledger, died, 201, "answer")

    assert (soon, later) == (Before("in-flight"), Before("lost"))
    assert idempotency.begin(ledger, asked) == Before("answered", 201, "answer"), "it was only slow"


def test_what_failed_after_a_change_is_lost_and_what_failed_before_one_is_free(ledger: Ledger) -> None:
    asked = Request("F-1", "key", "POST /x", "hash")
    first = idempotency.begin(ledger, asked)
    assert isinstance(first, Mine)
    idempotency.free(ledger, first)
    second = idempotency.begin(ledger, asked)
    assert isinstance(second, Mine)
    idempotency.lose(ledger, second, 503)

    assert idempotency.begin(ledger, asked) == Before("lost")
    assert idempotency.begin(ledger, asked._replace(payload="other")) == Before("other")


def test_a_key_is_forgotten_after_two_days(ledger: Ledger) -> None:
    now = datetime.now(UTC)
    first = Request("F-1", "key", "POST /x", "hash")
    mine = idempotency.begin(ledger, first, now)
    assert isinstance(mine, Mine)
    idempotency.finish(ledger, mine, 201, "answer")

    within = idempotency.begin(ledger, first._replace(payload="other"), now + timedelta(hours=47))
    after = idempotency.begin(ledger, first._replace(payload="other"), now + timedelta(hours=49))

    assert within == Before("other")
    assert isinstance(after, Mine)
