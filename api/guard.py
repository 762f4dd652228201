"""Turns away at the gate what names another host, or brings headers or a body without end."""

import ipaddress
import socket

from starlette.datastructures import Headers
from starlette.middleware.body_limit import RequestBodyLimitMiddleware
from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from api.problems import answer
from api.refusals import HeadersTooLarge, Misdirected, Refusal, TooLarge
from base.settings import Settings

HEADER_BYTES = 32 * 1024  # below the 64 KiB at which uvicorn hangs up without a sentence


class Guarded:
    """Looks at the headers before anything else does."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self._names, self._body = names(settings), int(settings.body_megabytes * 1_000_000)
        # Counts what comes without a length. A length that is too long it would answer in plain text: refused here.
        self._app = RequestBodyLimitMiddleware(app, self._body)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or refuse it."""
        if scope["type"] == "http" and (refusal := self._refusal(scope)):
            await answer(Request(scope), refusal)(scope, receive, send)
            return
        await self._app(scope, receive, send)

    def _refusal(self, scope: Scope) -> Refusal | None:
        headers = Headers(scope=scope)
        if sum(len(name) + len(value) for name, value in scope["headers"]) > HEADER_BYTES:
            return HeadersTooLarge()
        if _length(headers) > self._body:
            return TooLarge({"Connection": "close"})
        if self._names is not None and not _known(host(headers.get("host", "")), self._names):
            return Misdirected()
        return None


def names(settings: Settings) -> frozenset[str] | None:
    """The names this service answers to; None for all, which is so on loopback unless the office lists some."""
    if settings.hosts:
        return frozenset(name.lower() for name in settings.hosts)
    if loopback(settings.host):
        return None
    return frozenset(name.lower() for name in ("localhost", "*ip*", socket.gethostname(), settings.host))


def loopback(address: str | None) -> bool:
    """Whether this address is the machine's own, reached from nowhere else."""
    if address is None or not _is_ip(address):
        return address == "localhost"
    return ipaddress.ip_address(address).is_loopback


def host(header: str) -> str:
    """A Host header without its port and brackets."""
    name = header.strip().lower()
    return name[1:].partition("]")[0] if name.startswith("[") else name.partition(":")[0]


def _length(headers: Headers) -> int:
    told = headers.get("content-length", "")
    return int(told) if told.isascii() and told.isdecimal() else 0


def _known(name: str, names: frozenset[str]) -> bool:
    return name in names or ("*ip*" in names and _is_ip(name))


def _is_ip(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True
