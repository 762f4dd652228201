"""Single sign-on by the office's own OpenID Connect provider, for browsers."""

import hmac
from typing import Annotated

from fastapi import APIRouter, Cookie, Query, Request, Response
from fastapi.responses import RedirectResponse

from api import signing
from api.deps import KnownLedger, KnownSettings, operation
from api.sessions import KnownDevice, Opened, opened
from ledger.sso import arrival, provider, states

router = APIRouter(prefix="/sso", tags=["sessions"])
STATE = "__Host-huimin-sso"


@router.get("", summary="Begin single sign-on", status_code=303, response_class=RedirectResponse)
def begin(
    settings: KnownSettings,
    books: KnownLedger,
    login_hint: Annotated[
        str | None, Query(max_length=128, description="Passed on to the provider.", examples=["li.mei"])
    ] = None,
) -> RedirectResponse:
    """A redirect to the provider; the browser keeps the state meanwhile. 404 when the office has no provider."""
    address, state = arrival.begin(books, settings, login_hint)
    sent = RedirectResponse(address, 303, headers={"Cache-Control": "no-store"})
    # Lax, for the provider's page sends the browser back here from another site.
    signing.keep(sent, STATE, state, int(states.LASTS.total_seconds()), lax=True)
    return sent


@router.get("/callback", summary="End single sign-on")
def end(
    request: Request,
    response: Response,
    settings: KnownSettings,
    books: KnownLedger,
    state: Annotated[str, Query(max_length=200, description="What was sent along.", examples=["x2Fh…"])],
    code: Annotated[str, Query(max_length=4000, description="The provider's code.", examples=["SplxlO…"])],
    kept: Annotated[str | None, Cookie(alias=STATE, max_length=200, include_in_schema=False)] = None,
    device: KnownDevice = None,
) -> Opened:
    """A browser's session; 401 when state, code or token is not what was begun in this browser."""
    provider.provider(settings)
    if kept is None or not hmac.compare_digest(kept.encode(), state.encode()):
        raise provider.refused()
    admitted = arrival.end(books, settings, state, code, signing.asking(request, operation(request)), device)
    signing.forget(response, STATE)
    return opened(request, response, admitted, books, browser=True)
