"""Offices opened one after another by one process that has everything imported, to be killed at any moment."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

from tests.conftest import ROOT

FORKING = """
import os, sys

for turn in sys.stdin:
    child = os.fork()
    if child == 0:
        os.write(1, f"office {os.getpid()}\\n".encode())
        work(int(turn))
        os._exit(1)
    os.waitpid(child, 0)
    os.write(1, b"dead\\n")
"""


class Offices:
    """One process, of which every turn forks an office; each line an office prints is an answer it gave."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self.process = process

    def killed(self, turn: int, seconds: float) -> list[list[str]]:
        """The words of each answer of an office that was killed some time after its first one."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(f"{turn}\n")
        self.process.stdin.flush()
        lines = self.process.stdout
        office = int(lines.readline().removeprefix("office "))
        given = [lines.readline()]
        time.sleep(seconds)
        os.kill(office, signal.SIGKILL)
        while (told := lines.readline()) != "dead\n":
            assert told, "the offices have ended"
            given.append(told)
        return [told.split() for told in given]

    def killed_when_over(self, turn: int, seconds: float) -> None:
        """An office that says when its work is over, killed then, or when it took too long."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(f"{turn}\n")
        self.process.stdin.flush()
        office = int(self.process.stdout.readline().removeprefix("office "))
        end = time.monotonic() + seconds
        while (told := self.process.stdout.readline()) != "over\n" and time.monotonic() < end:
            assert told, "the offices have ended"
        os.kill(office, signal.SIGKILL)
        while self.process.stdout.readline() != "dead\n":
            pass


@contextmanager
def offices(work: str, *words: str, **variables: str) -> Iterator[Offices]:
    """Offices that each do `work(turn)`, a function of this Python text; none outlives the test."""
    command = [sys.executable, "-c", work + FORKING, *words]
    environment, pipe = {**os.environ, **variables}, subprocess.PIPE
    with subprocess.Popen(
        command, cwd=ROOT, env=environment, text=True, start_new_session=True, stdin=pipe, stdout=pipe
    ) as process:
        try:
            yield Offices(process)
        finally:
            os.killpg(process.pid, signal.SIGKILL)
