"""A newcomer runs `huimin run` twice: three answers each time, and nothing is left behind."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil

from graph.java import home_option
from tests.conftest import ROOT

PATIENCE = 180  # seconds; the goals are 60 and 15 on an idle machine


def test_a_newcomer_gets_three_answers_and_ctrl_c_leaves_nothing_behind(tmp_path: Path) -> None:
    home = tmp_path / "home"

    with running(home) as first:
        asked = [line.strip() for line in first if "HUIMIN_TOKEN=" in line or "curl" in line]
        answers = [subprocess.run(line, shell=True, cwd=ROOT, capture_output=True, text=True) for line in asked]
    left = servers(home)
    with running(home) as second:
        again = [line.strip() for line in second if "HUIMIN_TOKEN=" in line]

    assert len(asked) == 6
    assert [answer.args for answer in answers if answer.returncode != 0 or len(answer.stdout) < 100] == []
    assert left == servers(home) == []
    assert again == [line for line in asked if "HUIMIN_TOKEN=" in line]


@contextmanager
def running(home: Path) -> Iterator[list[str]]:
    """`huimin run` on a home of its own, ended by Ctrl-C; what it printed once it was ready."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = str(free.getsockname()[1])
    kept = {name: value for name, value in os.environ.items() if name == "HUIMIN_CACHE" or "HUIMIN" not in name}
    with (home.parent / "printed").open("w+", encoding="utf-8") as out:
        process = subprocess.Popen(
            [str(Path(sys.executable).with_name("huimin")), "run"],
            cwd=ROOT,
            env={**kept, "HUIMIN_HOME": str(home), "HUIMIN_PORT": port},
            stdout=out,
            stderr=subprocess.STDOUT,
        )
        try:
            yield ready(process, Path(out.name))
        finally:
            process.send_signal(signal.SIGINT)
            ended = process.wait(timeout=PATIENCE)
        assert ended == 0


def ready(process: subprocess.Popen[bytes], printed: Path) -> list[str]:
    """The lines printed, once the last of them is there."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and process.poll() is None:
        text = printed.read_text(encoding="utf-8")
        if "Ctrl-C" in text:
            return text.splitlines()
        time.sleep(0.1)
    raise AssertionError(printed.read_text(encoding="utf-8"))


def servers(home: Path) -> list[int]:
    """Graph servers of this home that still run."""
    word = home_option(home.resolve() / "graph")
    return [process.pid for process in psutil.process_iter(["cmdline"]) if word in (process.info["cmdline"] or ())]
