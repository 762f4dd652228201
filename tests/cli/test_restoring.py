"""A home that is being replaced stays out of use until the new one is in its place."""

from pathlib import Path

import pytest

from base.errors import Refused
from base.settings import Settings
from cli.restoring import unused
from ledger.store import open_ledger
from ledger.turn import turn


def test_nobody_takes_a_turn_while_a_home_is_being_replaced(tmp_path: Path) -> None:
    settings = Settings(home=tmp_path / "home", token=None, neo4j_uri=None)
    open_ledger(settings)

    with unused(settings, replace=True), turn(open_ledger(settings)) as ours:
        assert not ours
    with turn(open_ledger(settings)) as ours:
        assert ours


def test_a_home_in_use_is_not_replaced(tmp_path: Path) -> None:
    settings = Settings(home=tmp_path / "home", token=None, neo4j_uri=None)

    with turn(open_ledger(settings)), pytest.raises(Refused), unused(settings, replace=True):
        pytest.fail("it is in use")
