"""Which event a changed row of a register tells of, which birthdays matter, and what is proposed."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from base.errors import Invalid
from base.span import years
from policies.birthdays import ages, turning
from policies.events import Touched, event_kinds, happened, kind_of, reported
from policies.proposing import OFFERED, Stood, moved, proposal_kinds, proposed
from policies.standing import STANDINGS, Standing

DAY = date(2026, 6, 30)


def person(*fields: str, is_new: bool = False, **said: Any) -> Touched:
    """A person's row of which these fields differ."""
    return Touched(("P-1",), said, fields, node="Person", is_new=is_new)


def fact(kind: str, **said: Any) -> Touched:
    """A fact that is new."""
    return Touched(("K-1",), {"kind": kind, **said}, (), node="Fact", is_new=True)


def tie(of: str, to: str = "Person", **said: Any) -> Touched:
    """A tie that differs."""
    return Touched(("P-1",), said, (), tie=of, to=to)


@pytest.mark.parametrize(
    ("touched", "kind", "on"),
    [
        (person("died", died=date(2026, 5, 1)), "death", date(2026, 5, 1)),
        (person("born", "name", born=date(2026, 5, 1), is_new=True), "birth", date(2026, 5, 1)),
        (person("born", "name", born=date(1950, 5, 1), is_new=True), "record", DAY),
        (person("area", area="990101002"), "move", DAY),
        (person("name"), "record", DAY),
        (tie("SPOUSE_OF", since=date(2026, 6, 1)), "marriage", date(2026, 6, 1)),
        (tie("SPOUSE_OF", since=date(2020, 6, 1), until=date(2026, 6, 2)), "divorce", date(2026, 6, 2)),
        (tie("WORKS_AT", "Institution"), "job", DAY),
        (tie("WORKS_AT", "Institution", until=DAY), "job-lost", DAY),
        (tie("STAYS_AT", "Institution", kind="in-patient", until=DAY), "discharge", DAY),
        (tie("STAYS_AT", "Institution", kind="custody"), "stay", DAY),
        (tie("STUDIES_AT", "Institution", until=DAY), "school-left", DAY),
        (tie("OWNS", "Property"), "home-bought", DAY),
        (tie("OWNS", "Account"), None, None),
        (tie("USES", "Phone"), None, None),
        (tie("MEMBER_OF", "Household"), "household-change", DAY),
        (fact("income", value="wage"), "income", DAY),
        (fact("expenditure", value="medical", since=date(2026, 6, 3)), "hospital-bill", date(2026, 6, 3)),
        (fact("expenditure", value="education"), "expenditure", DAY),
        (fact("illness", value="severe"), "illness", DAY),
        (fact("illness", value="other"), "record", DAY),
        (fact("clergy", since=DAY + timedelta(days=9)), "record", DAY),
        (Touched(("N-1",), {}, ("status",), node="Award"), "award", DAY),
        (Touched(("A-1",), {}, ("text",), node="Address"), None, None),
    ],
)
def test_a_changed_row_tells_of_an_event(touched: Touched, kind: str | None, on: date | None) -> None:
    found = kind_of(touched, DAY)

    assert found == kind
    assert found is None or happened(found, touched, DAY) == on


def test_every_kind_comes_of_a_row_of_the_calendar_or_of_an_officer() -> None:
    by_itself = {name for name, kind in event_kinds().items() if not kind.from_ and not kind.reported}

    assert by_itself == {"birthday"}
    assert reported("visit-note") == "visit-note"
    with pytest.raises(Invalid, match="visit-note"):
        reported("death")


@given(st.dates(date(1905, 1, 1), date(2025, 12, 31)), st.dates(date(2026, 1, 1), date(2028, 12, 31)))
def test_a_birthday_that_matters_is_the_first_day_of_an_age(born: date, day: date) -> None:
    turned = {age for age in ages() if years(born, day - timedelta(days=1)) < age <= years(born, day)}

    assert (born in turning(day)) == bool(turned)


def test_the_ages_are_those_on_which_a_policy_turns() -> None:
    assert {7, 16, 18, 60, 80} <= set(ages())


@pytest.mark.parametrize(
    ("was", "now", "kind"),
    [
        (Stood("not-entitled"), Stood("missed", 100.0), "offer"),
        (Stood("new", 100.0), Stood("missed", 100.0), None),
        (None, Stood("missed", 100.0), "offer"),
        (Stood("receiving", 100.0), Stood("look-again", 0.0), "exit"),
        (Stood("receiving", 100.0), Stood("unknown"), "look-again"),
        (None, Stood("unknown"), None),
        (Stood("not-entitled"), Stood("unknown"), None),
        (Stood("receiving", 300.0), Stood("receiving", 300.01), "raise"),
        (Stood("receiving", 300.0), Stood("receiving", 299.99), "lower"),
        (Stood("receiving", 300.0), Stood("receiving", 300.0), None),
        (Stood("receiving"), Stood("receiving", 300.0), None),
        (Stood("look-again", 0.0), Stood("receiving", 100.0), None),
        (Stood("receiving", 300.0), Stood("not-entitled"), None),
        (None, Stood("receiving", 300.0), None),
    ],
)
def test_what_is_proposed_follows_from_how_they_stood_and_stand(
    was: Stood | None, now: Stood, kind: str | None
) -> None:
    assert proposed(was, now) == kind


STOOD = st.builds(Stood, st.sampled_from(STANDINGS), st.none() | st.floats(0, 1000))


@given(st.none() | STOOD, STOOD)
def test_nothing_is_proposed_unless_somebody_stands_otherwise(was: Stood | None, now: Stood) -> None:
    if proposed(was, now) is not None:
        assert moved(was, now)
    assert not moved(now, now)


@given(STOOD, st.none() | st.floats(0, 1000))
def test_unknown_never_ends_anything(was: Stood, due: float | None) -> None:
    unknown: Standing = "unknown"

    assert proposed(was, Stood(unknown, due)) in (None, "look-again")


def test_only_what_takes_something_away_is_heard_first() -> None:
    assert {name for name, kind in proposal_kinds().items() if kind.heard is not None} == {"exit", "lower"}
    assert set(OFFERED) == {"missed", "new"}
