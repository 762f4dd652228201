"""Every operation × every role × own area, other area, sealed, nobody: HTTP answers what base/roles.yml says."""

import secrets
from collections.abc import Iterator
from typing import NamedTuple

import pytest
from fastapi import FastAPI, Response
from fastapi.routing import iter_route_contexts
from fastapi.testclient import TestClient

from api.app import create
from api.deps import operation_of
from base.roles import ROLES, Role, access, needs, rule
from base.settings import Settings
from graph.door import OperatorGraph
from ledger import credentials, officers, subjects
from ledger.sessions import begin
from ledger.store import open_ledger
from tests.api.operations import OPERATIONS, OWN_TESTS, PLACES, Asked, Place, fill, operations
from tests.api.seats import PASSWORD
from tests.conftest import TOWNSHIP, asking
from tests.small_graph import SmallGraph

ASKERS: tuple[Role | None, ...] = (None, *ROLES)
HIDDEN = ("P-other", "P-sealed", "P-dead-other", "P-dead-sealed", "D-other", "D-sealed", "Y-other", "Y-sealed")
OPEN = {  # nobody's data
    "metrics.read", "/openapi.json", "core.custom_swagger_ui_html", "core.swagger_ui_redirect", "/static-offline-docs",
}  # fmt: skip
IDS = ("glass.queue", "glass.review", "alerts.alerts", "alerts.seen")  # tell of whom by id, and nothing else of them
OWN = {  # what a good question about one's own is answered; this office has no provider, and nobody has begun to enrol
    "sessions.sign_in": (201, ""),
    "sessions.sign_out": (204, ""),
    "sso.begin": (404, "not-found"),
    "sso.end": (404, "not-found"),
    "credentials.password": (204, ""),
    "credentials.enrol": (200, ""),
    "credentials.confirm": (409, "makes-no-sense"),
}
CELLS = [(name, role) for name in OPERATIONS for role in ASKERS]


class Office(NamedTuple):
    """The HTTP face over the small graph, and the headers of one officer of each role."""

    api: TestClient
    headers: dict[Role | None, dict[str, str]]

    def ask(self, asked: Asked, headers: dict[str, str]) -> tuple[int, str, str]:
        """Status, kind of problem and body."""
        answer = self.api.request(
            asked.method, asked.path, params=asked.params, json=asked.body, headers=headers | asked.headers()
        )
        told = answer.json() if answer.content and "json" in answer.headers.get("content-type", "") else {}
        return answer.status_code, str(told.get("type", "")).rpartition(":")[2], answer.text


@pytest.fixture(scope="module")
def office(operator: OperatorGraph, settings: Settings, api: TestClient) -> Iterator[Office]:
    """An officer of each role; findings have named everybody to the auditor, so that scope alone decides."""
    small = SmallGraph(operator)
    small.wipe()
    fill(small, settings)
    headers: dict[Role | None, dict[str, str]] = {None: {}}
    for role in ROLES:
        headers[role] = asking(settings, role)
        if role == "auditor":
            auditor = officers.officers(open_ledger(settings))[-1].id
            subjects.remember(open_ledger(settings), auditor, [*(f"P-{place}" for place in PLACES), "P-own-2"])
    yield Office(api, headers)
    small.wipe()


def test_every_route_has_a_row_and_every_row_a_route(settings: Settings) -> None:
    rows = {*access().anybody, *access().everybody, *(name for it in access().roles.values() for name in it.may)}
    routes = reached(create(settings))

    assert sorted(routes - rows - OPEN) == []
    assert sorted((rows | OPEN) - routes) == []
    assert sorted(operations().keys() - routes) == []


def test_a_route_that_hides_from_the_description_does_not_escape(settings: Settings) -> None:
    app = create(settings)

    @app.get("/hidden", include_in_schema=False)
    def hidden() -> None:
        """Nobody wrote a row for this."""

    app.add_route("/older", lambda request: Response())
    app.mount("/mounted", FastAPI())

    assert reached(app) - reached(create(settings)) == {"test_access_matrix.hidden", "/older", "/mounted"}


def reached(app: FastAPI) -> set[str]:
    """Whatever answers, described or not: an operation by its name, what is none by its path."""
    found = set()
    for route in iter_route_contexts(app.routes):
        endpoint = getattr(route, "endpoint", None)
        ours = endpoint is not None and getattr(route, "dependant", None) is not None
        found.add(operation_of(endpoint) if ours and endpoint else str(route.path))
    return found


def test_every_route_can_be_asked_by_this_test() -> None:
    assert sorted(operations().keys() - OPERATIONS.keys() - set(OWN_TESTS)) == []


@pytest.mark.parametrize("role", ASKERS, ids=str)
@pytest.mark.parametrize("name", OWN_TESTS)
def test_what_is_one_s_own_is_open_to_every_role_and_else_to_who_signs_in(
    office: Office, settings: Settings, name: str, role: Role | None
) -> None:
    books, login = open_ledger(settings), f"own.{secrets.token_hex(6)}"
    officer = officers.add(books, "测试", role, [TOWNSHIP]).id if role else "F-matrix"
    headers = {"Authorization": f"Bearer {begin(books, officer, 'bearer')}"} if role else {}  # not yet enrolled
    if name in ("sessions.sign_in", "credentials.password"):
        whose = officer if role else officers.add(books, "测试", "caseworker", [TOWNSHIP]).id
        officers.change(books, whose, officers.Change(login=login))
        if name == "sessions.sign_in":
            credentials.set_password(books, whose, PASSWORD)

    status, kind, _ = office.ask(own(name, login), headers)

    if role is None and name not in access().anybody:
        assert (status, kind) == (401, "not-signed-in")
    else:
        assert (status, kind) == OWN[name]


def own(name: str, login: str) -> Asked:
    """How each operation about one's own session is asked."""
    return {
        "sessions.sign_in": Asked("POST", "/api/v1/sessions", body={"login": login, "password": PASSWORD}),
        "sessions.sign_out": Asked("DELETE", "/api/v1/sessions/me"),
        "sso.begin": Asked("GET", "/api/v1/sso"),
        "sso.end": Asked("GET", "/api/v1/sso/callback", params={"state": "x", "code": "y"}),
        "credentials.password": Asked("PUT", "/api/v1/me/password", body={"new": PASSWORD}),
        "credentials.enrol": Asked("POST", "/api/v1/me/second-factor"),
        "credentials.confirm": Asked("PUT", "/api/v1/me/second-factor", body={"code": "000000"}),
    }[name]


@pytest.mark.parametrize(("name", "role"), CELLS, ids=[f"{name}-{role or 'nobody'}" for name, role in CELLS])
def test_each_place_is_answered_as_the_table_says(office: Office, name: str, role: Role | None) -> None:
    wrong = {}
    for place in PLACES:
        asked = OPERATIONS[name](place)
        status, kind, body = office.ask(asked, office.headers[role])
        good = fits(status, kind, expected(name, role, place, asked))
        if not good or (name not in IDS and leaks(place, body)) or (status == 200 and asked.shows not in body):
            wrong[place] = (status, kind, body[:300])

    assert wrong == {}


@pytest.mark.parametrize(("name", "role"), [(name, role) for name, role in CELLS if role and needs(role, name)])
def test_what_has_to_be_said_is_missed_when_it_is_not(office: Office, name: str, role: Role) -> None:
    asked, headers = OPERATIONS[name]("own"), office.headers[role]
    lacking = {
        "free": [],
        "purpose": [without(headers, "Huimin-Purpose"), headers | {"Huimin-Purpose": foreign(role)}],
        "case": [without(headers, "Huimin-Purpose"), without(headers, "Huimin-Case")],
    }[needs(role, name) or "free"]

    assert [office.ask(asked, told)[:2] for told in lacking] == [(403, "purpose-missing")] * len(lacking)


def expected(name: str, role: Role | None, place: Place, asked: Asked) -> tuple[int, str]:
    """The status and the kind of problem the table of access asks for; 200 stands for any good answer."""
    if name in access().anybody:
        return 200, ""
    if role is None:
        return 401, "not-signed-in"
    if needs(role, name) is None:
        return 403, "forbidden"
    return (404, "not-found") if asked.absent or (asked.one and place != "own") else (200, "")


def fits(status: int, kind: str, wanted: tuple[int, str]) -> bool:
    """Whether an answer is the one the table asks for."""
    return status // 100 == 2 if wanted[0] == 200 else (status, kind) == wanted


def leaks(place: Place, body: str) -> bool:
    """Whether an answer names somebody the officer does not see, but for the id that was asked about."""
    asked = {f"P-{place}", f"D-{place}"}
    return any(hidden in body for hidden in HIDDEN if hidden not in asked)


def foreign(role: Role) -> str:
    """A purpose of the office that is none of this role's."""
    return next(name for name in access().purposes if name not in rule(role).purposes)


def without(headers: dict[str, str], name: str) -> dict[str, str]:
    """The headers but for one."""
    return {each: value for each, value in headers.items() if each != name}
