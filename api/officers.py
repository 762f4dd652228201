"""Who may sign in, kept by the security administrator."""

from typing import Annotated

from fastapi import APIRouter, Body, Path
from pydantic import Field

from api.deps import KnownLedger, Watched
from api.idempotency import Changes
from api.signing import ID
from api.versions import Edition, IfMatch
from base.model import Model
from base.roles import Role
from ledger import credentials
from ledger import officers as kept
from ledger import sessions as open_sessions
from ledger.credentials import ENROLMENT, INVITATION, Invited, OfficerPage
from ledger.officers import Change, Officers
from ledger.sessions import SessionsOf
from ledger.store import Ledger

router = APIRouter(prefix="/officers", tags=["officers"])
OfficerId = Annotated[str, Path(max_length=64, pattern=ID, description="The officer's id.", examples=["F-1"])]
SessionId = Annotated[str, Path(max_length=64, pattern=ID, description="The session's id.", examples=["S-1"])]
Name = Annotated[str, Field(min_length=1, max_length=80, pattern=r"^[^\x00]*$")]
Login = Annotated[str, Field(max_length=64)]
Areas = Annotated[tuple[Annotated[str, Field(max_length=9)], ...], Field(max_length=200)]
StandsFor = Annotated[str, Field(min_length=1, max_length=64, pattern=r"^[!-~]*$")]
ADD = {
    "caseworker": {
        "summary": "个案人员",
        "value": {"name": "李梅", "role": "caseworker", "areas": ["990101"], "login": "li.mei"},
    }
}
CHANGE = {"moved": {"summary": "换了区划", "value": {"areas": ["990102"]}}}


class OfficerRequest(Model):
    """Somebody who is to sign in."""

    name: Name
    role: Role
    areas: Areas = ()
    login: Login
    stands_for: StandsFor | None = None


class ChangeRequest(Model):
    """What is to be different; `reset` takes password and second factor away and gives an invitation."""

    name: Name | None = None
    role: Role | None = None
    areas: Areas | None = None
    login: Login | None = None
    stands_for: StandsFor | None = None
    reset: bool = False


@router.get("", summary="Everybody who may sign in")
def officers(trail: Watched, books: KnownLedger) -> Officers:
    """Officers with their role and areas; who has left is not among them."""
    return Officers(officers=tuple(kept.officers(books)))


@router.get("/{officer_id}", summary="One officer")
def show(officer_id: OfficerId, edition: Edition, trail: Watched, books: KnownLedger) -> OfficerPage:
    """The officer with an ETag, and whether they have a password, a second factor, single sign-on."""
    page = OfficerPage(officer=kept.officer(books, officer_id), holds=credentials.held(books, officer_id))
    edition.of(page.officer)
    return page


@router.post("", summary="Add an officer", status_code=201)
def add(
    asked: Annotated[OfficerRequest, Body(openapi_examples=ADD)],
    edition: Edition,
    trail: Watched,
    books: KnownLedger,
    _: Changes,
) -> Invited:
    """The officer, and an invitation for a week to set a password and enrol; 409 when the login is taken."""
    made = kept.add(books, asked.name, asked.role, asked.areas, asked.stands_for, asked.login)
    trail.acted("officer-added", (made.id,), reason=made.role)
    edition.of(made)
    return Invited(officer=made, invitation=invitation(books, made.id))


@router.patch("/{officer_id}", summary="Change an officer")
def change(
    officer_id: OfficerId,
    asked: Annotated[ChangeRequest, Body(openapi_examples=CHANGE)],
    read: IfMatch,
    edition: Edition,
    trail: Watched,
    books: KnownLedger,
    _: Changes,
) -> Invited:
    """The officer as they stand now; a change of role ends their sessions. 412 when somebody changed them meanwhile."""
    told = Change.model_validate(asked.model_dump(exclude={"reset"}))
    now = edition.of(kept.change(books, officer_id, told, read.allow(kept.officer(books, officer_id).version)))
    if asked.reset:
        credentials.reset(books, officer_id, password=True)
    trail.acted("officer-changed", (officer_id,), reason="reset" if asked.reset else None)
    return Invited(officer=now, invitation=invitation(books, officer_id) if asked.reset else None)


@router.delete("/{officer_id}", summary="Take an officer's right to sign in away", status_code=204)
def remove(officer_id: OfficerId, read: IfMatch, trail: Watched, books: KnownLedger, _: Changes) -> None:
    """They and their keys open nothing from now on; what they did stays on record. 412 when somebody changed them."""
    kept.remove(books, officer_id, read.allow(kept.officer(books, officer_id).version))
    trail.acted("officer-removed", (officer_id,))


@router.get("/{officer_id}/sessions", summary="An officer's open sessions")
def sessions(officer_id: OfficerId, trail: Watched, books: KnownLedger) -> SessionsOf:
    """Every session and key of theirs that is open, from where and since when."""
    kept.officer(books, officer_id)
    return SessionsOf(sessions=tuple(open_sessions.open_ones(books, officer_id)))


@router.delete("/{officer_id}/sessions/{session_id}", summary="End an officer's session", status_code=204)
def revoke(officer_id: OfficerId, session_id: SessionId, trail: Watched, books: KnownLedger, _: Changes) -> None:
    """That session is over at once."""
    open_sessions.end(books, officer_id, session_id)
    trail.acted("session-ended", (officer_id,), reason=session_id)


def invitation(books: Ledger, officer_id: str) -> str:
    """A token that opens nothing but one's own password and second factor."""
    return open_sessions.begin(
        books, officer_id, "bearer", label=INVITATION, operations=ENROLMENT, term=open_sessions.INVITED
    )
