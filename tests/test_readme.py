"""The README's commands do what it shows: each is run on the seeded county, and its output compared."""

import re
import shlex
from typing import NamedTuple, cast

import pytest
from typer.testing import CliRunner

from base.roles import Role
from base.settings import Settings
from cli.main import app
from tests.conftest import ROOT, Signed, seated

BLOCK = re.compile(r"^```console\n(.*?)^```", re.MULTILINE | re.DOTALL)
FRAME = re.compile(r"[\s│┃┏┓┗┛┡┩└┘━─╇┴┬┳]+")
ROLE = re.compile(r"HUIMIN_TOKEN=\$([A-Z]+)")


class Shown(NamedTuple):
    """A command of the README and the lines it shows below."""

    words: list[str]
    lines: list[str]

    @property
    def role(self) -> Role | None:
        """Who asks; None for whoever has not signed in."""
        found = ROLE.fullmatch(self.words[0])
        return cast(Role, found[1].lower()) if found else None

    @property
    def asked(self) -> list[str]:
        """What follows `huimin`."""
        return self.words[self.words.index("huimin") + 1 :]


def shown() -> list[Shown]:
    """Every `huimin` command of the README; `make` and `docker` have tests of their own."""
    found: list[Shown] = []
    for block in BLOCK.findall((ROOT / "README.md").read_text(encoding="utf-8")):
        for line in block.splitlines():
            if line.startswith("$ "):
                found.append(Shown(shlex.split(line[2:], comments=True), []))
            else:
                found[-1].lines.append(line)
    return [it for it in found if "huimin" in it.words[:2]]


@pytest.mark.usefixtures("county")
@pytest.mark.parametrize("it", shown(), ids=lambda it: " ".join(it.asked[:2]))
def test_a_command_of_the_readme_shows_what_the_readme_says(
    it: Shown, settings: Settings, signed: Signed, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "400")
    seat = seated(settings, signed(it.role, "990101")) if it.role else settings
    told = seat.model_copy(update={"purpose": None, "case": None})

    done = CliRunner().invoke(app, it.asked, obj=told)

    assert done.exit_code == 0, done.output
    cells = {cell for line in it.lines for cell in FRAME.split(line) if cell and "…" not in cell}
    assert {cell for cell in cells if cell not in done.output} == set()


def test_the_readme_asks_a_question_of_each_officer_and_one_of_anybody() -> None:
    assert {it.role for it in shown()} == {"caseworker", "dispatcher", "auditor", None}


def test_the_readme_is_short() -> None:
    assert len((ROOT / "README.md").read_text(encoding="utf-8").splitlines()) < 150
