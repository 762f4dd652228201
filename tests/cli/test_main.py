"""The command line as a person meets it: in their language, with a sentence and an exit code for every mishap."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

HELP_OF_EVERYTHING = """
import typer
from cli.main import app

def walk(command):
    print(command.name, repr(command.help))
    for parameter in command.params:
        print(command.name, parameter.name, repr(getattr(parameter, "help", None)))
    for name in getattr(command, "list_commands", lambda ctx: [])(None):
        walk(command.get_command(None, name))

walk(typer.main.get_command(app))
"""
OWN_WORDS = ("help", "install_completion", "show_completion")  # the library's


class Terminal:
    """A terminal with a home of its own."""

    def __init__(self, home: Path) -> None:
        self.home = home

    def run(self, *words: str, typed: str = "", **variables: str) -> subprocess.CompletedProcess[str]:
        """Run `huimin` with these words, what is typed, and these variables."""
        return self._start("from cli.main import main; main()", *words, typed=typed, variables=variables)

    def python(self, text: str, **variables: str) -> str:
        """What a few lines of Python print."""
        done = self._start(text, typed="", variables=variables)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def _start(self, text: str, *words: str, typed: str, variables: dict[str, str]) -> subprocess.CompletedProcess[str]:
        kept = {name: value for name, value in os.environ.items() if not name.startswith("HUIMIN_")}
        return subprocess.run(
            [sys.executable, "-W", "error", "-c", text, *words],
            cwd=ROOT,
            env={**kept, "HUIMIN_HOME": str(self.home), "COLUMNS": "120", **variables},
            input=typed,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )

    def add(self, name: str = "张三", role: str = "auditor", area: str = "990101") -> str:
        """Add an officer; the token."""
        shown = self.run("officer", "add", name, "--role", role, "--area", area)
        return shown.stdout.split("：")[-1].strip()


@pytest.fixture
def terminal(tmp_path: Path) -> Terminal:
    """A terminal nobody has used before."""
    return Terminal(tmp_path / "home")


def test_help_is_shown_before_anything_slow_is_imported(terminal: Terminal) -> None:
    text = """
import sys
from typer.testing import CliRunner
from cli.main import app

print("person" in CliRunner().invoke(app, ["--help"]).output, {"neo4j", "sqlalchemy", "fastapi"} & sys.modules.keys())
"""

    assert terminal.python(text).strip() == "True set()"


def test_help_is_chinese_unless_english_is_asked_for(terminal: Terminal) -> None:
    chinese, english = terminal.run("--help"), terminal.run("--help", HUIMIN_LANG="en")

    assert "命令" in chinese.stdout
    assert "惠民图谱" in chinese.stdout
    assert "Commands" in english.stdout
    assert not is_chinese(english.stdout)


def test_every_command_and_option_is_explained_in_both_languages(terminal: Terminal) -> None:
    chinese, english = (terminal.python(HELP_OF_EVERYTHING, HUIMIN_LANG=lang).splitlines() for lang in ("zh", "en"))

    ours = [line for line in zip(chinese, english, strict=True) if line[0].split()[1] not in OWN_WORDS]
    assert [zh for zh, _ in ours if not is_chinese(zh)] == []
    assert [en for _, en in ours if is_chinese(en) or "None" in en] == []


@pytest.mark.parametrize(
    ("name", "value"), [("HUIMIN_PORT", "eighty"), ("HUIMIN_LANG", "fr"), ("HUIMIN_QUERY_SECONDS", "0")]
)
def test_a_variable_that_holds_nonsense_is_named(terminal: Terminal, name: str, value: str) -> None:
    shown = terminal.run("officer", "list", **{name: value})

    assert shown.returncode == 2
    assert f"环境变量 {name} 的值无效" in shown.stderr
    assert "Traceback" not in shown.stderr


def test_an_unknown_command_is_a_matter_of_usage(terminal: Terminal) -> None:
    assert terminal.run("fly").returncode == 2


def test_an_officer_is_added_listed_and_removed(terminal: Terminal) -> None:
    terminal.add("李四", "dispatcher")
    listed = terminal.run("officer", "list").stdout
    [officer_id] = [word for word in listed.split() if word.startswith("F-")]
    removed = terminal.run("officer", "remove", officer_id)
    again = terminal.run("officer", "remove", officer_id)

    assert "李四" in listed
    assert removed.returncode == 0
    assert "李四" not in terminal.run("officer", "list").stdout
    assert (again.returncode, again.stderr.strip()) == (1, f"没有这个工作人员：{officer_id}。")


def test_an_area_that_is_none_is_refused_with_an_example(terminal: Terminal) -> None:
    shown = terminal.run("officer", "add", "张三", "--role", "auditor", "--area", "上海", HUIMIN_LANG="en")

    assert shown.returncode == 2
    assert "--area 990101" in shown.stderr


def test_a_token_is_kept_in_a_file_nobody_else_can_read(terminal: Terminal) -> None:
    token = terminal.add()

    signed = terminal.run("login", typed=f"{token}\n")

    assert signed.returncode == 0
    assert "张三" in signed.stdout
    assert token not in signed.stdout
    assert {file.name: file.stat().st_mode & 0o777 for file in private(terminal)} == {
        "token": 0o600,
        "ledger.db": 0o600,
    }
    assert token not in (terminal.home / "ledger.db").read_bytes().decode("latin-1")


def test_a_token_that_is_none_of_ours_signs_nobody_in(terminal: Terminal) -> None:
    terminal.add()

    shown = terminal.run("login", typed="not-a-token\n")

    assert shown.returncode == 2
    assert not (terminal.home / "token").exists()


def is_chinese(text: str) -> bool:
    """Whether a text holds a Chinese character."""
    return any("一" <= letter <= "鿿" for letter in text)


@pytest.mark.parametrize(
    "words", [("person", "show", "P-1"), ("match", "P-1", "--need", "food"), ("pattern", "run", "x")]
)
def test_nobody_asks_without_signing_in(terminal: Terminal, words: tuple[str, ...]) -> None:
    shown = terminal.run(*words)

    assert (shown.returncode, shown.stdout) == (2, "")
    assert "huimin login" in shown.stderr


def private(terminal: Terminal) -> list[Path]:
    """The files of the home that hold a secret."""
    return [terminal.home / "token", terminal.home / "ledger.db"]
