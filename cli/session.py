"""Who sits at the terminal: an officer by HUIMIN_TOKEN or `huimin login`, or the local operator."""

import getpass
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from base.errors import Forbidden, Unsigned
from base.evidence import Asking, Trail, request_id
from base.model import Said
from base.roles import checked_case
from base.settings import Settings
from cli.output import progress
from cli.words import LANG
from graph import schema, server
from graph.client import Client
from graph.door import Door, OperatorGraph
from graph.entry import operator_door
from ledger import sessions
from ledger.admission import admit
from ledger.audit.log import open_log
from ledger.officers import Officer
from ledger.sessions import SignedIn
from ledger.store import open_ledger
from oversight import doors as opening

Opened = TypeVar("Opened", bound=Door)
OPERATOR = "operator"  # whoever sits at the machine itself


def tell(said: Said) -> None:
    """A progress line in the terminal's language."""
    progress(said.in_(LANG))


@contextmanager
def graph(settings: Settings) -> Iterator[Client]:
    """The graph with its schema, started when it is our own and not yet up; it stays up afterwards."""
    server.ensure(settings, tell)
    client = Client(lambda: server.find(settings))
    try:
        schema.apply(operator_door(client, settings, operator_trail(settings, "schema.apply")))
        yield client
    finally:
        client.close()


@contextmanager
def operator(settings: Settings, operation: str) -> Iterator[OperatorGraph]:
    """The local operator's door; what was read through it is on record when the body is over."""
    trail = operator_trail(settings, operation)
    with graph(settings) as client, trail.closing():
        yield operator_door(client, settings, trail)


def operator_trail(settings: Settings, operation: str) -> Trail:
    """The trail of the local operator, who loads and checks and sees no person's page."""
    asking = Asking(officer_id=OPERATOR, role="operator", operation=operation, origin=here(), request_id=request_id())
    return Trail(asking, open_log(settings).record)


@contextmanager
def officer(settings: Settings, operation: str, *doors: type[Opened]) -> Iterator[Opened]:
    """The signed-in officer's door, when base/roles.yml lets their role do this; on record when the body is over."""
    with asked(settings, operation) as (who, trail), graph(settings) as client:
        opened = opening.door(client, settings, trail, open_ledger(settings), who, settings.break_glass)
        if not isinstance(opened, doors):
            raise Forbidden("您的角色不能这样做。", "Your role does not do this.")
        yield opened


@contextmanager
def asked(settings: Settings, operation: str) -> Iterator[tuple[Officer, Trail]]:
    """The signed-in officer with their trail, when their role may do this; on record when the body is over."""
    signed = signed_in(settings)
    who = signed.officer
    asking = Asking(
        officer_id=who.id,
        role=who.role,
        operation=operation,
        origin=here(),
        purpose=settings.purpose,
        case=checked_case(settings.case or None),
        request_id=request_id(),
    )
    trail = Trail(asking, open_log(settings).record)
    admit(signed, trail)
    with trail.closing():
        yield who, trail


def here() -> str:
    """From where a command is given: this terminal, and whose account of the machine sits at it."""
    try:
        return f"terminal:{getpass.getuser()}"
    except (KeyError, OSError):  # a container may run as a number without a name
        return f"terminal:{os.getuid()}"


def signed_in(settings: Settings) -> SignedIn:
    """Whose token is in HUIMIN_TOKEN or was given to `huimin login`."""
    kept, ledger = token_file(settings), open_ledger(settings)
    if settings.token is not None:
        return sessions.by_token(ledger, settings.token.get_secret_value())
    if kept.exists():
        return sessions.by_token(ledger, kept.read_text(encoding="utf-8").strip())
    raise Unsigned(
        "请先登录：运行 huimin login，或设置 HUIMIN_TOKEN。令牌由 huimin officer add 发放。",
        "Sign in first: run `huimin login` or set HUIMIN_TOKEN. `huimin officer add` makes a token.",
    )


def token_file(settings: Settings) -> Path:
    """Where `huimin login` keeps the token."""
    return settings.home / "token"
