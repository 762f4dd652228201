"""A terminal in this process, at which an officer of any role sits."""

from collections.abc import Callable

import pytest
from typer.testing import CliRunner, Result

from base.roles import Role
from base.settings import Settings
from cli.main import app
from tests.conftest import Signed, seated

Huimin = Callable[..., Result]


@pytest.fixture
def huimin(settings: Settings, signed: Signed) -> Huimin:
    """Run `huimin …` as this test's officer of a role, who stays the same officer."""
    seats: dict[Role, dict[str, str]] = {}

    def run(*words: str, role: Role = "caseworker", typed: str = "") -> Result:
        if role not in seats:
            seats[role] = signed(role)
        return CliRunner().invoke(app, list(words), obj=seated(settings, seats[role]), input=typed)

    return run
