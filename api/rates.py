"""How many requests a minute one asker may send: a moving window in the memory of each process."""

import hashlib
from typing import NamedTuple

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.problems import answer
from api.refusals import TooMany
from api.windows import Limit, Windows
from base.settings import Settings

FREE = ("/livez", "/readyz", "/metrics")
SIGN_IN = {("POST", "/api/v1/sessions"), ("GET", "/api/v1/sso"), ("GET", "/api/v1/sso/callback")}
SESSION = "__Host-"


class Window(NamedTuple):
    """One limit that applies to a request, and who is counted in it."""

    limit: Limit
    asker: str


class Rated:
    """Counts requests by token or session, by address, and attempts to sign in apart; all three are told."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self._app, self._counts = app, Windows()
        self._asker = Limit("asker", settings.rate_per_minute)
        self._address = Limit("address", settings.rate_address_per_minute)
        self._sign_in = Limit("sign-in", settings.rate_sign_in_per_minute)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on while there is room in every window."""
        if scope["type"] != "http" or scope["path"] in FREE:
            await self._app(scope, receive, send)
            return
        windows = self._windows(scope)
        full = next((each for each in windows if not self._counts.hit(*each)), None)
        shown = self._shown(full or windows[-1])

        async def told(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(shown)
            await send(message)

        if full:
            refusal = TooMany({"Retry-After": shown["RateLimit"].rpartition("=")[2]})
            await answer(Request(scope), refusal)(scope, receive, told)
            return
        await self._app(scope, receive, told)

    def _windows(self, scope: Scope) -> list[Window]:
        address = scope["client"][0] if scope.get("client") else "none"
        # The address comes first: who invents a token for every request meets this limit and fills no memory.
        windows = [Window(self._address, address), Window(self._asker, asker(scope, address))]
        if (scope["method"], scope["path"]) in SIGN_IN:
            windows.append(Window(self._sign_in, address))
        return windows

    def _shown(self, window: Window) -> dict[str, str]:
        """The headers of draft-ietf-httpapi-ratelimit-headers for one window."""
        room, seconds = self._counts.left(*window)
        return {
            "RateLimit-Policy": f'"{window.limit.name}";q={window.limit.most};w=60',
            "RateLimit": f'"{window.limit.name}";r={room};t={seconds}',
        }


def asker(scope: Scope, address: str) -> str:
    """Who is counted: the hash of a token or a session, which is kept nowhere, else the address."""
    headers = Headers(scope=scope)
    cookies = [part.strip() for part in headers.get("cookie", "").split(";")]
    told = headers.get("authorization") or next((part for part in cookies if part.startswith(SESSION)), None)
    return hashlib.sha256(told.encode()).hexdigest()[:32] if told else address
