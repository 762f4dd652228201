"""Who sits at the terminal: an officer by HUIMIN_TOKEN or `huimin login`, or the local operator."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from base.errors import Forbidden, Unsigned
from base.model import Said
from base.settings import Settings
from cli.output import progress
from cli.words import LANG
from graph import officers, schema, server
from graph.client import Client
from graph.door import Door, OperatorGraph
from graph.entry import officer_door, operator_door
from oversight import subjects

Opened = TypeVar("Opened", bound=Door)


def tell(said: Said) -> None:
    """A progress line in the terminal's language."""
    progress(said.in_(LANG))


@contextmanager
def graph(settings: Settings) -> Iterator[Client]:
    """The graph with its schema, started when it is our own and not yet up; it stays up afterwards."""
    server.ensure(settings, tell)
    client = Client(lambda: server.find(settings))
    try:
        schema.apply(operator_door(client, settings))
        yield client
    finally:
        client.close()


@contextmanager
def operator(settings: Settings) -> Iterator[OperatorGraph]:
    """The local operator's door."""
    with graph(settings) as client:
        yield operator_door(client, settings)


@contextmanager
def officer(settings: Settings, *roles: type[Opened]) -> Iterator[Opened]:
    """The signed-in officer's door, when their role is one of these."""
    who = signed_in(settings)
    with graph(settings) as client:
        opened = officer_door(client, settings, who, subjects.reader(settings.home, who.id))
        if not isinstance(opened, roles):
            wanted = " / ".join(role.role for role in roles)
            raise Forbidden(
                f"您以 {who.role} 身份登录，这个问题只有 {wanted} 可以问。",
                f"You are signed in as {who.role}; only a {wanted} may ask this.",
            )
        yield opened


def signed_in(settings: Settings) -> officers.Officer:
    """The officer whose token is in HUIMIN_TOKEN or was given to `huimin login`."""
    kept = token_file(settings)
    if settings.token is not None:
        return officers.by_token(settings.home, settings.token.get_secret_value())
    if kept.exists():
        return officers.by_token(settings.home, kept.read_text(encoding="utf-8").strip())
    raise Unsigned(
        "请先登录：运行 huimin login，或设置 HUIMIN_TOKEN。令牌由 huimin officer add 发放。",
        "Sign in first: run `huimin login` or set HUIMIN_TOKEN. `huimin officer add` makes a token.",
    )


def token_file(settings: Settings) -> Path:
    """Where `huimin login` keeps the token."""
    return settings.home / "token"
