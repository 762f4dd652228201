"""A process killed at any moment has answered nothing that is not on record."""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
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

KILLS = 100
OFFICES = """
import os, sys, threading
from pathlib import Path
from base.settings import Settings
from ledger.audit.log import open_log
from tests.ledger.audit.builders import entry

settings = Settings(home=Path(sys.argv[1]), ledger_url=sys.argv[2] or None, token=None)

def answer(log, turn, who):
    for number in range(10**6):
        subject = f"P-{turn}-{who}-{number}"
        fetched = entry(number, subject)
        seq = log.record(fetched)
        os.write(1, f"{seq} {subject}\\n".encode())

for turn in sys.stdin:
    child = os.fork()
    if child == 0:
        log = open_log(settings)
        for who in range(3):
            threading.Thread(target=answer, args=(log, int(turn), who), daemon=True).start()
        threading.Event().wait(600)
        os._exit(1)
    os.write(1, f"office {child}\\n".encode())
    os.waitpid(child, 0)
    os.write(1, b"dead\\n")
"""
Answers = list[tuple[int, str]]


class Offices:
    """Offices opened one after another by one process that has everything imported, so that a hundred take seconds."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self.process = process

    def killed(self, turn: int, seconds: float) -> Answers:
        """The answers of an office that was killed some time after its first one."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(f"{turn}\n")
        self.process.stdin.flush()
        lines = self.process.stdout
        office = int(lines.readline().removeprefix("office "))
        given = [lines.readline()]
        time.sleep(seconds)
        os.kill(office, signal.SIGKILL)
        while (told := lines.readline()) != "dead\n":
            assert told, "the offices have ended"
            given.append(told)
        return [(int(told.split()[0]), told.split()[1]) for told in given]


@contextmanager
def offices(settings: Settings) -> Iterator[Offices]:
    """Offices over one ledger; none outlives the test."""
    url = settings.ledger_url.get_secret_value() if settings.ledger_url else ""
    command = [sys.executable, "-c", OFFICES, str(settings.home), url]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, cwd=ROOT, text=True, start_new_session=True, stdin=pipe, stdout=pipe) as process:
        try:
            yield Offices(process)
        finally:
            os.killpg(process.pid, signal.SIGKILL)


def unrecorded(log: AuditLog, turn: int, given: Answers) -> Answers:
    """The answers without their record."""
    subjects = AUDIT_SUBJECTS.c
    asked = select(subjects.seq, subjects.person_id).where(subjects.person_id.like(f"P-{turn}-%"))
    with log.ledger.reading() as connection:
        kept = {(int(seq), str(person_id)) for seq, person_id in connection.execute(asked)}
    return [told for told in given if told not in kept]


def test_whoever_is_killed_has_answered_nothing_without_a_record(tmp_path: Path) -> None:
    chance, lost, answers = random.Random(11), [], 0
    settings = Settings(home=tmp_path / "office", token=None)
    log = open_log(settings)

    with offices(settings) as running:
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

    with offices(ledger_settings) as running:
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
