"""What changes something is done once: a request sent again under its Idempotency-Key gets the first answer back.

A route that changes something takes `_: Changes` as its last parameter, after the door, so that who may not ask is
told that first. A route that asks by POST and changes nothing says so: `openapi_extra=ASKS`.
"""

import hashlib
import json
from contextlib import suppress
from typing import Annotated

from fastapi import Depends, FastAPI, Header, Request, Response
from starlette.concurrency import run_in_threadpool
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.problems import answer
from api.refusals import AnswerLost, InFlight, KeyReused
from api.signing import Signed
from api.tracing import template
from base.changes import Noted, watch
from base.errors import KeyLost, Problem, Unopened
from base.keyring import keys, open_sealed
from base.sealing import seal_text
from base.settings import Settings
from ledger import idempotency
from ledger.idempotency import Mine
from ledger.store import Ledger, open_ledger

ASKS = {"x-changes": False}
PATTERN = r"^[!-~]{8,128}$"
NOTHING_DONE = {401, 403, 412, 422, 428, 429}  # to be sent again, put right, under the same key
SAYS = ("if-match", "huimin-purpose", "huimin-case", "huimin-break-glass")  # beside address and body
TAKEN = "idempotency"
KeyHeader = Annotated[
    str,
    Header(
        alias="Idempotency-Key",
        pattern=PATTERN,
        description="A fresh random value of 8 to 128 characters, such as a UUID; the same one to send it again.",
        examples=["6f1c3a52-9d0e-4a7b-8a43-0c6f4be0a1d7"],
    ),
]


class Replayed(Exception):
    """The answer was given before."""

    def __init__(self, response: Response) -> None:
        super().__init__("replayed")
        self.response = response


async def _payload(request: Request) -> str:
    """A hash of everything the request says: method, address, question, version, why and through what, and body."""
    said = (request.method, request.url.path, request.url.query, *(request.headers.get(name) for name in SAYS))
    return hashlib.sha256(json.dumps(said).encode() + await request.body()).hexdigest()


def _once(
    request: Request,
    asked: Signed,
    key: KeyHeader,
    payload: Annotated[str, Depends(_payload)],
) -> None:
    ledger = open_ledger(_settings(request))
    operation = f"{request.method} {template(request.scope)}"[:64]
    taken = idempotency.begin(ledger, idempotency.Request(asked.officer.id, key, operation, payload))
    if isinstance(taken, Mine):
        setattr(request.state, TAKEN, taken)
    elif taken.state == "other":
        raise KeyReused
    elif taken.state == "in-flight":
        raise InFlight({"Retry-After": "2"})
    elif taken.state == "lost":
        raise AnswerLost
    else:
        raise Replayed(_opened(request, asked.officer.id, key, taken))


Changes = Annotated[None, Depends(_once)]


def install(app: FastAPI) -> None:
    """Keep the answers of what changes something, and give them back."""

    def replayed(_: Request, error: Exception) -> Response:
        assert isinstance(error, Replayed)
        return error.response

    app.add_exception_handler(Replayed, replayed)
    app.add_middleware(Kept)


class Kept:
    """Keeps an answer before it is sent, where the route took a key; frees the key when nothing was changed."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, and hold its answer back until it is kept."""
        if scope["type"] != "http" or scope["method"] in ("GET", "HEAD", "OPTIONS"):
            await self._app(scope, receive, send)
            return
        held: list[Message] = []
        changes = watch()

        async def holding(message: Message) -> None:
            if scope["state"].get(TAKEN) is None:
                await send(message)
            else:
                held.append(message)

        request = Request(scope)
        try:
            await self._app(scope, receive, holding)
        except Exception:
            if mine := scope["state"].get(TAKEN):
                with suppress(Problem):  # when the ledger is down the key stays taken, and nothing is done twice
                    await run_in_threadpool(_failed, open_ledger(_settings(request)), mine, 500, changes)
            raise
        if not held:
            return
        try:
            await run_in_threadpool(_keep, request, scope["state"][TAKEN], held, changes)
        except Problem as problem:
            await answer(request, problem)(scope, receive, send)
            return
        for message in held:
            await send(message)


def _keep(request: Request, mine: Mine, held: list[Message], changes: Noted) -> None:
    ledger, status = open_ledger(_settings(request)), held[0]["status"]
    if status >= 500 or (status in NOTHING_DONE and not changes.any):
        _failed(ledger, mine, status, changes)
        return
    told = {
        "headers": [[name.decode("latin-1"), value.decode("latin-1")] for name, value in held[0]["headers"]],
        "body": b"".join(message.get("body", b"") for message in held[1:]).decode("latin-1"),
        "subjects": list(getattr(request.state, "subjects", ())),
    }
    sealed = seal_text(keys(_settings(request)), json.dumps(told), idempotency.bound(*mine.request[:2]))
    idempotency.finish(ledger, mine, status, sealed)


def _failed(ledger: Ledger, mine: Mine, status: int, changes: Noted) -> None:
    """Give the key back, unless something was changed before it failed: then it must not be done a second time."""
    if changes.any:
        idempotency.lose(ledger, mine, status)
    else:
        idempotency.free(ledger, mine)


def _opened(request: Request, officer_id: str, key: str, kept: idempotency.Before) -> Response:
    """The first answer, byte for byte; whom it shows is put on record again where the request has a trail."""
    try:
        told = json.loads(open_sealed(_settings(request), kept.answer_sealed, idempotency.bound(officer_id, key)))
    except (KeyLost, Unopened) as error:
        raise AnswerLost from error
    if trail := getattr(request.state, "trail", None):
        trail.acted("replayed", told["subjects"])
    response = Response(told["body"].encode("latin-1"), kept.status)
    response.raw_headers = [(name.encode("latin-1"), value.encode("latin-1")) for name, value in told["headers"]]
    response.headers["Idempotent-Replayed"] = "true"
    return response


def _settings(request: Request) -> Settings:
    kept: Settings = request.app.state.settings
    return kept
