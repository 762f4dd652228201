"""Sessions end: by time, by disuse, by hand, and when an officer's role changes."""

from datetime import timedelta

import pytest

from base.errors import Forbidden, NotFound, Refused, Stale, Unsigned
from ledger import credentials, machine_keys, officers, sessions
from ledger.machine_keys import KeyRequest
from ledger.officers import Change, Officer
from ledger.sessions import Term
from ledger.store import Ledger
from ledger.tables import SESSIONS
from tests.ledger.clock import passes

SHORT = Term(timedelta(hours=2), timedelta(minutes=30))


@pytest.fixture
def officer(ledger: Ledger) -> Officer:
    return officers.add(ledger, "李梅", "caseworker", ["990101"], login="li.mei")


def test_a_session_is_over_after_half_an_hour_without_a_request(ledger: Ledger, officer: Officer) -> None:
    token = sessions.begin(ledger, officer.id, "browser", term=SHORT)
    passes(ledger, SESSIONS, 25 * 60)
    sessions.by_token(ledger, token)  # seen, so the half hour begins anew
    passes(ledger, SESSIONS, 25 * 60)
    assert sessions.by_token(ledger, token).officer == officer

    passes(ledger, SESSIONS, 31 * 60)

    assert is_over(ledger, token)
    assert sessions.open_ones(ledger, officer.id) == []


def test_a_session_in_use_is_over_at_its_end_all_the_same(ledger: Ledger, officer: Officer) -> None:
    token = sessions.begin(ledger, officer.id, "browser", term=SHORT)

    for _ in range(6):
        sessions.by_token(ledger, token)
        passes(ledger, SESSIONS, 20 * 60 + 1)

    assert is_over(ledger, token)


def test_a_clock_that_is_put_back_ends_no_session(ledger: Ledger, officer: Officer) -> None:
    token = sessions.begin(ledger, officer.id, "browser", term=SHORT)

    passes(ledger, SESSIONS, -3600)

    assert not is_over(ledger, token)


def test_one_ends_one_s_own_session_and_nobody_else_s(ledger: Ledger, officer: Officer) -> None:
    other = officers.add(ledger, "王强", "caseworker", ["990101"])
    token = sessions.begin(ledger, officer.id, "bearer")
    [mine] = sessions.open_ones(ledger, officer.id)

    with pytest.raises(NotFound):
        sessions.end(ledger, other.id, mine.id)
    sessions.end(ledger, officer.id, mine.id)

    assert is_over(ledger, token)


def test_a_demonstration_s_token_opens_on_loopback_only(ledger: Ledger, officer: Officer) -> None:
    token = sessions.begin(ledger, officer.id, "demo")

    for here in ("terminal", "127.0.0.1", "::1", "::ffff:127.0.0.1"):
        assert sessions.by_token(ledger, token, here).officer == officer
    for there in ("192.0.2.1", "::ffff:192.0.2.1", "unknown", "testclient", "127.0.0.1.example"):
        with pytest.raises(Unsigned):
            sessions.by_token(ledger, token, there)


def test_a_new_role_ends_sessions_and_keys_and_new_areas_do_not(ledger: Ledger, officer: Officer) -> None:
    token = sessions.begin(ledger, officer.id, "bearer")
    key = machine_keys.make(ledger, KeyRequest(officer_id=officer.id, label="x", operations=("people.show",)), "here")

    officers.change(ledger, officer.id, Change(areas=("990102",)))
    assert sessions.by_token(ledger, token).officer.areas == ("990102",)
    officers.change(ledger, officer.id, Change(role="auditor"))

    assert is_over(ledger, token)
    assert is_over(ledger, key.token)


def test_a_change_from_an_older_version_is_refused(ledger: Ledger, officer: Officer) -> None:
    officers.change(ledger, officer.id, Change(name="李眉"), officer.version)

    with pytest.raises(Stale) as late:
        officers.change(ledger, officer.id, Change(name="李楣"), officer.version)
    with pytest.raises(Stale):
        officers.remove(ledger, officer.id, officer.version)
    assert late.value.headers == {"ETag": '"v2"'}
    assert officers.officer(ledger, officer.id).name == "李眉"


def test_a_login_is_one_person_s_for_ever(ledger: Ledger, officer: Officer) -> None:
    officers.remove(ledger, officer.id)

    with pytest.raises(Refused):
        officers.add(ledger, "李美", "caseworker", ["990101"], login=" LI.MEI ")


def test_a_new_password_ends_every_other_session(ledger: Ledger, officer: Officer) -> None:
    asking, other = (sessions.begin(ledger, officer.id, "bearer") for _ in range(2))

    credentials.set_password(ledger, officer.id, "石榴 熟了 才 回家 看看", sessions.by_token(ledger, asking).session.id)

    assert not is_over(ledger, asking)
    assert is_over(ledger, other)


def test_a_session_does_what_it_was_made_for_and_no_more(ledger: Ledger, officer: Officer) -> None:
    token = sessions.begin(ledger, officer.id, "bearer", operations=credentials.ENROLMENT)
    signed = sessions.by_token(ledger, token)

    sessions.permit(signed, "credentials.enrol")
    with pytest.raises(Forbidden, match="second factor"):
        sessions.permit(signed, "people.show")


def is_over(ledger: Ledger, token: str) -> bool:
    """Whether a token opens nothing any more."""
    try:
        sessions.by_token(ledger, token)
    except Unsigned:
        return True
    return False
