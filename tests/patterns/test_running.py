"""An auditor lists, reads and runs patterns: over HTTP and from Python, with findings that can be followed up."""

from collections.abc import Callable
from typing import Any

import pytest
from fastapi.testclient import TestClient

from base.errors import Forbidden, Invalid, NotFound
from base.settings import Settings
from graph.door import AuditorGraph
from ledger import subjects
from ledger.store import Ledger
from oversight import watch
from oversight.findings import Finding, Run, Shown
from oversight.parameters import parsed
from tests.small_graph import SmallGraph

DEAD = """
(n:Award {id: 'N-1'})<-[:OF]-(:Payment {id: 'Y-1', at: date('2026-05-10'), amount: 100.0, source: 'office'})-[:FOR]->
(:Person {id: 'P-1', died: date('2026-03-05')}),
(n)<-[:OF]-(:Payment {id: 'Y-2', at: date('2026-05-10'), amount: 80.0})-[:FOR]->
(:Person {id: 'P-2', died: date('2026-03-06')})
"""
Signed = Callable[..., dict[str, str]]
REQUEST = watch.RunRequest()


def run(db: AuditorGraph, home: Ledger, **request: Any) -> Run:
    return watch.run(db, home, "payment-after-death", watch.RunRequest(**request))


def test_a_finding_names_its_evidence_with_days_sources_and_what_each_shows(
    graph: SmallGraph, auditor: AuditorGraph, books: Ledger
) -> None:
    graph.create(DEAD)

    found = run(auditor, books)

    first = found.findings[0]
    paid = next(item for item in first.evidence if item.id == "Y-1")
    assert (first.subjects, first.values["amount"]) == (["P-1"], 100.0)
    assert (paid.label, str(paid.since), paid.source) == ("Payment", "2026-05-10", "office")
    assert (paid.says.zh, paid.says.en) == ("去世后的发放", "Paid after the death")
    assert (found.in_all, str(found.day), found.statement) == (2, "2026-06-30", "patterns/payment-after-death")


def test_a_finding_keeps_its_id_from_run_to_run(graph: SmallGraph, auditor: AuditorGraph, books: Ledger) -> None:
    graph.create(DEAD)
    before = run(auditor, books).findings[0].id

    graph.run("MATCH (y:Payment {id: 'Y-1'}) SET y.amount = 900.0")

    assert run(auditor, books).findings[0].id == before


def test_findings_come_a_page_at_a_time_and_say_how_many_there_are(
    graph: SmallGraph, auditor: AuditorGraph, books: Ledger
) -> None:
    graph.create(DEAD)

    first = run(auditor, books, at_most=1)
    second = run(auditor, books, at_most=1, after=first.next)

    assert [one.findings[0].subjects for one in (first, second)] == [["P-1"], ["P-2"]]
    assert (first.in_all, second.in_all, second.next) == (2, 2, None)


def test_a_page_after_a_finding_that_is_gone_is_refused_with_what_to_do(
    graph: SmallGraph, auditor: AuditorGraph, books: Ledger
) -> None:
    graph.create(DEAD)

    with pytest.raises(Invalid, match="Leave `after` out"):
        run(auditor, books, after="payment-after-death.000000000000")


def test_an_auditor_may_open_whom_a_shown_finding_names_and_nobody_else(
    graph: SmallGraph, auditor: AuditorGraph, settings: Settings, books: Ledger
) -> None:
    graph.create(DEAD)

    run(auditor, books, at_most=1)

    door = AuditorGraph(
        auditor.client, settings, auditor.trail, auditor.areas, auditor.day,
        subjects=subjects.reader(books, auditor.officer_id),
    )  # fmt: skip
    door.admit("P-1")
    with pytest.raises(Forbidden):
        door.admit("P-2")


def test_bent_parameters_open_nobody(graph: SmallGraph, auditor: AuditorGraph, books: Ledger) -> None:
    graph.create(DEAD)

    found = run(auditor, books, params={"grace_days": 29})

    opened = subjects.reader(books, auditor.officer_id)
    assert found.findings
    assert [person for one in found.findings for person in one.subjects if opened(person)] == []


@pytest.mark.parametrize(("name", "opened"), [("hidden-household", {"X-1"}), ("collector-account", {"P-2"})])
def test_a_finding_opens_its_subjects_or_the_people_of_its_account(name: str, opened: set[str]) -> None:
    item = {"id": "P-2", "label": "Person", "kind": "x", "people": ["P-3"], "says": {"zh": "x", "en": "x"}}
    one = Finding(
        id="x", pattern=name, subjects=["X-1"], key={}, since=None, until=None, strength=None, values={},
        evidence=[Shown.model_validate(item)],
    )  # fmt: skip

    assert watch.named(one) == opened


def test_a_parameter_changes_what_is_found(graph: SmallGraph, auditor: AuditorGraph, books: Ledger) -> None:
    graph.create(DEAD)

    assert run(auditor, books, params={"grace_days": 65}).in_all == 1


@pytest.mark.parametrize(
    ("params", "complaint"),
    [
        ({"grace": 3}, "It has: grace_days, lawful_purposes"),
        ({"grace_days": "soon"}, "a whole number"),
        ({"grace_days": True}, "a whole number"),
        ({"grace_days": 10**30}, "a whole number"),
        ({"grace_days": None}, "a whole number"),
        ({"lawful_purposes": "funeral"}, "a list"),
        ({"lawful_purposes": ["x" * 10_000]}, "a list"),
        ({"areas": ["990102"]}, "filled in by the service"),
        ({"day": "2020-01-01"}, "filled in by the service"),
    ],
)
def test_a_parameter_nobody_declared_or_of_another_kind_is_refused(
    auditor: AuditorGraph, books: Ledger, params: dict[str, object], complaint: str
) -> None:
    with pytest.raises(Invalid, match=complaint):
        run(auditor, books, params=params)


def test_what_is_typed_on_a_command_line_becomes_numbers_words_and_lists() -> None:
    assert parsed(["a=3", "b=0.5", "c=[x, y]", "d=word"]) == {"a": 3, "b": 0.5, "c": ["x", "y"], "d": "word"}
    with pytest.raises(Invalid, match="name=value"):
        parsed(["grace_days"])


def test_an_unknown_pattern_is_not_found(auditor: AuditorGraph, books: Ledger) -> None:
    with pytest.raises(NotFound, match="There is no pattern"):
        watch.run(auditor, books, "x" * 10_000, REQUEST)


def test_every_pattern_runs_in_one_request(graph: SmallGraph, api: TestClient, signed: Signed) -> None:
    graph.create(DEAD)

    answer = api.post("/api/v1/patterns/run", headers=signed("auditor"))

    assert answer.status_code == 200
    found = {one["pattern"]["id"]: one["in_all"] for one in answer.json()["runs"]}
    assert found["payment-after-death"] == 2
    assert len(found) == 8


def test_the_catalogue_and_one_pattern_are_read_over_http(api: TestClient, signed: Signed) -> None:
    headers = signed("auditor")

    listed = api.get("/api/v1/patterns", headers=headers).json()["patterns"]
    read = api.get(f"/api/v1/patterns/{listed[0]['id']}", headers=headers).json()

    assert read["pattern"] == listed[0]
    assert "MATCH" in read["query"]
    assert read["finds"]
    assert read["ignores"]


def test_http_gives_the_body_python_gives(
    graph: SmallGraph, api: TestClient, signed: Signed, auditor: AuditorGraph, books: Ledger
) -> None:
    graph.create(DEAD)

    answer = api.post("/api/v1/patterns/payment-after-death/run", json={"at_most": 1}, headers=signed("auditor"))

    told = Run.model_validate_json(answer.text)
    assert told.findings == run(auditor, books, at_most=1).findings


@pytest.mark.parametrize(
    ("body", "status"),
    [({"params": {"grace": 1}}, 409), ({"params": {"areas": []}}, 409), ({"at_most": 0}, 422), ({"parms": {}}, 422)],
)
def test_a_malformed_request_is_a_problem_document(
    graph: SmallGraph, api: TestClient, signed: Signed, body: dict[str, object], status: int
) -> None:
    answer = api.post("/api/v1/patterns/payment-after-death/run", json=body, headers=signed("auditor"))

    assert answer.status_code == status
    assert answer.headers["content-type"].startswith("application/problem+json")


@pytest.mark.parametrize("role", ["caseworker", "dispatcher"])
def test_nobody_but_an_auditor_runs_a_pattern(api: TestClient, signed: Signed, role: str) -> None:
    assert api.post("/api/v1/patterns/payment-after-death/run", headers=signed(role)).status_code == 403
    assert api.get("/api/v1/patterns", headers=signed(role)).status_code == 403


def test_an_id_nobody_could_have_is_answered_like_any_other(api: TestClient, signed: Signed) -> None:
    assert api.get("/api/v1/patterns/nothing", headers=signed("auditor")).status_code == 404
    assert api.get(f"/api/v1/patterns/{'x' * 10_000}", headers=signed("auditor")).status_code in (404, 422)
