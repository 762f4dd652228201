"""An INSERT that knows ON CONFLICT, which SQLAlchemy has for each database apart."""

from collections.abc import Callable
from typing import Any

from sqlalchemy import Connection, Table
from sqlalchemy.dialects import postgresql, sqlite

INSERT: dict[str, Callable[..., Any]] = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}


def insert_new(connection: Connection, table: Table) -> Any:
    """An INSERT that leaves alone what stands there already."""
    return INSERT[connection.dialect.name](table).on_conflict_do_nothing()
