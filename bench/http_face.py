"""What the HTTP face costs: the same route behind everything of ours, and on a bare FastAPI application.

    python bench/http_face.py --requests 4000

No socket and no graph: both applications are called as a server would call them, in turns, so that a slow moment of
the machine falls on both. The log is written, to nowhere. `kept` is a POST with an Idempotency-Key.
"""

import argparse
import asyncio
import os
import secrets
import statistics
import sys
import time
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from fastapi import FastAPI

from api.app import create
from api.idempotency import Changes
from api.signing import signed
from base.settings import Settings
from ledger.officers import Officer
from ledger.sessions import Session, SignedIn

ROUND = 200
Ask = Callable[[], Awaitable[float]]


def main() -> None:
    """Print milliseconds a request, with and without, and the ratio."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--requests", type=int, default=4000)
    rounds = max(1, parser.parse_args().requests // ROUND)
    with TemporaryDirectory() as home, open(os.devnull, "w", encoding="utf-8") as nowhere:
        terminal, sys.stderr = sys.stderr, nowhere
        try:
            bare, ours, kept = asyncio.run(measured(Path(home), rounds))
        finally:
            sys.stderr = terminal
    print(f"{rounds * ROUND} requests each, milliseconds a request (median of {rounds} rounds)")
    print(f"bare FastAPI         {bare:8.3f}")
    print(f"the whole face       {ours:8.3f}   {ours - bare:+.3f} ms, {ours / bare:.1f} times")
    print(f"kept for its key     {kept:8.3f}   {kept - bare:+.3f} ms, two commits to a SQLite ledger")


async def measured(home: Path, rounds: int) -> tuple[float, float, float]:
    """Median milliseconds a request: bare, behind the face, and kept for its key."""
    many = 10**9
    settings = Settings(home=home, rate_per_minute=many, rate_address_per_minute=many)
    asks = (
        asking(routed(FastAPI()), "GET"),
        asking(routed(create(settings)), "GET"),
        asking(routed(create(settings)), "POST"),
    )
    taken: tuple[list[float], ...] = ([], [], [])
    for _ in range(rounds):
        for times, ask, each in zip(taken, asks, (ROUND, ROUND, ROUND // 10), strict=True):
            times.append(sum([await ask() for _ in range(each)]) / each * 1000)
    return tuple(statistics.median(times) for times in taken)  # type: ignore[return-value]


def routed(app: FastAPI) -> FastAPI:
    """The application with one small route of each kind, and an asker who needs no graph."""

    @app.get("/things/{thing_id}")
    def show(thing_id: str) -> dict[str, str]:
        return {"id": thing_id}

    @app.post("/things/{thing_id}")
    def change(thing_id: str, _: Changes) -> dict[str, str]:
        return {"id": thing_id}

    app.dependency_overrides[signed] = bench_officer
    return app


def bench_officer() -> SignedIn:
    """Somebody signed in, without the ledger: what signing in costs is another question."""
    now = datetime.now(UTC)
    officer = Officer(id="F-bench", name="bench", role="dispatcher", areas=("990101",), since=now)
    session = Session(
        id="S-bench",
        idle=None,
        kind="bearer",
        label=None,
        operations=None,
        made=now,
        seen=now,
        expires=now,
        origin=None,
    )
    return SignedIn(officer=officer, session=session)


def asking(app: FastAPI, method: str) -> Ask:
    """Ask the application once, as uvicorn would; the seconds it took."""

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: dict[str, Any]) -> None:
        if message["type"] == "http.response.start" and message["status"] != 200:
            raise RuntimeError(f"answered {message['status']}")

    async def ask() -> float:
        scope = {
            "type": "http",
            "asgi": {"version": "3.0"},
            "http_version": "1.1",
            "method": method,
            "scheme": "http",
            "path": "/things/1",
            "raw_path": b"/things/1",
            "query_string": b"",
            "root_path": "",
            "headers": [
                (b"host", b"127.0.0.1"),
                (b"authorization", b"Bearer bench"),
                (b"idempotency-key", secrets.token_hex(16).encode()),
            ],
            "client": ("127.0.0.1", 5000),
            "server": ("127.0.0.1", 8000),
        }
        started = time.perf_counter()
        await app(scope, receive, send)  # type: ignore[arg-type]
        return time.perf_counter() - started

    return ask


if __name__ == "__main__":
    main()
