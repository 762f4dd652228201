"""Signing in and out, and the sessions one has open."""

from typing import Annotated

from fastapi import APIRouter, Body, Cookie, Path, Request, Response

from api import signing
from api.deps import KnownLedger, KnownSettings, Watched, operation
from api.examples import shown
from api.idempotency import ASKS
from api.signing import COOKIE, DEVICE, DEVICE_SECONDS, ID, Signed
from base.model import Model
from ledger import second_factor, sessions
from ledger import sign_in as signing_in
from ledger.officers import Officer
from ledger.sessions import Session
from ledger.sign_in import Admitted, SignIn

router = APIRouter(prefix="/sessions", tags=["sessions"])
SIGN_IN = {
    "program": {"summary": "程序", "value": {"login": "li.mei", "password": "一句 好记 的 话 不告诉 别人"}},
    "browser": {
        "summary": "浏览器，带验证码",
        "value": {"login": "wang", "password": "另一句 好记 的 话 也不 告诉", "code": "123456", "browser": True},
    },
}
SESSION = {
    "id": "S-1",
    "kind": "bearer",
    "label": None,
    "operations": None,
    "made": "2026-06-30T08:00:00Z",
    "seen": "2026-06-30T08:05:00Z",
    "idle": 43200,
    "expires": "2026-07-30T08:00:00Z",
    "origin": "127.0.0.1",
}
KnownDevice = Annotated[str | None, Cookie(alias=DEVICE, max_length=128, include_in_schema=False)]


class Opened(Model):
    """A new session: for a program its token and the device's name, for a browser a cookie and its CSRF token."""

    officer: Officer
    session: Session
    token: str | None = None
    device: str | None = None
    csrf: str | None = None


class Me(Model):
    """Who one is signed in as, and by which session; a browser gets its CSRF token again."""

    officer: Officer
    session: Session
    second_factor: bool
    csrf: str | None = None


class OpenSessions(Model):
    """One's open sessions, the newest first; `current` is the one that asks."""

    current: str
    sessions: tuple[Session, ...]


@router.post("", summary="Sign in", status_code=201, openapi_extra=ASKS)
def sign_in(
    asked: Annotated[SignIn, Body(openapi_examples=SIGN_IN)],
    request: Request,
    response: Response,
    settings: KnownSettings,
    books: KnownLedger,
    device: KnownDevice = None,
) -> Opened:
    """A session; 401 in one sentence whatever was wrong, 429 with Retry-After for who guesses too fast."""
    told = asked.model_copy(update={"device": asked.device or device})
    admitted = signing_in.sign_in(books, settings, told, signing.asking(request, operation(request)))
    return opened(request, response, admitted, books, asked.browser)


def opened(request: Request, response: Response, admitted: Admitted, books: KnownLedger, browser: bool) -> Opened:
    """What a sign-in answers; a browser's token goes into its cookie and nowhere else."""
    token, origin = admitted.token, signing.origin(request)
    session = sessions.by_token(books, token, origin).session
    response.headers["Cache-Control"] = "no-store"
    if not browser:
        return Opened(officer=admitted.officer, session=session, token=token, device=admitted.device)
    signing.keep(response, COOKIE, token)
    signing.keep(response, DEVICE, admitted.device, DEVICE_SECONDS)
    return Opened(officer=admitted.officer, session=session, csrf=sessions.csrf(token))


@router.get("/me", summary="Who am I signed in as", responses=shown({"session": SESSION}))
def me(request: Request, asked: Signed, trail: Watched, books: KnownLedger) -> Me:
    """The officer, the session, and whether a second factor is enrolled."""
    return Me(
        officer=asked.officer,
        session=asked.session,
        second_factor=second_factor.enrolled(books, asked.officer.id),
        csrf=getattr(request.state, "csrf", None),
    )


@router.get("", summary="My open sessions", responses=shown({"current": "S-1", "sessions": [SESSION]}))
def mine(asked: Signed, trail: Watched, books: KnownLedger) -> OpenSessions:
    """Every session one has open, from where and since when."""
    return OpenSessions(current=asked.session.id, sessions=tuple(sessions.open_ones(books, asked.officer.id)))


@router.delete("/me", summary="Sign out", status_code=204, openapi_extra=ASKS)
def sign_out(response: Response, asked: Signed, trail: Watched, books: KnownLedger) -> None:
    """The session that asks is over at once."""
    with trail.acting("signed-out", (asked.officer.id,)):
        sessions.end(books, asked.officer.id, asked.session.id)
    signing.forget(response, COOKIE)


@router.delete("/{session_id}", summary="End one of my sessions", status_code=204, openapi_extra=ASKS)
def revoke(
    session_id: Annotated[str, Path(max_length=64, pattern=ID, description="The session's id.", examples=["S-1"])],
    asked: Signed,
    trail: Watched,
    books: KnownLedger,
) -> None:
    """That session is over at once; 404 when it is none of one's own."""
    with trail.acting("session-ended", (asked.officer.id,), reason=session_id):
        sessions.end(books, asked.officer.id, session_id)
