"""Answers tell browsers to be careful, and requests for other hosts are turned away."""

import base64
import hashlib
import re

import pytest
from fastapi.testclient import TestClient

from api.app import create
from api.guard import host, names
from base.settings import Settings

CAREFUL = {
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
}


def office(**told: object) -> TestClient:
    """An office with these settings."""
    return TestClient(create(Settings(lang="en", **told)))  # type: ignore[arg-type]


@pytest.mark.parametrize("path", ["/livez", "/api/v1/nowhere", "/docs", "/openapi.json", "/api/v1/people/P-1"])
def test_every_answer_is_careful(path: str) -> None:
    headers = office().get(path).headers

    assert {name: headers[name] for name in CAREFUL} == CAREFUL
    assert "default-src 'none'" in headers["content-security-policy"]
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert headers["cache-control"] == "no-store"


def test_the_files_of_the_documentation_may_be_kept() -> None:
    assert "no-store" not in office().get("/static-offline-docs/swagger-ui.css").headers.get("cache-control", "")


def test_the_documentation_may_run_its_own_scripts_and_no_other() -> None:
    page = office().get("/docs")
    policy = page.headers["content-security-policy"]
    scripts = re.findall(r"<script(?![^>]*src=)[^>]*>(.*?)</script>", page.text, re.DOTALL)
    hashes = [base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() for script in scripts]

    assert scripts
    assert all(f"'sha256-{each}'" in policy for each in hashes)
    assert "script-src 'self' 'sha256-" in policy
    assert "unsafe-inline" not in policy.split("script-src")[1]


@pytest.mark.parametrize(("https", "told"), [(True, "max-age=31536000; includeSubDomains"), (False, None)])
def test_only_behind_https_browsers_are_bound_to_it(https: bool, told: str | None) -> None:
    assert office(https=https).get("/livez").headers.get("strict-transport-security") == told


@pytest.mark.parametrize(
    ("settings", "named", "status"),
    [
        ({}, "anything.example", 200),
        ({"hosts": ("huimin.gov",)}, "huimin.gov:8000", 200),
        ({"hosts": ("huimin.gov",)}, "HUIMIN.GOV", 200),
        ({"hosts": ("huimin.gov",)}, "evil.example", 421),
        ({"hosts": ("huimin.gov",)}, "huimin.gov.evil.example", 421),
        ({"host": "0.0.0.0"}, "evil.example", 421),
        ({"host": "0.0.0.0"}, "10.0.0.7:8000", 200),
        ({"host": "0.0.0.0"}, "[::1]:8000", 200),
        ({"host": "0.0.0.0"}, "localhost:8000", 200),
    ],
)
def test_a_host_that_is_not_ours_is_turned_away(settings: dict[str, object], named: str, status: int) -> None:
    answer = office(**settings).get("/livez", headers={"Host": named})

    assert answer.status_code == status
    if status == 421:
        assert answer.json()["type"] == "urn:huimin:problem:misdirected"


def test_a_host_is_read_without_its_port() -> None:
    assert [host(told) for told in ("a.cn:80", "A.cn", "[::1]:80", "10.0.0.1", "")] == [
        "a.cn",
        "a.cn",
        "::1",
        "10.0.0.1",
        "",
    ]
    assert names(Settings(host="127.0.0.1")) is None


def test_hosts_are_listed_with_commas(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HUIMIN_HOSTS", "huimin.gov, huimin.example")

    assert Settings().hosts == ("huimin.gov", "huimin.example")


@pytest.mark.parametrize("megabytes", [0.001, 1])
def test_an_office_says_how_long_a_body_may_be(megabytes: float) -> None:
    answer = office(body_megabytes=megabytes).post("/api/v1/matches", content=b"x" * 2000)

    assert (answer.status_code == 413) == (megabytes < 0.002)
