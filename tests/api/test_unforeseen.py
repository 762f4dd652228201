"""An error nobody foresaw is a problem document, and its words, which may name a person, are in no log."""

import socket
import threading
import time

import httpx2
import pytest
import uvicorn

from api.app import create
from base.settings import Settings
from cli.serve import listening


def test_an_unforeseen_error_says_nothing_of_anybody(settings: Settings, capfd: pytest.CaptureFixture[str]) -> None:
    app = create(settings)

    @app.get("/boom")
    def boom() -> None:
        raise ValueError("王芳 1950-01-02")

    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    with listening(settings.model_copy(update={"port": port})) as taken:
        server = uvicorn.Server(uvicorn.Config(app, log_level="warning"))
        running = threading.Thread(target=server.run, kwargs={"sockets": [taken]})
        running.start()
        while not server.started:
            time.sleep(0.01)
        answer = httpx2.get(f"http://127.0.0.1:{port}/boom", headers={"Accept-Language": "en"})
        server.should_exit = True
        running.join()

    told = capfd.readouterr()
    assert (answer.status_code, answer.json()["type"]) == (500, "urn:huimin:problem:unforeseen")
    assert "王芳" not in told.out + told.err + answer.text
    assert "ValueError" in told.out + told.err
