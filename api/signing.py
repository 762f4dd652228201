"""Who is asking: a bearer token of a program, or the cookie of a browser, and the session it belongs to."""

import hmac
from typing import Annotated

from fastapi import Depends, Header, Request, Response
from fastapi.security import APIKeyCookie, HTTPAuthorizationCredentials, HTTPBearer

from base.errors import Forbidden, Unsigned
from base.evidence import Asking, request_id
from base.settings import Settings
from ledger import sessions
from ledger.sessions import SignedIn
from ledger.store import open_ledger

COOKIE, DEVICE = "__Host-huimin", "__Host-huimin-device"
DEVICE_SECONDS = 180 * 86_400
ID = r"^[!-~]+$"  # PostgreSQL takes no text with a zero byte
ONLY_READS = ("GET", "HEAD", "OPTIONS")
BEARER = HTTPBearer(auto_error=False, description="The token of POST /api/v1/sessions, or one made by hand.")
BROWSER = APIKeyCookie(name=COOKIE, auto_error=False, description="The cookie of POST /api/v1/sessions in a browser.")
Csrf = Annotated[
    str | None,
    Header(alias="X-CSRF-Token", max_length=128, description="With the cookie, on all that changes; not for programs."),
]


async def settings(request: Request) -> Settings:
    """The settings the application was made with."""
    kept: Settings = request.app.state.settings
    return kept


KnownSettings = Annotated[Settings, Depends(settings)]


def signed(
    request: Request,
    told: Annotated[HTTPAuthorizationCredentials | None, Depends(BEARER)],
    cookie: Annotated[str | None, Depends(BROWSER)],
    known: KnownSettings,
    csrf: Csrf = None,
) -> SignedIn:
    """The session of the token or the cookie that was sent; a cookie that changes something brings its CSRF token."""
    token = told.credentials if told else cookie
    if not token:
        raise Unsigned(
            "请先登录（POST /api/v1/sessions），再在 Authorization 头中带上令牌（Bearer）。",
            "Sign in with POST /api/v1/sessions, then send your token in the header `Authorization: Bearer …`.",
        )
    found = sessions.by_token(open_ledger(known), token, origin(request))
    if (found.session.kind == "browser") != (told is None):
        raise Unsigned("请用登录时给的方式带上会话。", "Send your session in the way it was given to you.")
    if told is None:
        request.state.csrf = sessions.csrf(token)
        if request.method not in ONLY_READS:
            _same_page(csrf, request.state.csrf)
    request.state.officer_id = found.officer.id
    return found


Signed = Annotated[SignedIn, Depends(signed)]


def origin(request: Request) -> str:
    """The address a request comes from."""
    return (request.client.host if request.client else "unknown")[:64]


def asking(request: Request, operation: str) -> Asking:
    """Who asks while nobody knows yet who it is."""
    told = getattr(request.state, "request_id", None) or request_id()
    trace = getattr(request.state, "trace", None)
    return Asking(
        officer_id="nobody", role="nobody", operation=operation, origin=origin(request), request_id=told, trace=trace
    )


def keep(response: Response, name: str, value: str, seconds: int | None = None, lax: bool = False) -> None:
    """Have the browser keep a cookie that no page, no other host and no other site can use."""
    same_site = "lax" if lax else "strict"
    response.set_cookie(name, value, max_age=seconds, path="/", secure=True, httponly=True, samesite=same_site)  # type: ignore[arg-type]


def forget(response: Response, name: str) -> None:
    """Have the browser forget a cookie."""
    response.delete_cookie(name, path="/", secure=True, httponly=True, samesite="strict")


def _same_page(told: str | None, right: str) -> None:
    if told is None or not hmac.compare_digest(told.encode(), right.encode()):
        raise Forbidden(
            "请在 X-CSRF-Token 头中带上登录时给的值（GET /api/v1/sessions/me 可再取）。",
            "Send the value you got when signing in as header X-CSRF-Token; GET /api/v1/sessions/me tells it again.",
        )
