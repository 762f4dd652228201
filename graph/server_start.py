"""Starting the private server, and waiting until it lets us in."""

import time
from pathlib import Path

import psutil

from base.errors import SetUp
from base.model import Said
from base.settings import Settings
from graph.jars import VERSION, jars
from graph.java import command, java
from graph.ports import free_port
from graph.progress import Say
from graph.server_address import Server, ready, version
from graph.server_files import Folder, State
from graph.server_process import alive, end, set_password, spawn

START_SECONDS = 180  # usually 5; longer when a large graph recovers after a power cut
TRIES = 3  # for somebody may take the port between our looking and Java's binding
PORT_TAKEN = "Address already in use"


def start(settings: Settings, home: Folder, say: Say) -> Server:
    """Start a new server on this folder, on a port nobody uses; the caller holds the lock."""
    program, library = java(), jars(settings, say)
    password = home.ensure_password()
    if home.unfinished or not home.started_before:
        _prepare(program, library, home)
    say(Said(zh="正在启动图数据库……", en="Starting the graph server …"))
    words = command(program, home.path, library, settings)
    last = home.state()
    port = free_port(last.port if last is not None else None)
    for _ in range(TRIES):
        server = home.server(port, password)
        if _launch(words, server, port, home, settings):
            home.settle()
            return server
        if PORT_TAKEN not in home.tail():
            break
        port = free_port(None)
    raise refused(home, home.tail())


def answers(server: Server, process: psutil.Process) -> bool:
    """Wait until the server lets us in and takes a statement; False when its process ends or its time is over."""
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until and alive(process):
        if version(server) is not None and ready(server):
            return True
        time.sleep(0.1)
    return False


def refused(home: Folder, told: str) -> SetUp:
    """The server will not start: what it said last, and where the rest is."""
    logs = home.path / "logs"
    return SetUp(
        f"图数据库（Neo4j {VERSION}）没能启动。日志在 {logs}，最后几行是：\n{told}",
        f"The graph server (Neo4j {VERSION}) did not start. Its logs are in {logs}; the last lines:\n{told}",
    )


def _prepare(program: str, library: Path, home: Folder) -> None:
    home.begin()
    wrong = set_password(program, library, home.path, home.password_file)
    if wrong is not None:
        raise refused(home, wrong)


def _launch(words: list[str], server: Server, port: int, home: Folder, settings: Settings) -> bool:
    """Start one process; whatever goes wrong, Ctrl-C included, no process is left."""
    home.configure(port, settings)
    process = spawn(words, home.path, home.console)
    try:
        home.remember(State(pid=process.pid, port=port))
        if answers(server, process):
            return True
    except BaseException:
        end(process)
        raise
    end(process)
    return False
