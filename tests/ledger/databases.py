"""Fresh databases on the run's PostgreSQL server."""

import secrets

import psycopg
from pydantic import SecretStr


def fresh(server: str) -> SecretStr:
    """The address of a new database beside the one of this address."""
    name = f"t{secrets.token_hex(6)}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}".encode())
    return SecretStr(server.replace("/postgres?", f"/{name}?"))
