"""Unmasking: one field of one person whom the asker sees, for a reason, on record before the answer, not too often."""

import json
from typing import Any

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import func, select

from api.app import create
from base.keyring import keys
from base.settings import Settings
from graph import load
from graph.client import Client
from graph.door import OperatorGraph
from graph.load import Node, Tie
from ledger.store import open_ledger
from ledger.tables import AUDIT_RECORDS, UNMASKINGS
from tests.conftest import TOWNSHIP, Signed
from tests.small_graph import SmallGraph

REASON = "入户前核对，本人来电要求"
AREA = {"area": TOWNSHIP, "county": "990101"}


@pytest.fixture
def wang(graph: SmallGraph, operator: OperatorGraph, settings: Settings) -> str:
    """Somebody with a number, a home and a phone, and somebody elsewhere."""
    rows: list[Node | Tie] = [
        Node("Person", "P-1", {"name": "王芳", "citizen_number": "990101195001024477", **AREA}),
        Node("Person", "P-2", {"name": "李强", **AREA}),
        Node("Person", "P-9", {"name": "远方", "area": "990199001", "county": "990199"}),
        Node("Address", "A-1", {"text": "青石村12号"}),
        Node("Phone", "T-1", {"number": "13800009999"}),
        Tie("LIVES_AT", "P-1", "A-1", {}),
        Tie("USES", "P-1", "T-1", {}),
    ]
    load.write(operator, keys(settings), rows, "wang")
    return "P-1"


def ask(
    api: TestClient, headers: dict[str, str], person: str = "P-1", field: str = "name", reason: str = REASON
) -> Any:
    """One request."""
    body = {"field": field, "reason": reason}
    return api.post(f"/api/v1/people/{person}/unmask", headers=headers, json=body)


@pytest.mark.parametrize(
    ("field", "values"),
    [
        ("name", ["王芳"]),
        ("citizen_number", ["990101195001024477"]),
        ("address", ["青石村12号"]),
        ("phone", ["13800009999"]),
    ],
)
def test_one_field_is_shown_as_it_is_and_why_is_kept(
    wang: str, api: TestClient, signed: Signed, settings: Settings, field: str, values: list[str]
) -> None:
    headers = signed("caseworker")
    with open_ledger(settings).reading() as connection:  # other tests have typed names into reasons
        before = connection.execute(select(func.max(AUDIT_RECORDS.c.seq))).scalar() or 0

    answer = ask(api, headers, field=field)

    assert answer.status_code == 200, answer.text
    assert answer.json()["values"] == values
    new = select(AUDIT_RECORDS.c.body).where(AUDIT_RECORDS.c.seq > before)
    with open_ledger(settings).reading() as connection:
        kept = connection.execute(select(UNMASKINGS).order_by(UNMASKINGS.c.at.desc())).mappings().first()
        bodies = [json.loads(body) for body in connection.execute(new).scalars()]
    assert kept is not None
    assert (kept["person_id"], kept["field"], kept["reason"]) == (wang, field, REASON)
    acts = [it for it in bodies if it["outcome"] == f"unmasked:{field}" and it["officer_id"] == kept["officer_id"]]
    assert [(it["subjects"], it["reason"]) for it in acts] == [([wang], REASON)]
    assert all(value not in json.dumps(bodies, ensure_ascii=False) for value in values)


def test_a_field_nobody_knows_is_empty_and_a_person_elsewhere_is_nobody(
    wang: str, api: TestClient, signed: Signed
) -> None:
    headers = signed("caseworker")

    assert ask(api, headers, "P-2", "phone").json()["values"] == []
    there, nowhere = ask(api, headers, "P-9"), ask(api, headers, "P-0")
    assert (there.status_code, nowhere.status_code) == (404, 404)
    assert there.json()["detail"].replace("P-9", "P-0") == nowhere.json()["detail"]


@pytest.mark.parametrize(
    ("field", "reason"), [("name", "短"), ("name", "好" * 501), ("name", " " * 20), ("born", REASON)]
)
def test_without_a_reason_or_for_another_field_nothing_is_shown(
    wang: str, api: TestClient, signed: Signed, field: str, reason: str
) -> None:
    assert ask(api, signed("caseworker"), field=field, reason=reason).status_code == 422


def test_a_case_is_needed_and_a_dispatcher_may_not(wang: str, api: TestClient, signed: Signed) -> None:
    headers = signed("caseworker")
    del headers["Huimin-Case"]

    assert ask(api, headers).status_code == 403
    assert ask(api, signed("dispatcher")).status_code == 403
    assert ask(api, signed("auditor")).status_code == 403  # no finding has named them


def test_beyond_the_limit_of_an_hour_nothing_is_shown_and_it_is_said_when(
    wang: str, client: Client, settings: Settings, signed: Signed
) -> None:
    tight = settings.model_copy(update={"unmask_per_hour": 2})
    with TestClient(create(tight)) as api:
        mine, theirs = signed("caseworker"), signed("caseworker")
        first = [ask(api, mine).status_code for _ in range(2)]

        refused, other = ask(api, mine), ask(api, theirs)

    assert first == [200, 200]
    assert (refused.status_code, other.status_code) == (429, 200)
    assert 0 < int(refused.headers["Retry-After"]) <= 3600
    assert "王芳" not in refused.text


def test_a_page_shows_no_plain_value(wang: str, api: TestClient, signed: Signed) -> None:
    headers = signed("caseworker")

    for path in ("?q=王芳", "/P-1", "/P-1/neighbourhood", "/P-1/paths?to=P-2"):
        told = api.get(f"/api/v1/people{path}", headers=headers).text
        assert "王*" in told
        assert [value for value in ("王芳", "12号", "13800009999", "4477") if value in told] == []
