"""Single sign-on against a real provider, honest and otherwise."""

import socket
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import requests
from fastapi.testclient import TestClient
from pydantic import SecretStr

from base.settings import Settings
from ledger import officers
from tests.api.seats import Office
from tests.oidc_provider import SECRET, Provider

AT = "/api/v1/sso"
BACK = "https://testserver/api/v1/sso/callback"
MAP = """
roles: {mz-case: caseworker, mz-dispatch: dispatcher, mz-audit: auditor}
areas: {org-1: ['990101']}
"""


@pytest.fixture(scope="module")
def provider() -> Iterator[Provider]:
    """A provider on a free port of loopback."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    running = Provider(port)
    running.start()
    yield running
    running.stop()


@pytest.fixture
def office(provider: Provider, tmp_path: Path) -> Office:
    """An office that signs on with this provider."""
    (tmp_path / "map.yml").write_text(MAP, encoding="utf-8")
    provider.honest(roles=["mz-case", "other"], areas=["org-1"])
    return Office(
        Settings(
            home=tmp_path / "home",
            token=None,
            sso_issuer=provider.issuer,
            sso_secret=SecretStr(SECRET),
            sso_return=BACK,
            sso_map=tmp_path / "map.yml",
        )
    )


def begun(browser: TestClient) -> dict[str, str]:
    """What the provider sends a browser back with."""
    there = browser.get(AT, follow_redirects=False)
    assert there.status_code == 303
    back = requests.get(there.headers["location"], allow_redirects=False, timeout=10).headers["location"]
    assert back.startswith(BACK)
    return {name: values[0] for name, values in parse_qs(urlsplit(back).query).items()}


def test_who_signs_on_is_an_officer_with_the_role_and_areas_of_their_claims(office: Office) -> None:
    with office.client() as browser:
        answer = browser.get(f"{AT}/callback", params=begun(browser))
        me = browser.get("/api/v1/sessions/me").json()

    assert answer.status_code == 200
    assert answer.json()["csrf"] == me["csrf"]
    assert (me["officer"]["name"], me["officer"]["role"], me["officer"]["areas"]) == ("李梅", "caseworker", ["990101"])
    assert office.outcomes() == ["officer-added", "signed-in"]


def test_the_same_subject_is_the_same_officer_as_the_provider_has_them_today(
    office: Office, provider: Provider
) -> None:
    with office.client() as browser:
        first = browser.get(f"{AT}/callback", params=begun(browser)).json()
        provider.honest(roles="mz-dispatch", areas=["990102"])
        second = browser.get(f"{AT}/callback", params=begun(browser)).json()

    assert first["officer"]["id"] == second["officer"]["id"]
    assert (second["officer"]["role"], second["officer"]["areas"]) == ("dispatcher", ["990102"])


@pytest.mark.parametrize(
    "lies",
    [
        {"nonce": "another"},
        {"nonce": None},
        {"aud": "somebody-else"},
        {"aud": ["huimin", "other"], "azp": "other"},
        {"iss": "https://elsewhere.example"},
        {"exp": int(time.time()) - 3600},
        {"exp": None},
        {"iat": int(time.time()) + 3600},
        {"sub": None},
    ],
    ids=lambda lies: "-".join(lies),
)
def test_a_token_that_is_not_for_this_sign_on_opens_nothing(
    office: Office, provider: Provider, lies: dict[str, Any]
) -> None:
    provider.lies = lies

    with office.client() as browser:
        answer = browser.get(f"{AT}/callback", params=begun(browser))

        assert answer.status_code == 401
        assert "__Host-huimin" not in browser.cookies
    assert office.outcomes() == ["sign-on-failed"]


@pytest.mark.parametrize("forged", ["none", "key", "hmac"])
def test_a_token_the_provider_did_not_sign_opens_nothing(office: Office, provider: Provider, forged: str) -> None:
    provider.forged = forged

    with office.client() as browser:
        assert browser.get(f"{AT}/callback", params=begun(browser)).status_code == 401


def test_a_state_serves_once_and_in_its_own_browser(office: Office) -> None:
    with office.client() as victim, office.client() as attacker:
        theirs = begun(attacker)
        assert victim.get(f"{AT}/callback", params=theirs).status_code == 401, "no sign-on was begun here"
        begun(victim)
        assert victim.get(f"{AT}/callback", params=theirs).status_code == 401, "another one was begun here"

        kept = {"Cookie": f"__Host-huimin-sso={theirs['state']}"}
        assert attacker.get(f"{AT}/callback", params=theirs).status_code == 200
        assert attacker.get(f"{AT}/callback", params=theirs, headers=kept).status_code == 401, "replayed"


def test_a_code_of_another_sign_on_is_refused(office: Office) -> None:
    with office.client() as one, office.client() as two:
        mine, theirs = begun(one), begun(two)

        assert one.get(f"{AT}/callback", params={"state": mine["state"], "code": theirs["code"]}).status_code == 401


@pytest.mark.parametrize(
    "claims",
    [
        {"roles": ["unknown"], "areas": ["990101"]},
        {"areas": ["990101"]},
        {"roles": ["mz-case", "mz-dispatch"], "areas": ["990101"]},
        {"roles": ["mz-case"], "areas": ["nowhere"]},
        {"roles": {"mz-case": 1}, "areas": 7},
        {"roles": ["mz-audit"], "areas": ["990101"]},
        {"roles": ["mz-audit"], "areas": ["990101"], "amr": ["pwd"]},
    ],
    ids=str,
)
def test_claims_that_mean_no_role_here_are_refused(office: Office, provider: Provider, claims: dict[str, Any]) -> None:
    provider.honest(**claims)

    with office.client() as browser:
        assert browser.get(f"{AT}/callback", params=begun(browser)).status_code == 403
    assert officers.officers(office.ledger) == []


def test_a_role_with_a_second_factor_signs_on_with_one(office: Office, provider: Provider) -> None:
    provider.honest(roles=["mz-audit"], areas=["990101"], amr=["pwd", "otp"])

    with office.client() as browser:
        assert browser.get(f"{AT}/callback", params=begun(browser)).json()["session"]["operations"] is None


def test_who_was_removed_here_does_not_come_back_by_signing_on(office: Office) -> None:
    with office.client() as browser:
        officer = browser.get(f"{AT}/callback", params=begun(browser)).json()["officer"]
        officers.remove(office.ledger, officer["id"])

        assert browser.get(f"{AT}/callback", params=begun(browser)).status_code == 403


def test_a_provider_that_does_not_answer_is_told_plainly(tmp_path: Path) -> None:
    down = Office(Settings(home=tmp_path, token=None, sso_issuer="http://127.0.0.1:9"))
    none = Office(Settings(home=tmp_path, token=None))

    with down.client() as browser, none.client() as other:
        assert browser.get(AT).status_code == 503
        assert other.get(AT).status_code == 404
        assert other.get(f"{AT}/callback?state=x&code=y").status_code == 404
