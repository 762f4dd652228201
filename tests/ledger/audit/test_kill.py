"""A process killed at any moment has answered nothing that is not on record."""

import random
import subprocess
import sys
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from sqlalchemy import select

from base.settings import Settings
from ledger.audit.log import AuditLog, open_log
from ledger.audit.search import Search, search
from ledger.audit.verify import verify
from ledger.tables import AUDIT_SUBJECTS
from tests.conftest import ROOT
from tests.ledger.audit.builders import entry
from tests.ledger.audit.killing import Offices, offices

KILLS = 100
ANSWERING = """
import os, sys, threading
from pathlib import Path
from base.settings import Settings
from ledger.audit.log import open_log
from tests.ledger.audit.builders import entry

settings = Settings(home=Path(sys.argv[1]), ledger_url=sys.argv[2] or None, token=None)

def answer(log, turn, who):
    for number in range(10**6):
        subject = f"P-{turn}-{who}-{number}"
        seq = log.record(entry(number, subject))
        os.write(1, f"{seq} {subject}\\n".encode())

def work(turn):
    log = open_log(settings)
    for who in range(3):
        threading.Thread(target=answer, args=(log, turn, who), daemon=True).start()
    threading.Event().wait(600)
"""


def answering(settings: Settings) -> AbstractContextManager[Offices]:
    """Offices that put one question after another on record, and answer each with its number and subject."""
    return offices(ANSWERING, str(settings.home), settings.ledger_url.get_secret_value() if settings.ledger_url else "")


def unrecorded(log: AuditLog, turn: int, given: list[list[str]]) -> list[list[str]]:
    """The answers without their record."""
    subjects = AUDIT_SUBJECTS.c
    asked = select(subjects.seq, subjects.person_id).where(subjects.person_id.like(f"P-{turn}-%"))
    with log.ledger.reading() as connection:
        kept = {(str(seq), str(person_id)) for seq, person_id in connection.execute(asked)}
    return [told for told in given if tuple(told) not in kept]


def test_whoever_is_killed_has_answered_nothing_without_a_record(tmp_path: Path) -> None:
    chance, lost, answers = random.Random(11), [], 0
    settings = Settings(home=tmp_path / "office", token=None)
    log = open_log(settings)

    with answering(settings) as running:
        for turn in range(KILLS):
            given = running.killed(turn, chance.uniform(0, 0.02))
            answers += len(given)
            lost += unrecorded(log, turn, given)

    found = verify(settings)
    log.ledger.close()
    assert answers > KILLS
    assert lost == []
    assert found.damages == []
    assert found.size >= answers


def test_what_was_recorded_before_a_kill_is_sound_and_goes_on(ledger_settings: Settings) -> None:
    log = open_log(ledger_settings)

    with answering(ledger_settings) as running:
        for turn in range(5):
            given = running.killed(turn, 0.05)

            found = verify(ledger_settings)
            assert unrecorded(log, turn, given) == []
            assert found.damages == []
            assert found.last_signed == found.size >= len(given)

    assert search(log.ledger, Search()).in_all == log.record(entry()) - 1
    log.ledger.close()


DIES = """
import os, signal, sys
from pathlib import Path
from base.settings import Settings
from ledger.audit.log import AuditLog, open_log
from tests.ledger.audit.builders import entry

log, publish = open_log(Settings(home=Path(sys.argv[1]), token=None)), AuditLog.publish
log.record(entry(1))

def die(self, head):
    if sys.argv[2] == "published":
        publish(self, head)
    os.kill(os.getpid(), signal.SIGKILL)

AuditLog.publish = die
log.record(entry(2))
"""


@pytest.mark.parametrize(("moment", "notes"), [("committed", 2), ("published", 1)])
def test_a_kill_between_commit_and_checkpoint_leaves_the_checkpoint_behind_and_never_ahead(
    tmp_path: Path, moment: str, notes: int
) -> None:
    settings = Settings(home=tmp_path, token=None)
    subprocess.run([sys.executable, "-c", DIES, str(tmp_path), moment], cwd=ROOT, check=False)

    found = verify(settings)
    log = open_log(settings)
    log.record(entry(3))
    log.ledger.close()

    assert (found.damages, found.size, found.last_signed, len(found.notes)) == ([], 2, 2, notes)
    assert len(verify(settings).notes) == 1
