"""What is hidden, opened at the terminal for a reason: unmask, seal, break-glass, and the alerts they raise."""

import json
from typing import Any

import pytest

from base.errors import Forbidden, Invalid, NoPurpose, NotFound
from base.settings import Settings
from ledger import officers
from ledger.store import open_ledger
from tests.cli.conftest import Huimin
from tests.small_graph import SmallGraph

WHY = ("--reason", "入户前核对，本人来电要求")


@pytest.fixture
def people(graph: SmallGraph, settings: Settings) -> SmallGraph:
    """Somebody of our own township and somebody of another county, on empty books of what was opened."""
    with open_ledger(settings).writing() as connection:
        for table in ("compartment_officers", "compartments", "alerts", "break_glass"):
            connection.exec_driver_sql(f"DELETE FROM {table}")
    graph.create("(:Person {id: 'P-1', name: '王芳'}), (:Person {id: 'P-9', name: '远方', area: '990199001'})")
    return graph


def told(huimin: Huimin, *words: str, role: str = "caseworker") -> Any:
    """What a command answers with --json."""
    done = huimin(*words, "--json", role=role)
    assert done.exit_code == 0, done.exception
    return json.loads(done.output)


def test_one_field_is_unmasked_and_the_page_stays_masked(people: SmallGraph, huimin: Huimin) -> None:
    page = huimin("person", "show", "P-1")
    field = huimin("person", "unmask", "P-1", "--field", "name", *WHY)

    assert "王*" in page.output
    assert "王芳" not in page.output
    assert field.output.strip() == "王芳"


@pytest.mark.parametrize(
    "words",
    [
        ("person", "unmask", "P-1", "--field", "name", "--reason", "急"),
        ("seal", "add", "P-1", "--kind", "witness", "--reason", "急"),
        ("break-glass", "open", "P-9", "--reason", "急"),
    ],
)
def test_nothing_is_opened_without_a_reason_worth_reading(
    people: SmallGraph, huimin: Huimin, words: tuple[str, ...]
) -> None:
    assert isinstance(huimin(*words).exception, Invalid)


def test_a_sealed_person_is_gone_until_the_seal_is_lifted(people: SmallGraph, huimin: Huimin) -> None:
    code = told(huimin, "seal", "add", "P-1", "--kind", "witness", *WHY)["code"]
    [alert] = told(huimin, "alert", "list", "--unseen", role="security-administrator")["alerts"]
    hidden = huimin("person", "show", "P-1", role="approver")
    listed = huimin("seal", "list", role="security-administrator")
    lifted = huimin("seal", "lift", code, *WHY, role="security-administrator")

    assert alert["about"]["compartment"] == code
    assert isinstance(hidden.exception, NotFound)
    assert code in listed.output
    assert "P-1" not in listed.output
    assert lifted.exit_code == 0, lifted.exception
    assert huimin("person", "show", "P-1", role="approver").exit_code == 0


def test_the_officers_who_see_a_sealed_person_are_the_named_ones(
    people: SmallGraph, huimin: Huimin, settings: Settings
) -> None:
    code = told(huimin, "seal", "add", "P-1", "--kind", "adoption", *WHY)["code"]
    wrong = huimin("seal", "name", code, "--officer", "F-0", role="security-administrator")
    assert huimin("person", "show", "P-1").exit_code == 0, "a wrong name changes nothing"
    assert isinstance(huimin("person", "show", "P-1", role="approver").exception, NotFound)
    approver = officers.officers(open_ledger(settings))[-1].id

    named = huimin("seal", "name", code, "--officer", approver, role="security-administrator")

    assert isinstance(wrong.exception, Invalid)
    assert named.exit_code == 0, named.exception
    assert huimin("person", "show", "P-1", role="approver").exit_code == 0
    assert isinstance(huimin("person", "show", "P-1").exception, NotFound)


def test_a_broken_glass_opens_one_person_alerts_and_is_reviewed(people: SmallGraph, huimin: Huimin) -> None:
    before = huimin("person", "show", "P-9")
    glass = told(huimin, "break-glass", "open", "P-9", *WHY)["id"]
    opened = huimin("person", "show", "P-9", "--break-glass", glass)
    own = huimin("person", "show", "P-1", "--break-glass", glass)
    [alert] = told(huimin, "alert", "list", "--unseen", role="security-administrator")["alerts"]
    seen = huimin("alert", "seen", alert["id"], role="security-administrator")
    due = huimin("break-glass", "list", "--unreviewed", role="security-administrator")
    huimin("break-glass", "review", glass, "--verdict", "justified", role="security-administrator")

    assert isinstance(before.exception, NotFound)
    assert opened.exit_code == 0, opened.exception
    assert isinstance(own.exception, Forbidden)
    assert seen.exit_code == 0, seen.exception
    assert glass in due.output
    assert told(huimin, "alert", "list", "--unseen", role="security-administrator")["alerts"] == []
    assert told(huimin, "break-glass", "list", "--unreviewed", role="security-administrator")["broken"] == []


def test_the_purpose_and_the_case_stand_on_the_line_or_nothing_is_shown(
    people: SmallGraph, huimin: Huimin, settings: Settings
) -> None:
    foreign = huimin("person", "show", "P-1", "--purpose", "matching")
    stated = huimin("person", "show", "P-1", "--purpose", "verification", "--case", "2026-7")

    assert isinstance(foreign.exception, NoPurpose)
    assert stated.exit_code == 0, stated.exception


def test_a_number_is_no_case_at_the_terminal_either(people: SmallGraph, huimin: Huimin) -> None:
    refused = huimin("person", "show", "P-1", "--case", "990101195001024477")

    assert isinstance(refused.exception, Invalid)
    assert "990101195001024477" not in refused.output
