"""A trail puts on record what is meant before it is done, how it ended, and everybody it showed."""

import pytest

from base.errors import Refused
from base.evidence import RECORDED_SUBJECTS, Entry, Trail, named
from tests.conftest import trail


@pytest.fixture
def entries() -> list[Entry]:
    return []


@pytest.fixture
def on_record(entries: list[Entry]) -> Trail:
    """A trail whose entries are kept here."""
    return trail(record=entries.append)


def test_an_act_is_on_record_before_it_begins_and_after_it_ended(on_record: Trail, entries: list[Entry]) -> None:
    with on_record.acting("officer-added", reason="role auditor") as about:
        before = [(it.act, it.outcome, it.reason) for it in entries]
        about.append("F-7")

    assert before == [("intent", "intended", "officer-added: role auditor")]
    assert [(it.act, it.outcome, it.subjects) for it in entries[1:]] == [("act", "officer-added", ("F-7",))]
    assert entries[0].batch == entries[1].batch is not None


def test_an_act_that_was_refused_says_so(on_record: Trail, entries: list[Entry]) -> None:
    with pytest.raises(Refused), on_record.acting("key-made", ["F-7"]):
        raise Refused("不行。", "No.")

    assert [(it.act, it.outcome, it.reason) for it in entries] == [
        ("intent", "intended", "key-made"),
        ("act", "refused", "key-made"),
    ]


def test_everybody_a_sweep_showed_is_named_however_many(on_record: Trail, entries: list[Entry]) -> None:
    shown = [f"P-{number}" for number in range(2 * RECORDED_SUBJECTS + 1)]

    with on_record.closing():
        on_record.saw("patterns/some", shown)

    assert [person for it in entries for person in it.subjects] == shown
    assert {it.count for it in entries} == {len(shown)}


def test_a_page_that_broke_off_is_on_record_too(on_record: Trail, entries: list[Entry]) -> None:
    on_record.saw("people/page", ["P-1"])

    with pytest.raises(ZeroDivisionError), on_record.closing():
        raise ZeroDivisionError

    assert [(it.outcome, it.subjects) for it in entries] == [("error", ("P-1",))]


@pytest.mark.parametrize(
    "typed", ["张三", "990101195001024477", "P-99010119500102", "138-0000-0001", "138 0000 0001", "zhang san", ""]
)
def test_what_is_typed_in_place_of_an_id_is_not_kept(typed: str) -> None:
    assert named(typed) == "withheld"


@pytest.mark.parametrize("id", ["P-000300012", "F-0a1b2c3d4e5f6071", "P-none", "Person-1"])
def test_an_id_is_kept(id: str) -> None:
    assert named(id) == id
