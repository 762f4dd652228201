"""Whom findings have named to an auditor is kept once, however many runs name them."""

from concurrent.futures import ThreadPoolExecutor

from ledger import subjects
from ledger.store import Ledger


def test_runs_that_name_the_same_people_at_once_all_go_well(ledger: Ledger) -> None:
    people = [f"P-{n}" for n in range(300)]

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda _: subjects.remember(ledger, "F-1", people), range(16)))

    assert all(map(subjects.reader(ledger, "F-1"), people))
