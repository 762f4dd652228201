"""Numbers of people that somebody types into a reason or a case are seen, in whatever way they are written."""

import pytest

from base.evidence import Asking, Entry, Trail
from base.withheld import hidden, holds_number

TYPED = [
    "990101195001024477",
    "99010119500102447X",
    "13800009999",
    "6222020000001234567",
    "１３８００００９９９９",
    "138 0000 9999",
    "138-0000-9999",
    "990101-19500102-447x",
    "990101 1950 0102 4477",
    "6222 0200 0000 1234 567",
    "0991-1234567",
]
HARMLESS = [
    "2026-0001",
    "民〔2026〕0001号",
    "20260630",
    "2026-06-30 至 2026-07-05，每月 420 元",
    "P-0013000084",
    "S-12345678901abcde",
    "G-0a1b2c3d4e5f6071",
    "login 12345678901abcde",
    "sealed12345678901abcdef012",
    "11:00-12:30",
]


@pytest.mark.parametrize("number", TYPED)
def test_a_number_is_hidden_and_the_words_around_it_stay(number: str) -> None:
    told = hidden(f"本人来电{number}，要求核对")

    assert told == f"本人来电{'*' * len(number)}，要求核对"
    assert holds_number(f"T{number}")


@pytest.mark.parametrize("text", HARMLESS)
def test_a_date_a_sum_and_an_id_of_ours_stay_as_they_are(text: str) -> None:
    assert hidden(text) == text
    assert not holds_number(text)


@pytest.mark.parametrize("case", ["990101195001024477", "%31380000%39999", "%EF%BC%91%EF%BC%933800009999"])
def test_whoever_asks_carries_no_number_as_a_case_or_purpose(case: str) -> None:
    asking = Asking(officer_id="F-1", role="caseworker", case=case, purpose=case)

    assert (asking.case, asking.purpose) == ("withheld", "withheld")


def test_no_entry_holds_a_number_whatever_is_given_as_reason_or_outcome() -> None:
    kept: list[Entry] = []
    trail = Trail(Asking(officer_id="F-1", role="auditor"), kept.append)

    trail.acted("seen:13800009999", ["13800009999"], "990101195001024477")

    assert "13800009999" not in kept[0].model_dump_json()
    assert kept[0].reason == "*" * 18
