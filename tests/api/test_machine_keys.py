"""A key for a program does what it was made for, until its day, and nothing else."""

import pytest

from base.roles import Role, rule
from ledger import sessions
from ledger.tables import SESSIONS
from tests.api.seats import Office, bearer
from tests.ledger.clock import passes

AT = "/api/v1/machine-keys"
QUESTION = {"person_id": "P-1", "need": "home-meals"}


@pytest.fixture
def administrator(office: Office) -> dict[str, str]:
    """Headers of a security administrator who signed in with a second factor."""
    return office.administrator()


def test_a_key_opens_what_it_was_made_for_and_nothing_else(office: Office, administrator: dict[str, str]) -> None:
    officer = office.officer("platform", "dispatcher")
    asked = {"officer_id": officer.id, "label": "平台", "operations": ["offers.accept"], "days": 7}

    with office.client() as program:
        made = program.post(AT, headers=administrator, json=asked).json()
        key = bearer(made["token"]) | {"Huimin-Purpose": "matching"}

        assert program.post("/api/v1/matches", headers=key, json=QUESTION).status_code == 403
        assert program.get("/api/v1/sessions/me", headers=key).status_code == 403
        assert program.put("/api/v1/me/password", headers=key, json={"new": "x" * 20}).status_code == 403
        # The graph is not running here: the key has passed the door when that is what it is told.
        assert program.post("/api/v1/offers/O-1/accept", headers=key).status_code == 503
    assert "key-made" in office.outcomes()
    assert made["token"] not in str(office.records())


def test_a_key_ends_on_its_day(office: Office, administrator: dict[str, str]) -> None:
    officer = office.officer("platform", "dispatcher")
    asked = {"officer_id": officer.id, "label": "平台", "operations": ["matches.match"], "days": 7}

    with office.client() as program:
        key = bearer(program.post(AT, headers=administrator, json=asked).json()["token"])
        passes(office.ledger, SESSIONS, 8 * 86_400)

        assert program.post("/api/v1/matches", headers=key, json=QUESTION).status_code == 401


def test_a_key_is_listed_without_its_token_and_ended(office: Office, administrator: dict[str, str]) -> None:
    officer = office.officer("platform", "dispatcher")
    asked = {"officer_id": officer.id, "label": "平台", "operations": ["matches.match"]}

    with office.client() as program:
        made = program.post(AT, headers=administrator, json=asked).json()
        listed = program.get(AT, headers=administrator)
        ended = program.delete(f"{AT}/{made['key']['id']}", headers=administrator)

        assert [each["key"]["label"] for each in listed.json()["keys"]] == ["平台"]
        assert made["token"] not in listed.text
        assert ended.status_code == 204
        assert program.delete(f"{AT}/{made['key']['id']}", headers=administrator).status_code == 404
        assert program.get(AT, headers=bearer(made["token"])).status_code == 401


@pytest.mark.parametrize("operation", ["people.show", "officers.add", "sessions.me", "nothing"])
def test_a_key_never_exceeds_its_officer_s_role(office: Office, administrator: dict[str, str], operation: str) -> None:
    officer = office.officer("platform", "dispatcher")
    asked = {"officer_id": officer.id, "label": "平台", "operations": [operation]}

    with office.client() as program:
        assert program.post(AT, headers=administrator, json=asked).status_code == 409


@pytest.mark.parametrize("role", ["security-administrator", "system-administrator"])
def test_no_key_acts_for_an_administrator(office: Office, administrator: dict[str, str], role: Role) -> None:
    officer = office.officer("wang", role)
    asked = {"officer_id": officer.id, "label": "平台", "operations": [next(iter(rule(role).may))]}

    with office.client() as program:
        assert program.post(AT, headers=administrator, json=asked).status_code == 409


def test_only_the_security_administrator_makes_keys(office: Office) -> None:
    officer = office.officer("li.mei")
    token = sessions.begin(office.ledger, officer.id, "bearer")

    with office.client() as program:
        assert program.get(AT, headers=bearer(token)).status_code == 403
