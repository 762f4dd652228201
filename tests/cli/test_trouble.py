"""Trouble nobody foresaw ends with one sentence and 2, never with a traceback that may name a person."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from cli import main as command


def test_a_home_that_cannot_be_written_is_named() -> None:
    huimin = str(Path(sys.executable).with_name("huimin"))

    done = subprocess.run(
        [huimin, "officer", "add", "王", "--role", "auditor", "--area", "990101"],
        capture_output=True,
        text=True,
        env={**os.environ, "HUIMIN_HOME": "/proc/nowhere"},
    )

    assert done.returncode == 2
    assert done.stderr.startswith("无法读写 /proc/nowhere")


def test_an_error_of_our_own_keeps_its_words_to_itself(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken() -> None:
        raise ValueError("王芳")

    monkeypatch.setattr(command, "app", broken)

    with pytest.raises(SystemExit) as ended:
        command.main()

    told = capsys.readouterr().err
    assert ended.value.code == 2
    assert "ValueError" in told
    assert "王芳" not in told
