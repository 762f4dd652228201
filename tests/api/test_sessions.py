"""Signing in over HTTP: by programs and browsers, with a second factor, and under attack."""

import json
import statistics
import time

import pytest

from ledger import officers, sessions
from ledger.officers import Change
from tests.api.seats import PASSWORD, Office, bearer, given
from tests.oidc_provider import code_of

AT = "/api/v1/sessions"
ENROL = "/api/v1/me/second-factor"


def test_a_program_signs_in_asks_and_signs_out(office: Office) -> None:
    officer = office.officer("li.mei")

    with office.client() as program:
        opened = program.post(AT, json=given("Li.Mei")).json()
        me = program.get(f"{AT}/me", headers=bearer(opened["token"])).json()
        gone = program.delete(f"{AT}/me", headers=bearer(opened["token"]))

        assert me["officer"]["id"] == officer.id
        assert gone.status_code == 204
        assert program.get(f"{AT}/me", headers=bearer(opened["token"])).status_code == 401
    assert office.outcomes()[-2:] == ["signed-in", "signed-out"]


def test_a_browser_gets_a_cookie_no_page_can_read_and_no_token(office: Office) -> None:
    office.officer("li.mei")

    with office.client() as browser:
        answer = browser.post(AT, json=given("li.mei", browser=True))
        me = browser.get(f"{AT}/me")

    cookie = next(told for told in answer.headers.get_list("set-cookie") if told.startswith("__Host-huimin="))
    flags = {flag.strip().lower() for flag in cookie.split(";")[1:]}
    assert flags == {"httponly", "secure", "samesite=strict", "path=/"}
    assert answer.json()["token"] is None
    assert answer.headers["cache-control"] == "no-store"
    assert me.json()["csrf"] == answer.json()["csrf"]


def test_a_cookie_changes_nothing_without_its_csrf_token(office: Office) -> None:
    office.officer("li.mei")

    with office.client() as browser:
        csrf = browser.post(AT, json=given("li.mei", browser=True)).json()["csrf"]

        assert browser.delete(f"{AT}/me").status_code == 403
        assert browser.delete(f"{AT}/me", headers={"X-CSRF-Token": "x" * 64}).status_code == 403
        assert browser.get(f"{AT}/me").status_code == 200
        assert browser.delete(f"{AT}/me", headers={"X-CSRF-Token": csrf}).status_code == 204
        assert browser.get(f"{AT}/me").status_code == 401


def test_a_cookie_s_token_is_no_bearer_token_nor_the_other_way_round(office: Office) -> None:
    office.officer("li.mei")

    with office.client() as browser, office.client() as program:
        browser.post(AT, json=given("li.mei", browser=True))
        token = program.post(AT, json=given("li.mei")).json()["token"]
        stolen = browser.cookies["__Host-huimin"]

        assert program.get(f"{AT}/me", headers=bearer(stolen)).status_code == 401
        assert program.get(f"{AT}/me", headers={"Cookie": f"__Host-huimin={token}"}).status_code == 401


@pytest.mark.parametrize("wrong", [given("li.mei", "wrong"), given("nobody"), given("\u0000"), given("'; --", "x")])
def test_every_wrong_sign_in_gets_the_same_answer(office: Office, wrong: dict[str, object]) -> None:
    office.officer("li.mei")

    with office.client() as program:
        answer = program.post(AT, json=wrong)

    assert answer.status_code == 401
    assert answer.json()["detail"] == "登录名、密码或验证码不对。忘记密码请联系安全管理员。"
    assert office.records()[-1]["outcome"] == "sign-in-failed"
    assert str(wrong["login"]) not in (office.records()[-1]["reason"] or "")


def test_it_takes_as_long_whether_a_login_exists_or_not(office: Office) -> None:
    office.officer("li.mei")
    times: dict[str, list[float]] = {"li.mei": [], "nobody": []}

    for n in range(4):
        with office.client(f"192.0.2.{n}") as program:
            for login in times:
                began = time.perf_counter()
                program.post(AT, json=given(login, "wrong"))
                times[login].append(time.perf_counter() - began)

    there, not_there = (statistics.median(times[login]) for login in times)
    assert 1 / 3 < there / not_there < 3  # a missing hash would be a hundredfold


def test_a_role_with_a_second_factor_can_only_enrol_until_it_has_one(office: Office) -> None:
    officer = office.officer("shen", "security-administrator")

    with office.client() as program:
        weak = bearer(program.post(AT, json=given("shen")).json()["token"])
        assert program.get("/api/v1/officers", headers=weak).status_code == 403
        secret = program.post(ENROL, headers=weak).json()["secret"]
        assert program.put(ENROL, headers=weak, json={"code": "000000"}).status_code == 409
        assert program.put(ENROL, headers=weak, json={"code": code_of(secret, -1)}).status_code == 204

        assert program.post(AT, json=given("shen")).status_code == 401
        strong = program.post(AT, json=given("shen", code=code_of(secret))).json()
        assert program.get("/api/v1/officers", headers=bearer(strong["token"])).status_code == 200
        assert program.post(AT, json=given("shen", code=code_of(secret))).status_code == 401, "a code serves once"
    assert [it["officer_id"] for it in office.records() if it["outcome"] == "second-factor-enrolled"] == [officer.id]


def test_a_wrong_code_is_told_as_a_wrong_password_is(office: Office) -> None:
    office.enrolled(office.officer("shen", "auditor"))

    with office.client() as program:
        wrong_code = program.post(AT, json=given("shen", code="000000"))
        wrong_password = program.post(AT, json=given("shen", "wrong", code="000000"))

    assert wrong_code.status_code == wrong_password.status_code == 401
    assert wrong_code.json()["detail"] == wrong_password.json()["detail"]


def test_who_is_attacked_signs_in_from_elsewhere_and_the_attacker_waits(office: Office) -> None:
    office.officer("li.mei")

    with office.client("203.0.113.9") as attacker, office.client() as officer:
        answers = [attacker.post(AT, json=given("li.mei", f"guess {n}")) for n in range(8)]
        right = attacker.post(AT, json=given("li.mei"))

        assert [answer.status_code for answer in answers].count(401) <= 6
        assert answers[-1].status_code == right.status_code == 429
        assert int(right.headers["Retry-After"]) >= 1
        assert officer.post(AT, json=given("li.mei")).status_code == 201


def test_a_known_device_signs_in_from_the_attacker_s_own_address(office: Office) -> None:
    office.officer("li.mei")

    with office.client() as browser:
        browser.post(AT, json=given("li.mei", browser=True))
        device = browser.cookies["__Host-huimin-device"]
    with office.client("203.0.113.9") as attacker:
        codes = [attacker.post(AT, json=given("li.mei", f"guess {n}")).status_code for n in range(9)]
        assert codes[-1] == 429
        assert attacker.post(AT, json=given("li.mei", device=device)).status_code == 201


def test_open_sessions_go_on_while_their_login_is_attacked(office: Office) -> None:
    office.officer("li.mei")

    with office.client() as same_address:
        token = same_address.post(AT, json=given("li.mei")).json()["token"]
        for n in range(9):
            same_address.post(AT, json=given("li.mei", f"guess {n}"))

        assert same_address.get(f"{AT}/me", headers=bearer(token)).status_code == 200


def test_one_sees_and_ends_one_s_sessions(office: Office) -> None:
    office.officer("li.mei")
    other = office.officer("wang")

    with office.client() as program:
        first, second = (program.post(AT, json=given("li.mei")).json() for _ in range(2))
        asking = bearer(second["token"])
        seen = program.get(AT, headers=asking).json()
        ended = program.delete(f"{AT}/{first['session']['id']}", headers=asking)
        theirs = sessions.begin(office.ledger, other.id, "bearer")
        [session] = sessions.open_ones(office.ledger, other.id)

        assert (seen["current"], len(seen["sessions"])) == (second["session"]["id"], 2)
        assert ended.status_code == 204
        assert program.get(f"{AT}/me", headers=bearer(first["token"])).status_code == 401
        assert program.delete(f"{AT}/{session.id}", headers=asking).status_code == 404
        assert program.get(f"{AT}/me", headers=bearer(theirs)).status_code == 200


def test_a_session_does_not_outlive_its_officer_s_role(office: Office) -> None:
    officer = office.officer("li.mei")

    with office.client() as program:
        token = program.post(AT, json=given("li.mei")).json()["token"]
        officers.change(office.ledger, officer.id, Change(role="dispatcher"))

        assert program.get(f"{AT}/me", headers=bearer(token)).status_code == 401


def test_one_changes_one_s_own_password_with_the_old_one(office: Office) -> None:
    office.officer("li.mei")
    new = "新的 一句 好记 的 话 语"

    with office.client() as program:
        asking, other = (bearer(program.post(AT, json=given("li.mei")).json()["token"]) for _ in range(2))
        at = "/api/v1/me/password"
        assert program.put(at, headers=asking, json={"new": new}).status_code == 409
        assert program.put(at, headers=asking, json={"old": "wrong", "new": new}).status_code == 401
        assert program.put(at, headers=asking, json={"old": PASSWORD, "new": "short"}).status_code == 409
        assert program.put(at, headers=asking, json={"old": PASSWORD, "new": new}).status_code == 204

        assert program.get(f"{AT}/me", headers=asking).status_code == 200
        assert program.get(f"{AT}/me", headers=other).status_code == 401
        assert program.post(AT, json=given("li.mei", new)).status_code == 201


def test_a_demonstration_s_token_does_not_open_from_another_machine(office: Office) -> None:
    token = sessions.begin(office.ledger, office.officer("demo").id, "demo")

    with office.client("127.0.0.1") as here, office.client("192.0.2.1") as there:
        assert here.get(f"{AT}/me", headers=bearer(token)).status_code == 200
        assert there.get(f"{AT}/me", headers=bearer(token)).status_code == 401


@pytest.mark.parametrize("field", ["login", "password", "code", "device"])
@pytest.mark.parametrize("text", ["\\u0000", "\\ud800", "\\udc00x", "' OR 1=1 --", "${jndi:x}", "\\u202e", "\\u00e9"])
def test_no_text_upsets_the_door(office: Office, field: str, text: str) -> None:
    office.officer("li.mei")
    body = {"login": "li.mei", "password": "wrong", "code": "1", "device": "d"} | {field: "?"}

    with office.client() as program:
        raw = json.dumps(body).replace('"?"', f'"{text}"')
        answer = program.post(AT, content=raw, headers={"Content-Type": "application/json"})

    assert answer.status_code in (401, 422)


@pytest.mark.parametrize("path", [f"{AT}/%00", f"{AT}/..%2f", "/api/v1/officers/%00", "/api/v1/machine-keys/%00"])
def test_no_id_upsets_the_door(office: Office, path: str) -> None:
    with office.client() as program:
        headers = office.administrator() | {"If-Match": "*"}
        assert program.delete(path, headers=headers).status_code in (404, 422)
