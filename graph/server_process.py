"""The Java process of the private server: started so that it outlives us, known again, and ended."""

import os
import subprocess
import time
from pathlib import Path

import psutil

from graph import archive
from graph.java import ENTRY, environment, home_option

CLEAN_SECONDS = 120  # a checkpoint of a large graph on a slow disk; only then SIGKILL
LOOK_SECONDS = 0.05


def spawn(command: list[str], home: Path, console: Path) -> psutil.Process:
    """Start the server in a session of its own, where Ctrl-C in our terminal does not reach it."""
    writing = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
    redirect = [
        (os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0),
        (os.POSIX_SPAWN_OPEN, 1, console, writing, 0o600),
        (os.POSIX_SPAWN_DUP2, 1, 2),
    ]
    pid = os.posix_spawn(command[0], command, environment(home), file_actions=redirect, setsid=True)
    return psutil.Process(pid)


def ours(pid: int, home: Path) -> psutil.Process | None:
    """The running server of this home; none when the process is gone, or its number is somebody else's now.

    The command line names the home, and two servers cannot share one: surer than a start time, which moves
    with the clock.
    """
    try:
        process = psutil.Process(pid)
        words = process.cmdline()
        return process if ENTRY in words and home_option(home) in words and alive(process) else None
    except psutil.Error:
        return None


def strays(home: Path) -> list[psutil.Process]:
    """Every running server of this home, whether or not a file of ours names it."""
    found = (ours(pid, home) for pid in psutil.pids())
    return [process for process in found if process is not None]


def alive(process: psutil.Process) -> bool:
    """Whether a process still runs; one of our own that was killed is buried on the way."""
    try:
        if process.status() != psutil.STATUS_ZOMBIE:
            return True
        process.wait(timeout=0)
    except psutil.Error:
        return False
    return False


def end(process: psutil.Process) -> None:
    """Ask the server to close its databases and go; kill it only after a generous wait."""
    try:
        command = process.cmdline()
        process.terminate()
        if not _gone(process, CLEAN_SECONDS):
            process.kill()
            _gone(process, CLEAN_SECONDS)
        archive.keep(command)
    except psutil.NoSuchProcess:
        return


def _gone(process: psutil.Process, seconds: float) -> bool:
    """Whether it ends in time; one whose parent has not yet buried it has ended too."""
    until = time.monotonic() + seconds
    while alive(process):
        if time.monotonic() > until:
            return False
        time.sleep(LOOK_SECONDS)
    return True


def set_password(java: str, jars: Path, home: Path, password_file: Path) -> str | None:
    """Set the first password from its file, so that no command line shows it; what went wrong, if anything."""
    return administer(java, jars, home, "dbms", "set-initial-password", f"@{password_file}")


def administer(java: str, jars: Path, home: Path, *words: str) -> str | None:
    """Run Neo4j's own administration tool on a stopped server; what went wrong, if anything."""
    tool = [java, "-cp", str(jars / "*"), "org.neo4j.cli.AdminTool"]
    done = subprocess.run(
        [*tool, *words],
        env=environment(home),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
    )
    if done.returncode == 0:
        return None
    return (done.stderr + done.stdout).decode(errors="replace").strip()[-1500:]
