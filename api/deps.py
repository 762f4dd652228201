"""What a route may have: a trail on which everything is put, and the door of the asker's role to the graph.

What waits for nothing is `async`: each plain function here costs a hop to another thread, several a request.
"""

from collections.abc import AsyncIterator, Callable
from typing import Annotated, Any

from anyio import CancelScope
from fastapi import Depends, Header, Request
from fastapi.concurrency import run_in_threadpool

from api.signing import KnownSettings, Signed, origin
from base.errors import Forbidden
from base.evidence import Asking, Trail, request_id
from base.roles import CASE, LONGEST_CASE, Purpose
from graph import door
from graph.client import Client
from graph.entry import sealing_door
from ledger.admission import admit, refusal
from ledger.audit.log import open_log
from ledger.store import Ledger, open_ledger
from oversight import doors

__all__ = [
    "AnyGraph",
    "AuditorGraph",
    "CaseworkerGraph",
    "DispatcherGraph",
    "KnownLedger",
    "KnownSettings",
    "PersonGraph",
    "Sealing",
    "Watched",
]

StatedPurpose = Annotated[
    Purpose | None, Header(alias="Huimin-Purpose", description="Why people are looked at.", examples=["casework"])
]
StatedCase = Annotated[
    str | None,
    Header(
        alias="Huimin-Case",
        max_length=LONGEST_CASE,
        pattern=CASE,
        description="The case, by any reference of the office's own; percent-encode what is not ASCII.",
        examples=["2026-0001"],
    ),
]

BrokenGlass = Annotated[
    str | None,
    Header(
        alias="Huimin-Break-Glass",
        max_length=64,
        pattern=r"^[!-~]+$",
        description="The id of a broken glass: opens the one person it was broken for.",
        examples=["G-0a1b2c3d4e5f6071"],
    ),
]


def operation(request: Request) -> str:
    """The name of the operation this request asks for."""
    return operation_of(request.scope["endpoint"])


def operation_of(endpoint: Callable[..., Any]) -> str:
    """An operation's name, as base/roles.yml has it: the file and the function of its route."""
    return f"{endpoint.__module__.rpartition('.')[2]}.{endpoint.__name__}"


async def watched(
    request: Request, asked: Signed, known: KnownSettings, purpose: StatedPurpose = None, case: StatedCase = None
) -> AsyncIterator[Trail]:
    """The trail of this question, on record before anything is answered; refused when the role may not ask it."""
    state = request.state
    trail = Trail(
        Asking(
            officer_id=asked.officer.id,
            role=asked.officer.role,
            operation=operation(request),
            origin=origin(request),
            purpose=purpose,
            case=case,
            request_id=getattr(state, "request_id", None) or request_id(),
            trace=getattr(state, "trace", None),
        ),
        open_log(known).record,
    )
    state.trail = trail
    if refusal(asked, trail) is not None:
        await run_in_threadpool(admit, asked, trail)
    try:
        yield trail
        state.subjects = list(trail.subjects)
    except BaseException as error:
        await _on_record(trail, error)
        raise
    await _on_record(trail)


async def _on_record(trail: Trail, error: BaseException | None = None) -> None:
    """What was read is on disk before anybody is answered, even of a request that is broken off meanwhile."""
    if trail.is_open:
        with CancelScope(shield=True):
            await run_in_threadpool(trail.close, error)


Watched = Annotated[Trail, Depends(watched, scope="function")]


async def ledger(known: KnownSettings) -> Ledger:
    """The ledger of this application."""
    return open_ledger(known)


KnownLedger = Annotated[Ledger, Depends(ledger)]


async def client(request: Request) -> Client:
    """The client of the graph of this application."""
    kept = request.app.state.client
    assert isinstance(kept, Client)
    return kept


KnownClient = Annotated[Client, Depends(client)]


def _door(
    asked: Signed,
    trail: Watched,
    graph: KnownClient,
    known: KnownSettings,
    books: KnownLedger,
    broken: BrokenGlass = None,
) -> door.Door:
    return doors.door(graph, known, trail, books, asked.officer, broken)


def sealing(trail: Watched, graph: KnownClient, known: KnownSettings) -> door.SealingGraph:
    """The door through which whoever may ask this seals a person or lifts a seal."""
    return sealing_door(graph, known, trail)


Sealing = Annotated[door.SealingGraph, Depends(sealing, scope="function")]


def only(*roles: type[door.Door]) -> Callable[[door.Door], Any]:
    """A dependency that gives the door of one of these roles; who may come is said in base/roles.yml."""

    async def admitted(opened: Annotated[door.Door, Depends(_door, scope="function")]) -> door.Door:
        if not isinstance(opened, roles):
            raise Forbidden("您的角色不能这样做。", "Your role does not do this.")
        return opened

    return admitted


DispatcherGraph = Annotated[door.DispatcherGraph, Depends(only(door.DispatcherGraph), scope="function")]
AuditorGraph = Annotated[door.AuditorGraph, Depends(only(door.AuditorGraph), scope="function")]
CaseworkerGraph = Annotated[door.CaseworkerGraph, Depends(only(door.CaseworkerGraph), scope="function")]
PersonGraph = Annotated[door.Door, Depends(only(door.CaseworkerGraph, door.AuditorGraph), scope="function")]
AnyGraph = Annotated[
    door.Door, Depends(only(door.CaseworkerGraph, door.DispatcherGraph, door.AuditorGraph), scope="function")
]
