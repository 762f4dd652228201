"""The server that holds the graph: a private one that we start, or another that the office names."""

from collections.abc import Iterator
from contextlib import contextmanager

from base.model import Model
from base.settings import Settings
from graph.progress import Say, alone, silent
from graph.server_address import Server, checked, version
from graph.server_files import Folder, folder
from graph.server_process import end, ours, strays
from graph.server_start import answers, start

__all__ = ["Server", "Status", "ensure", "find", "is_ours", "status", "stop", "stopped"]


class Status(Model):
    """What `huimin server status` tells."""

    running: bool
    private: bool
    uri: str | None = None
    pid: int | None = None
    version: str | None = None
    heap: str | None = None
    page_cache: str | None = None
    folder: str | None = None
    data_bytes: int | None = None


def find(settings: Settings) -> Server | None:
    """The server named by the office, else our own if it runs; looks at files and the process only."""
    return _named(settings) or _running(folder(settings))


def is_ours(settings: Settings) -> bool:
    """Whether the graph is on our own private server, which we may stop and start."""
    return not settings.neo4j_uri


def ensure(settings: Settings, say: Say = silent) -> Server:
    """A server to ask: the office's as it is, our own if it runs and answers, else our own started now."""
    named = _named(settings)
    if named is not None:
        return named
    home = folder(settings)
    found = _running(home)
    if found is not None and version(found) is not None:
        return found
    home.make()
    with alone(home.lock, say):
        return _reuse(home) or start(settings, home, say)


def stop(settings: Settings) -> bool:
    """End our own server cleanly; True if there was one. A server named by the office is never touched."""
    home = folder(settings)
    if not home.path.is_dir():
        return False
    with alone(home.lock):
        return _clear(home)


@contextmanager
def stopped(settings: Settings, say: Say = silent) -> Iterator[Folder]:
    """Our own server down, and nobody able to start it, for the body; up again afterwards when it was up before."""
    home = folder(settings)
    home.make()
    with alone(home.lock, say):
        ran = _clear(home)
        try:
            yield home
        finally:
            if ran:
                start(settings, home, say)


def status(settings: Settings) -> Status:
    """Whether the graph's server runs, where, and how large it is."""
    named = _named(settings)
    if named is not None:
        told = version(named)
        return Status(running=told is not None, private=False, uri=named.uri, version=told)
    home = folder(settings)
    found, state = _running(home), home.state()
    told = version(found) if found is not None else None
    return Status(
        running=told is not None,
        private=True,
        uri=found.uri if found is not None else None,
        pid=state.pid if found is not None and state is not None else None,
        version=told,
        heap=settings.neo4j_heap,
        page_cache=settings.neo4j_page_cache,
        folder=str(home.path),
        data_bytes=home.size(),
    )


def _named(settings: Settings) -> Server | None:
    if not settings.neo4j_uri:
        return None
    return Server(checked(settings.neo4j_uri), settings.neo4j_user, settings.neo4j_password)


def _running(home: Folder) -> Server | None:
    """Our own server, once its first start is over: until then nobody may write to it."""
    return None if home.unfinished else _noted(home)


def _noted(home: Folder) -> Server | None:
    state, password = home.state(), home.password()
    if state is None or password is None or ours(state.pid, home.path) is None:
        return None
    return home.server(state.port, password)


def _reuse(home: Folder) -> Server | None:
    """Our own server once it answers; what runs on this folder and does not answer is ended."""
    found, state = _noted(home), home.state()
    process = ours(state.pid, home.path) if state is not None else None
    if found is not None and process is not None and answers(found, process):
        home.settle()
        return found
    _clear(home)
    return None


def _clear(home: Folder) -> bool:
    """End every server of this folder, even one whose start was killed before it was noted down."""
    running = strays(home.path)
    for process in running:
        end(process)
    return bool(running)
