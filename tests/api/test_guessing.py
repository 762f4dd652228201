"""Hundreds of wrong passwords over HTTP: few are looked at, and the officer goes on working and signs in from home."""

from bench.guessing import Found, attacked, unmet
from ledger.attempts import LOGIN
from tests.api.seats import Office, bearer, given

AT = "/api/v1/sessions"
GUESSES, ADDRESSES = 300, 100


def test_hundreds_of_wrong_passwords_are_refused_and_the_officer_gets_in(office: Office) -> None:
    office.officer("li.mei")
    with office.client("192.0.2.7") as home:
        token = home.post(AT, json=given("li.mei")).json()["token"]

    answers = []
    for n in range(ADDRESSES):
        with office.client(f"198.51.100.{n}") as attacker:
            answers += [attacker.post(AT, json=given("li.mei", f"wrong {n} {m}")) for m in range(GUESSES // ADDRESSES)]
    with office.client("192.0.2.7") as home:
        working = home.get(f"{AT}/me", headers=bearer(token))
        again = home.post(AT, json=given("li.mei"))

    looked_at = [answer for answer in answers if answer.status_code == 401]
    refused = [answer for answer in answers if answer.status_code != 401]
    assert LOGIN.free <= len(looked_at) <= LOGIN.free + 10
    assert {(it.status_code, it.json()["type"]) for it in refused} == {(429, "urn:huimin:problem:too-many-guesses")}
    assert all(int(answer.headers["retry-after"]) >= 1 for answer in refused)
    assert (working.status_code, again.status_code) == (200, 201)
    assert office.outcomes().count("sign-in-failed") == len(looked_at)


def test_the_bench_of_guesses_meets_its_goals_and_says_when_it_does_not() -> None:
    assert unmet(attacked(200, 50)) == []
    assert len(unmet(Found(looked_at=200, seconds=1.0, at_home=False, by_device=False))) == 3
