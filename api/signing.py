"""Who is asking: a bearer token, and the session it belongs to."""

from typing import Annotated

from fastapi import Depends, Request
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer

from base.errors import Unsigned
from base.settings import Settings
from ledger import sessions
from ledger.sessions import SignedIn
from ledger.store import open_ledger

BEARER = HTTPBearer(auto_error=False, description="The token that `huimin officer add` showed once.")


def settings(request: Request) -> Settings:
    """The settings the application was made with."""
    kept: Settings = request.app.state.settings
    return kept


KnownSettings = Annotated[Settings, Depends(settings)]


def signed(
    request: Request, told: Annotated[HTTPAuthorizationCredentials | None, Depends(BEARER)], known: KnownSettings
) -> SignedIn:
    """The session of the token that was sent."""
    if told is None:
        raise Unsigned(
            "请在 Authorization 头中带上令牌（Bearer）。",
            "Send your token in the header `Authorization: Bearer …`.",
        )
    found = sessions.by_token(open_ledger(known), told.credentials)
    request.state.officer_id = found.officer.id
    return found


Signed = Annotated[SignedIn, Depends(signed)]
