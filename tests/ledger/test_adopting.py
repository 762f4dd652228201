"""An office that comes from the version of small files keeps its officers, their tokens, and its auditors' subjects."""

import hashlib
import json
from pathlib import Path

import pytest

from base.settings import Settings
from ledger import officers, sessions, subjects
from ledger.enrolment import ENROLMENT
from ledger.store import open_ledger
from tests.second_factors import enrolled


def test_a_token_of_the_earlier_version_still_opens_and_its_subjects_are_known(tmp_path: Path) -> None:
    told = {"id": "F-1", "name": "李梅", "role": "auditor", "areas": ["990101"], "since": "2026-01-02T03:04:05Z"}
    told["token_hash"] = hashlib.sha256(b"an old token").hexdigest()
    (tmp_path / "officers.json").write_text(json.dumps([told]), encoding="utf-8")
    (tmp_path / "subjects").mkdir()
    (tmp_path / "subjects" / "F-1.txt").write_text("P-1\nP-2\n", encoding="utf-8")

    ledger = open_ledger(Settings(home=tmp_path))

    assert sessions.by_token(ledger, "an old token").officer.id == "F-1"
    assert [subjects.reader(ledger, "F-1")(person) for person in ("P-1", "P-2", "P-3")] == [True, True, False]
    assert not (tmp_path / "officers.json").exists()
    assert [officer.name for officer in officers.officers(ledger)] == ["李梅"]


@pytest.mark.parametrize(("role", "may"), [("auditor", ENROLMENT), ("caseworker", None)])
def test_an_old_token_of_a_role_with_a_second_factor_only_enrols_one_and_no_more_afterwards(
    tmp_path: Path, role: str, may: tuple[str, ...] | None
) -> None:
    told = {"id": "F-1", "name": "李梅", "role": role, "areas": ["990101"], "since": "2026-01-02T03:04:05Z"}
    told["token_hash"] = hashlib.sha256(b"an old token").hexdigest()
    (tmp_path / "officers.json").write_text(json.dumps([told]), encoding="utf-8")
    settings = Settings(home=tmp_path)

    enrolled(settings, "F-1")

    assert sessions.by_token(open_ledger(settings), "an old token").session.operations == may
