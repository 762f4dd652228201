"""A process killed at any moment has answered nothing that is not on record."""

import random
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from sqlalchemy import select

from base.settings import Settings
from ledger.audit.log import open_log
from ledger.audit.search import Search, search
from ledger.audit.verify import verify
from ledger.tables import AUDIT_SUBJECTS
from tests.conftest import ROOT
from tests.ledger.audit.builders import entry

KILLS = 100
AT_ONCE = 5  # offices killed side by side, each on a log of its own, so that the start of Python is not waited for
ANSWER = """
import sys, threading
from pathlib import Path
from base.settings import Settings
from ledger.audit.log import open_log
from tests.ledger.audit.builders import entry

log = open_log(Settings(home=Path(sys.argv[1]), ledger_url=sys.argv[2] or None, token=None))
screen = threading.Lock()

def answer(who):
    for number in range(10**6):
        subject = f"P-{sys.argv[3]}-{who}-{number}"
        fetched = entry(number, subject)
        seq = log.record(fetched)
        with screen:
            sys.stdout.write(f"{seq} {subject}\\n")
            sys.stdout.flush()

for who in range(3):
    threading.Thread(target=answer, args=(who,), daemon=True).start()
threading.Event().wait()
"""
LINE = re.compile(r"(\d+) (P-\S+)")


def office(home: Path, url: str, turn: int) -> "subprocess.Popen[str]":
    """A process that fetches, records and answers without end, by three threads."""
    command = [sys.executable, "-c", ANSWER, str(home), url, str(turn)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)


def killed(process: "subprocess.Popen[str]", seconds: float) -> list[tuple[str, str]]:
    """The answers a process gave until it was killed, some time after its first one."""
    assert process.stdout is not None
    first = process.stdout.readline()
    time.sleep(seconds)
    process.send_signal(signal.SIGKILL)
    rest = process.stdout.read()
    process.stdout.close()
    process.wait()
    whole = (first + rest).rpartition("\n")[0]
    return [(found[1], found[2]) for told in whole.splitlines() if (found := LINE.fullmatch(told))]


def test_whoever_is_killed_has_answered_nothing_without_a_record(tmp_path: Path) -> None:
    chance, lost, answers = random.Random(11), [], 0
    offices = [Settings(home=tmp_path / f"office-{number}", token=None) for number in range(AT_ONCE)]

    for turn in range(KILLS // AT_ONCE):
        running = [office(it.home, "", turn) for it in offices]
        for settings, process in zip(offices, running, strict=True):
            given = killed(process, chance.uniform(0, 0.02))
            answers += len(given)
            log = open_log(settings)
            with log.ledger.reading() as connection:
                rows = connection.execute(select(AUDIT_SUBJECTS.c.seq, AUDIT_SUBJECTS.c.person_id))
                kept = {(int(seq), str(person_id)) for seq, person_id in rows}
            lost += [told for told in given if (int(told[0]), told[1]) not in kept]

    assert answers > KILLS
    assert lost == []
    assert [verify(it).damages for it in offices] == [[]] * AT_ONCE


def test_what_was_recorded_before_a_kill_is_signed_by_the_next_start(ledger_settings: Settings) -> None:
    url = ledger_settings.ledger_url.get_secret_value() if ledger_settings.ledger_url else ""

    for turn in range(3):
        given = killed(office(ledger_settings.home, url, turn), 0.05)

        found = verify(ledger_settings)
        assert found.damages == []
        assert found.last_signed == found.size >= len(given)

    log = open_log(ledger_settings)
    assert search(log.ledger, Search()).in_all == log.record(entry()) - 1
    log.ledger.close()


@pytest.mark.parametrize("moment", ["committed", "published"])
def test_a_kill_between_commit_and_checkpoint_leaves_the_checkpoint_behind_and_never_ahead(
    tmp_path: Path, moment: str
) -> None:
    settings = Settings(home=tmp_path, token=None)
    script = f"""
import os, signal, sys
from pathlib import Path
from base.settings import Settings
from ledger.audit.log import AuditLog, open_log
from tests.ledger.audit.builders import entry
log, publish = open_log(Settings(home=Path(sys.argv[1]), token=None)), AuditLog.publish
log.record(entry(1))
def die(self, head):
    {"publish(self, head)" if moment == "published" else "pass"}
    os.kill(os.getpid(), signal.SIGKILL)
AuditLog.publish = die
log.record(entry(2))
"""
    subprocess.run([sys.executable, "-c", script, str(tmp_path)], cwd=ROOT, check=False)

    found = verify(settings)

    assert (found.damages, found.size, found.last_signed) == ([], 2, 2)
    assert len(found.notes) == (2 if moment == "committed" else 1)
    assert open_log(settings).record(entry(3)) == 3
    assert len(verify(settings).notes) == 1
