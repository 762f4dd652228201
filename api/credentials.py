"""One's own password and second factor."""

from typing import Annotated

from fastapi import APIRouter, Body, Request, Response
from pydantic import Field

from api import signing
from api.deps import KnownLedger, KnownSettings, Watched, operation
from api.idempotency import ASKS
from api.signing import Signed
from base.errors import Invalid
from base.model import Model
from base.roles import rule
from ledger import credentials, second_factor, sessions, sign_in
from ledger.credentials import INVITATION
from ledger.passwords import LONGEST
from ledger.second_factor import Enrolment
from ledger.sessions import SignedIn
from ledger.store import Ledger

router = APIRouter(prefix="/me", tags=["sessions"])
PASSWORD = {"new": {"summary": "改密码", "value": {"old": "旧的 一句话 记得 住", "new": "新的 一句话 也 记得 住"}}}
CODE = {"code": {"summary": "设备上的六位数字", "value": {"code": "123456"}}}


class NewPassword(Model):
    """The password one has, where there is one, and the one to have from now on."""

    old: str | None = Field(None, max_length=LONGEST)
    new: str = Field(max_length=LONGEST)


class Code(Model):
    """The six digits a device shows now."""

    code: str = Field(max_length=16)


@router.put("/password", summary="Set my password", status_code=204, openapi_extra=ASKS)
def password(
    asked: Annotated[NewPassword, Body(openapi_examples=PASSWORD)],
    request: Request,
    who: Signed,
    trail: Watched,
    settings: KnownSettings,
    books: KnownLedger,
) -> None:
    """From now on this is the password; every other session of one's own is over."""
    if credentials.held(books, who.officer.id).password:
        if asked.old is None:
            raise Invalid("请同时给出现在的密码（old）。", "Give the password you have now as well (old).")
        sign_in.check_own(books, settings, who.officer, asked.old, signing.asking(request, operation(request)))
    with trail.acting("password-set", (who.officer.id,)):
        credentials.set_password(books, who.officer.id, asked.new, but=who.session.id)
        _use_up(books, who)


@router.post("/second-factor", summary="Enrol a second factor", openapi_extra=ASKS)
def enrol(response: Response, who: Signed, trail: Watched, settings: KnownSettings, books: KnownLedger) -> Enrolment:
    """A secret for an authenticator, told once; it counts when a code is confirmed. 409 when there is one already."""
    response.headers["Cache-Control"] = "no-store"
    with trail.acting("second-factor-begun", (who.officer.id,)):
        return second_factor.begin(books, settings, who.officer.id)


@router.put("/second-factor", summary="Confirm my second factor", status_code=204, openapi_extra=ASKS)
def confirm(
    asked: Annotated[Code, Body(openapi_examples=CODE)],
    who: Signed,
    trail: Watched,
    settings: KnownSettings,
    books: KnownLedger,
) -> None:
    """From now on signing in needs a code; sign in again with the next one."""
    with trail.acting("second-factor-enrolled", (who.officer.id,)):
        second_factor.confirm(books, settings, who.officer.id, asked.code)
        _use_up(books, who)


def _use_up(books: Ledger, who: SignedIn) -> None:
    """End an invitation once it has given all that its officer signs in with."""
    if who.session.label != INVITATION:
        return
    held, needed = credentials.held(books, who.officer.id), rule(who.officer.role).second_factor
    if held.password and (held.second_factor or not needed):
        sessions.end(books, who.officer.id, who.session.id)
