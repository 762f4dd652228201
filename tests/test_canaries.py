"""Names and numbers that went through the whole run stand in no log, metric, trace or temporary file afterwards.

The first test of the run lets the canaries through every question; the last one looks where they have got to.
"""

from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from typer.testing import CliRunner

from base.keyring import keys
from base.settings import Settings
from cli.main import app
from graph.load import write
from tests.canaries import CANARIES, found, rows
from tests.conftest import TOWNSHIP, Program, Signed, SmallGraph, seated

NUMBERS = [number for it in CANARIES for number in it.numbers]
NAMES = [it.name for it in CANARIES]
UNMASK = {"field": "citizen_number", "reason": "核对身份证号码，当事人在场"}
LOGS = (".log", ".jsonl", ".out", ".txt", ".json")


def test_canaries_go_through_every_question(
    graph: SmallGraph, api: TestClient, signed: Signed, settings: Settings
) -> None:
    write(graph.db, keys(settings), rows(TOWNSHIP), "canaries")
    caseworker, auditor = signed("caseworker"), signed("auditor")
    for it in CANARIES:
        url = f"/api/v1/people/{it.id}"
        asked = [
            api.get("/api/v1/people", params={"q": it.name}, headers=caseworker),
            api.post("/api/v1/people/search", json={"citizen_number": it.citizen_number}, headers=caseworker),
            api.post("/api/v1/people/search", json={"phone": it.phone}, headers=auditor),
            api.get(url, headers=caseworker),
            api.get(f"{url}/neighbourhood", headers=caseworker),
            api.get(
                f"{url}/paths",
                params={"to": CANARIES[0].id if it is not CANARIES[0] else CANARIES[1].id},
                headers=caseworker,
            ),
            api.post(
                f"{url}/unmask",
                json={"field": "citizen_number", "reason": "核对身份证号码，当事人在场"},
                headers=caseworker,
            ),
        ]
        wrong = [
            api.get(f"/api/v1/people/{it.citizen_number}", headers=caseworker),
            api.get("/api/v1/people", params={"q": it.name, "born": it.phone}, headers=caseworker),
            api.post("/api/v1/people/search", json={"phone": it.phone, it.name: it.account}, headers=caseworker),
            api.get("/api/v1/people", params={"q": it.name}, headers={"Authorization": f"Bearer {it.account}"}),
        ]
        assert [answer.status_code for answer in asked] == [200] * len(asked), asked[-1].text
        assert all(400 <= answer.status_code < 500 for answer in wrong)
        assert it.name not in "".join(answer.text for answer in asked)
    unmasked = api.post(f"/api/v1/people/{CANARIES[0].id}/unmask", json=UNMASK, headers=caseworker)
    assert unmasked.json()["values"] == [CANARIES[0].citizen_number]
    runner = CliRunner()
    shown = runner.invoke(app, ["person", "find", CANARIES[0].name], obj=seated(settings, caseworker))
    assert CANARIES[0].name not in shown.output


def test_no_log_metric_or_temporary_file_holds_a_canary_and_no_store_a_plain_number(
    told: Path, api: TestClient, tmp_path_factory: pytest.TempPathFactory, settings: Settings
) -> None:
    metrics = Program(api.app, client=("127.0.0.1", 5000)).get("/metrics").text
    base = tmp_path_factory.getbasetemp()

    assert "answered" in told.read_text(encoding="utf-8")  # the log was kept, so that looking into it means something
    assert "huimin" in metrics
    assert [word for word in [*NAMES, *NUMBERS] if word in metrics] == []
    assert found(base, NUMBERS) == []
    assert found(base, NAMES, LOGS) == []
    assert found(settings.home, NAMES, LOGS) == []
