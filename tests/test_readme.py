"""The README's commands do what it shows: each is run on the seeded county, and its output compared."""

import re
import shlex
from typing import NamedTuple

import pytest
from typer.testing import CliRunner

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
    def role(self) -> str:
        """Who asks."""
        found = ROLE.fullmatch(self.words[0])
        assert found, self.words
        return found[1].lower()


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
@pytest.mark.parametrize("it", shown(), ids=lambda it: " ".join(it.words[2:4]))
def test_a_command_of_the_readme_shows_what_the_readme_says(
    it: Shown, settings: Settings, signed: Signed, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "400")
    told = seated(settings, signed(it.role, "990101")).model_copy(update={"purpose": None, "case": None})

    done = CliRunner().invoke(app, it.words[2:], obj=told)

    assert done.exit_code == 0, done.output
    cells = {cell for line in it.lines for cell in FRAME.split(line) if cell and "…" not in cell}
    assert {cell for cell in cells if cell not in done.output} == set()


def test_the_readme_asks_a_question_of_each_officer() -> None:
    assert {it.role for it in shown()} == {"caseworker", "dispatcher", "auditor"}


def test_the_readme_is_short() -> None:
    assert len((ROOT / "README.md").read_text(encoding="utf-8").splitlines()) < 150
