"""Events and proposals at the terminal, and how events are kept until they are looked into."""

import json
from datetime import date
from pathlib import Path
from typing import Any

from typer.testing import CliRunner

from base.errors import Refused
from base.roles import Role
from base.settings import Settings
from cli.main import app
from ledger import events
from ledger.store import open_ledger
from tests.conftest import asking, seated
from tests.watching.test_watch import Watch, income, watch

__all__ = ["watch"]
TODAY = date.today()


def test_events_are_noted_once_and_what_is_left_of_a_watch_is_gone_on_with(settings: Settings, tmp_path: Path) -> None:
    ledger = open_ledger(settings.model_copy(update={"home": tmp_path}))
    some = [events.event("death", f"P-{number}", TODAY, "J-1") for number in range(3)]

    for _ in range(2):
        events.note(ledger, some)
    with ledger.writing() as connection:
        events.done(connection, [some[0].id])

    assert {one.id for one in events.waiting(ledger, 10)} == {one.id for one in some[1:]}
    assert not events.is_watching(ledger), "nothing has been screened"


def words(settings: Settings, role: Role, *told: str) -> Any:
    """A command of an officer of the township."""
    return CliRunner().invoke(app, list(told), obj=seated(settings, asking(settings, role)))


def test_at_the_terminal_the_feed_and_the_proposals_are_tables(watch: Watch, settings: Settings) -> None:
    watch(income("w5", "P-w1", 5000.0))
    watch(income("w5", "P-w1", 100.0))
    listed = json.loads(words(settings, "caseworker", "proposal", "list", "--kind", "offer", "--json").output)
    id = next(one["id"] for one in listed["proposals"] if one["holder"] == "H-w1")

    assert "应享未享" in words(settings, "caseworker", "event", "list").output
    assert "预填申请" in words(settings, "caseworker", "proposal", "show", id).output
    assert "采纳" in words(settings, "caseworker", "proposal", "move", id, "accept").output
    assert words(settings, "caseworker", "proposal", "move", id, "accept").exit_code == 0, "twice is as once"
    assert isinstance(words(settings, "caseworker", "proposal", "move", id, "notify").exception, Refused)
    assert "visit-note" in words(settings, "caseworker", "event", "report", "--help").output
    assert words(settings, "caseworker", "event", "report", "visit-note", "P-w1").exit_code == 0
    assert CliRunner().invoke(app, ["event", "run"], obj=settings).exit_code == 0
