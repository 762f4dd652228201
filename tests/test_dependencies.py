"""What is built upon has no known vulnerability, and our own code no habit that invites one."""

import json
import subprocess
import sys

import pytest

from tests.conftest import ROOT

OURS = ("api", "base", "cli", "graph", "imports", "ledger", "matching", "oversight", "policies", "seed")


def test_no_library_has_a_known_vulnerability() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "pip_audit", "-r", "constraints.txt", "--no-deps", "--disable-pip", "-f", "json"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )

    judged = json.loads(done.stdout)["dependencies"] if done.stdout else []
    if not any("vulns" in one for one in judged):
        pytest.skip("the list of vulnerabilities cannot be reached from here")
    assert {one["name"]: one["vulns"] for one in judged if one.get("vulns")} == {}


def test_our_code_has_no_habit_that_bandit_warns_of() -> None:
    words = ["-q", "-ll", "-r", *OURS, "-f", "json", "-x", "**/tests/**"]
    done = subprocess.run(
        [sys.executable, "-m", "bandit", *words], cwd=ROOT, capture_output=True, text=True, check=False
    )

    found = json.loads(done.stdout)["results"]
    assert [f"{it['filename']}:{it['line_number']} {it['test_id']} {it['issue_text']}" for it in found] == []
