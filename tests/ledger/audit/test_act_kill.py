"""An office killed while it changes who may do what has changed nothing that is not on record as meant."""

import json
import random
from pathlib import Path

from sqlalchemy import select

from base.settings import Settings
from ledger import officers
from ledger.audit.log import open_log
from ledger.audit.verify import verify
from ledger.tables import AUDIT_RECORDS
from tests.ledger.audit.killing import offices

KILLS = 100
CHANGING = """
import os, sys
from pathlib import Path
from base.settings import Settings
from ledger import officers
from ledger.audit.log import open_log
from ledger.officers import Change
from tests.conftest import trail

settings = Settings(home=Path(sys.argv[1]), token=None)

def work(turn):
    log = open_log(settings)
    by = trail("F-administrator", "security-administrator", log.record)
    [officer] = officers.officers(log.ledger)
    for number in range(10**6):
        change = Change(name=f"{turn}-{number}")
        with by.acting("officer-changed", (officer.id,), officers.told(change)):
            officers.change(log.ledger, officer.id, change)
        os.write(1, f"{turn}-{number}\\n".encode())
"""


def test_nobody_s_rights_change_without_an_intent_on_record(tmp_path: Path) -> None:
    chance, standing, answered = random.Random(17), [], []
    office = Settings(home=tmp_path / "office", token=None)
    log = open_log(office)
    officer = officers.add(log.ledger, "测试", "caseworker", ["990101001"])

    with offices(CHANGING, str(office.home)) as running:
        for turn in range(KILLS):
            answered += [change for (change,) in running.killed(turn, chance.uniform(0, 0.02))]
            standing.append(officers.officer(log.ledger, officer.id).name)

    with log.ledger.reading() as connection:
        told = [json.loads(body) for body in connection.execute(select(AUDIT_RECORDS.c.body)).scalars()]
    meant = {it["reason"].removeprefix("officer-changed: name ") for it in told if it["act"] == "intent"}
    done = {it["reason"].removeprefix("name ") for it in told if it["act"] == "act"}
    found = verify(office)
    log.ledger.close()

    assert len(answered) >= KILLS
    assert set(standing) <= meant
    assert set(answered) <= done
    assert found.damages == []
