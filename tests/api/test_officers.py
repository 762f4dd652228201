"""The security administrator keeps who may sign in; each change says which version was read."""

import pytest

from ledger import officers, sessions
from tests.api.seats import PASSWORD, Office, bearer, given
from tests.oidc_provider import code_of

AT = "/api/v1/officers"
NEW = {"name": "李梅", "role": "caseworker", "areas": ["990101"], "login": "li.mei"}


@pytest.fixture
def administrator(office: Office) -> dict[str, str]:
    """Headers of a security administrator."""
    made = officers.add(office.ledger, "安全", "security-administrator", ())
    return bearer(sessions.begin(office.ledger, made.id, "bearer"))


def test_a_new_officer_sets_their_own_password_by_invitation(office: Office, administrator: dict[str, str]) -> None:
    with office.client() as program:
        added = program.post(AT, headers=administrator, json=NEW).json()
        invited = bearer(added["invitation"])

        assert program.get("/api/v1/sessions/me", headers=invited).json()["officer"]["login"] == "li.mei"
        assert program.get("/api/v1/people?name=x", headers=invited | {"Huimin-Purpose": "casework"}).status_code == 403
        assert program.put("/api/v1/me/password", headers=invited, json={"new": PASSWORD}).status_code == 204
        assert program.get("/api/v1/sessions/me", headers=invited).status_code == 401, "an invitation is used once"
        assert program.post("/api/v1/sessions", json=given("li.mei")).status_code == 201
        assert program.post(AT, headers=administrator, json=NEW).status_code == 409
    assert {"officer-added", "password-set", "signed-in"} <= set(office.outcomes())


def test_an_invitation_lasts_until_the_code_its_role_needs_is_enrolled(
    office: Office, administrator: dict[str, str]
) -> None:
    with office.client() as program:
        invited = bearer(program.post(AT, headers=administrator, json=NEW | {"role": "auditor"}).json()["invitation"])
        assert program.put("/api/v1/me/password", headers=invited, json={"new": PASSWORD}).status_code == 204
        secret = program.post("/api/v1/me/second-factor", headers=invited).json()["secret"]
        code = {"code": code_of(secret)}
        assert program.put("/api/v1/me/second-factor", headers=invited, json=code).status_code == 204

        assert program.get("/api/v1/sessions/me", headers=invited).status_code == 401
        assert program.post("/api/v1/sessions", json=given("li.mei", code=code_of(secret, 1))).status_code == 201


def test_a_question_that_was_refused_is_on_record(office: Office) -> None:
    token = sessions.begin(office.ledger, office.officer("li.mei").id, "bearer")

    with office.client() as program:
        assert program.get(AT, headers=bearer(token)).status_code == 403
        assert program.get("/api/v1/people/P-1", headers=bearer(token)).status_code == 403

    told = [(record["operation"], record["outcome"], record["reason"]) for record in office.records()]
    assert told == [("officers.officers", "refused", "forbidden"), ("people.show", "refused", "purpose-missing")]


def test_a_change_needs_the_version_that_was_read(office: Office, administrator: dict[str, str]) -> None:
    with office.client() as program:
        one = f"{AT}/{program.post(AT, headers=administrator, json=NEW).json()['officer']['id']}"
        tag = program.get(one, headers=administrator).headers["ETag"]
        moved = {"areas": ["990102"]}

        changed = program.patch(one, headers=administrator | {"If-Match": tag}, json=moved)
        again = program.patch(one, headers=administrator | {"If-Match": tag}, json=moved)
        without = program.patch(one, headers=administrator, json=moved)

    assert changed.json()["officer"]["areas"] == ["990102"]
    assert changed.headers["ETag"] != tag
    assert (again.status_code, again.headers["ETag"]) == (412, changed.headers["ETag"])
    assert without.status_code == 428


def test_a_reset_takes_every_means_away_and_invites_anew(office: Office, administrator: dict[str, str]) -> None:
    officer = office.officer("shen", "auditor")
    office.enrolled(officer)

    with office.client() as program:
        headers = administrator | {"If-Match": '"v1"'}
        reset = program.patch(f"{AT}/{officer.id}", headers=headers, json={"reset": True}).json()
        held = program.get(f"{AT}/{officer.id}", headers=administrator).json()["holds"]

        assert held == {"password": False, "second_factor": False, "single_sign_on": False}
        assert program.post("/api/v1/sessions", json=given("shen")).status_code == 401
        assert program.get("/api/v1/sessions/me", headers=bearer(reset["invitation"])).status_code == 200


def test_who_is_removed_is_out_at_once_and_stays_on_record(office: Office, administrator: dict[str, str]) -> None:
    officer = office.officer("li.mei")
    token = sessions.begin(office.ledger, officer.id, "bearer")
    read = administrator | {"If-Match": '"v1"'}

    with office.client() as program:
        assert program.delete(f"{AT}/{officer.id}", headers=read).status_code == 204
        assert program.get("/api/v1/sessions/me", headers=bearer(token)).status_code == 401
        assert officer.id not in program.get(AT, headers=administrator).text
        assert program.get(f"{AT}/{officer.id}", headers=administrator).status_code == 404
    assert office.records()[-1]["subjects"] == [officer.id]


def test_nobody_is_removed_by_who_has_not_read_how_they_stand(office: Office, administrator: dict[str, str]) -> None:
    officer = office.officer("li.mei")

    with office.client() as program:
        one, read = f"{AT}/{officer.id}", administrator | {"If-Match": '"v1"'}
        program.patch(one, headers=read, json={"areas": ["990102"]})
        unread, late = program.delete(one, headers=administrator), program.delete(one, headers=read)
        still = program.get(one, headers=administrator)

    assert (unread.status_code, late.status_code, still.status_code) == (428, 412, 200)
    assert late.headers["ETag"] == still.headers["ETag"] == '"v2"'


def test_the_administrator_sees_and_ends_an_officer_s_sessions(office: Office, administrator: dict[str, str]) -> None:
    officer = office.officer("li.mei")
    token = sessions.begin(office.ledger, officer.id, "bearer")

    with office.client() as program:
        one = f"{AT}/{officer.id}/sessions"
        [session] = program.get(one, headers=administrator).json()["sessions"]
        assert program.delete(f"{one}/{session['id']}", headers=administrator).status_code == 204

        assert program.get("/api/v1/sessions/me", headers=bearer(token)).status_code == 401
        assert token not in str(session)


def test_nobody_else_keeps_officers(office: Office) -> None:
    token = sessions.begin(office.ledger, office.officer("li.mei").id, "bearer")

    with office.client() as program:
        assert program.get(AT, headers=bearer(token)).status_code == 403
        assert program.post(AT, headers=bearer(token), json=NEW).status_code == 403
