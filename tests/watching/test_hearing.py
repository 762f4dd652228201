"""Somebody who was notified and let the days to answer pass is decided about without having been heard."""

from datetime import date, timedelta

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import update

from base.settings import Settings
from ledger.store import open_ledger
from ledger.watch_tables import PROPOSALS
from tests.conftest import TOWNSHIP, Signed
from tests.small_graph import SmallGraph
from tests.watching.test_watch import Watch, act, income, proposed, watch

__all__ = ["watch"]


@pytest.mark.parametrize(("days", "status"), [(0, 409), (1, 200)])
def test_an_exit_is_decided_unheard_only_after_the_last_day_to_answer(
    watch: Watch, api: TestClient, graph: SmallGraph, settings: Settings, signed: Signed, days: int, status: int
) -> None:
    caseworker, approver = signed("caseworker", TOWNSHIP), signed("approver", TOWNSHIP)
    graph.run("MATCH (x:Fact {id: 'X-1'}) SET x.until = date('2021-01-01')")
    for amount in (300.0, 900.0):
        watch(income("w7", "P-w2", amount))
    id = next(one["id"] for one in proposed(api, caseworker) if (one["holder"], one["kind"]) == ("H-w2", "exit"))
    assert act(api, caseworker, id, "notify").status_code == 200

    last = str(date.today() - timedelta(days=days))
    with open_ledger(settings).writing() as db:
        db.execute(update(PROPOSALS).where(PROPOSALS.c.id == id).values(answer_by=last))

    assert act(api, approver, id, "accept").status_code == status
