"""What tests of the door share."""

from pathlib import Path

import pytest

from base.settings import Settings
from tests.api.seats import Office


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """An empty office."""
    return Office(Settings(home=tmp_path / "home", lang="zh", token=None))
