"""`huimin serve`: the HTTP face on one port, over a graph that is ready for it."""

import signal
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Thread
from types import FrameType
from typing import Annotated

import typer
import uvicorn

from api.app import create
from base.errors import SetUp
from base.settings import Settings
from cli import session
from cli.jobs import bodies
from cli.output import aside
from cli.words import say
from graph.entry import operator_door
from graph.warm import warm
from ledger.running import running
from ledger.store import open_ledger

Port = Annotated[int | None, typer.Option(min=1, max=65535, help=say("端口", "Port"))]


def serve(ctx: typer.Context, port: Port = None) -> None:
    """Answer HTTP until Ctrl-C or SIGTERM; the graph stays up."""
    settings: Settings = ctx.obj
    settings = settings.model_copy(update={"port": port} if port else {})
    with stopped_by_signals(), listening(settings) as taken:
        with session.operator(settings, "serve.serve"):
            pass  # the graph runs now, and its schema is up to date
        address = f"http://{settings.host}:{settings.port}"
        said = say(f"正在监听 {address}，接口文档在 {address}/docs", f"Listening on {address}; see {address}/docs")
        answer(settings, taken, lambda: aside.print(said))


@contextmanager
def listening(settings: Settings) -> Iterator[socket.socket]:
    """The port, taken before anything slow begins."""
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    # Named as TCP, for asyncio turns off Nagle's delay (40 ms an answer) only where it sees that.
    with socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP) as taken:
        taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            taken.bind((settings.host, settings.port))
            taken.listen()
        except OSError as error:
            raise port_taken(settings, error) from error
        yield taken


def port_taken(settings: Settings, error: OSError) -> SetUp:
    """The sentence for a port that cannot be had."""
    return SetUp(
        f"不能使用 {settings.host}:{settings.port}（{error.strerror}）。请用 HUIMIN_PORT 指定另一个端口，"
        "例如 HUIMIN_PORT=8001。",
        f"Cannot listen on {settings.host}:{settings.port} ({error.strerror}). Name another port with HUIMIN_PORT, "
        "such as HUIMIN_PORT=8001.",
    )


@contextmanager
def stopped_by_signals() -> Iterator[None]:
    """Let Ctrl-C, SIGTERM and a closed terminal end the body quietly, its clean-up included."""

    def stop(number: int, frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    for each in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(each, stop)
    try:
        yield
    except KeyboardInterrupt:
        return


def answer(settings: Settings, taken: socket.socket, ready: Callable[[], object]) -> None:
    """Answer on a port already taken, calling `ready` once answers are given."""
    app = create(settings)
    warming = operator_door(app.state.client, settings, session.operator_trail(settings, "serve.warm"))
    Thread(target=warm, args=(warming,), daemon=True).start()
    # No access log: a query string holds names. What uvicorn says goes through our own log, which base/logs.py set up.
    config = uvicorn.Config(
        app, log_level="warning", log_config=None, access_log=False, server_header=False, timeout_graceful_shutdown=5
    )
    ledger = open_ledger(settings)
    with running(ledger, bodies(app.state.client, settings, ledger)):
        _Announced(config, ready).run(sockets=[taken])


class _Announced(uvicorn.Server):
    def __init__(self, config: uvicorn.Config, ready: Callable[[], object]) -> None:
        super().__init__(config)
        self._ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self._ready()
