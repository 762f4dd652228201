"""What is stated at the terminal keeps to the rules of what is stated over HTTP."""

from pathlib import Path

import pytest

from base.errors import Invalid
from base.settings import Settings
from cli import session
from ledger import officers, sessions
from ledger.store import open_ledger


def test_a_case_that_http_would_refuse_is_refused_at_the_terminal(tmp_path: Path) -> None:
    ledger = open_ledger(Settings(home=tmp_path))
    token = sessions.begin(ledger, officers.add(ledger, "李梅", "caseworker", ["990101"]).id, "bearer")
    stated = Settings(home=tmp_path, token=token, purpose="casework", case="2026\n0001")

    with pytest.raises(Invalid), session.asked(stated, "people.show"):
        pytest.fail("it was taken")
    with session.asked(stated.model_copy(update={"case": "2026-0001"}), "people.show") as (_, trail):
        assert trail.asking.case == "2026-0001"
