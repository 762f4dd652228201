"""Records are found by officer, person and time, and a citizen is told who looked."""

from datetime import UTC, datetime, timedelta

import pytest

from ledger.audit.log import AuditLog
from ledger.audit.mine import MyLooks, looks
from ledger.audit.search import Search, search
from ledger.store import Ledger
from ledger.tables import OFFICERS
from tests.ledger.audit.builders import AT, entry


@pytest.fixture
def log(ledger: Ledger) -> AuditLog:
    """Ten looks, a second apart, at P-1 and P-2 in turn, by two officers; the first officer is known by name."""
    opened = AuditLog(ledger)
    opened.record_many([entry(n, f"P-{n % 2 + 1}", officer_id=f"F-{n % 3}") for n in range(10)])
    with ledger.writing() as connection:
        officer = {"id": "F-0", "name": "测试", "role": "caseworker", "areas": ["990101001"], "version": 1}
        connection.execute(OFFICERS.insert().values(**officer, since=datetime(2026, 1, 1, tzinfo=UTC)))
    return opened


@pytest.mark.parametrize(
    ("asked", "seqs"),
    [
        ({}, [10, 9, 8, 7, 6, 5, 4, 3, 2, 1]),
        ({"person_id": "P-2"}, [10, 8, 6, 4, 2]),
        ({"officer_id": "F-0"}, [10, 7, 4, 1]),
        ({"officer_id": "F-0", "person_id": "P-1"}, [7, 1]),
        ({"since": AT + timedelta(seconds=8)}, [10, 9]),
        ({"until": AT + timedelta(seconds=2)}, [2, 1]),
        ({"person_id": "P-9"}, []),
    ],
)
def test_records_are_found_newest_first(log: AuditLog, asked: dict[str, object], seqs: list[int]) -> None:
    found = search(log.ledger, Search.model_validate(asked))

    assert [record.seq for record in found.records] == seqs
    assert (found.in_all, found.next) == (len(seqs), None)


def test_pages_follow_each_other_without_gap_or_repetition(log: AuditLog) -> None:
    seen, after = [], None
    while True:
        page = search(log.ledger, Search(at_most=3, after=after))
        seen += [record.seq for record in page.records]
        assert page.in_all == 10
        if page.next is None:
            break
        after = page.next

    assert seen == list(range(10, 0, -1))


def test_a_citizen_is_told_who_looked_and_why_and_not_for_which_case(log: AuditLog) -> None:
    found = looks(log.ledger, "P-2", MyLooks(at_most=2))

    first = found.looks[0]
    assert (found.in_all, found.next) == (5, 8)
    assert (first.officer, first.role, first.areas) == ("测试", "caseworker", ["990101001"])
    assert (first.did, first.purpose, first.has_case) == ("looked", "assistance", True)
    assert found.looks[1].officer is None
    assert "案" not in found.model_dump_json()


def test_a_change_is_told_to_the_citizen_once(log: AuditLog) -> None:
    write = entry(20, "P-7")
    log.record(write.model_copy(update={"act": "intent", "batch": "b", "reason": '"act":"done"'}))
    log.record(write.model_copy(update={"act": "done", "batch": "b", "reason": '"act":"intent"'}))

    found = looks(log.ledger, "P-7", MyLooks())

    assert [it.did for it in found.looks] == ["changed"]
    assert found.in_all == 1


def test_somebody_at_whom_nobody_looked_is_told_so(log: AuditLog) -> None:
    assert looks(log.ledger, "P-nobody", MyLooks()).model_dump() == {"looks": [], "in_all": 0, "next": None}
