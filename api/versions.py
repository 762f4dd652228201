'''Who edits something says which version they have read, so that nobody's change is lost unseen.

    @router.get("/{doubt_id}")
    def show(doubt_id: str, db: CaseworkerGraph, edition: Edition) -> Doubt:
        """One doubt, with its ETag; 304 for who has this version already."""
        return edition.of(doubts.show(db, doubt_id))

    @router.patch("/{doubt_id}")
    def lift(doubt_id: str, db: AuditorGraph, read: IfMatch, edition: Edition, _: Changes) -> Doubt:
        """The doubt, lifted; 428 without If-Match, 412 when somebody changed it meanwhile."""
        return edition.of(doubts.lift(db, doubt_id, read.allow(doubts.show(db, doubt_id).version)))

The number `read.allow` gives back belongs into the statement that changes (`WHERE version = $version`): between the
check and the change somebody else may be quicker, and then the statement finds nothing and the route raises `Changed`.
'''

import re
from typing import Annotated, NamedTuple, Protocol, TypeVar

from fastapi import Depends, FastAPI, Header, Request, Response

from api.refusals import Changed

TAG = re.compile(r'\s*(W/)?"v(\d{1,9})"\s*')


class Versioned(Protocol):
    """Anything whose changes are counted."""

    @property
    def version(self) -> int: ...


Thing = TypeVar("Thing", bound=Versioned)


class Unchanged(Exception):
    """The asker has this version already: an answer too, and on record as one."""

    kind = "answered"

    def __init__(self, version: int) -> None:
        super().__init__(version)
        self.version = version


def etag(version: int) -> str:
    """The entity tag of a version."""
    return f'"v{version}"'


class Known(NamedTuple):
    """The versions an asker says they know; `any` for `*`, which fits whatever there is."""

    any: bool
    versions: frozenset[int]

    def allow(self, version: int) -> int:
        """This version back when the asker has read it; Changed when it is another by now."""
        if not self.any and version not in self.versions:
            raise Changed({"ETag": etag(version)})
        return version


def known(header: str, weakly: bool = False) -> Known:
    """What a header of entity tags names; a weak tag counts for reading only, as RFC 9110 says."""
    if header.strip() == "*":
        return Known(True, frozenset())
    found = [TAG.fullmatch(part) for part in header.split(",")]
    return Known(False, frozenset(int(tag[2]) for tag in found if tag and (weakly or not tag[1])))


class _Edition:
    """Marks an answer with the version it shows."""

    def __init__(self, request: Request, response: Response) -> None:
        self._request, self._response = request, response

    def of(self, thing: Thing) -> Thing:
        """The same thing, its ETag on the answer; 304 instead when the asker of a GET has it already."""
        told = self._request.headers.get("if-none-match")
        if told is not None and self._request.method in ("GET", "HEAD"):
            has = known(told, weakly=True)
            if has.any or thing.version in has.versions:
                raise Unchanged(thing.version)
        self._response.headers["ETag"] = etag(thing.version)
        return thing


def _if_match(
    told: Annotated[
        str, Header(alias="If-Match", max_length=200, description="The ETag you have read.", examples=['"v1"'])
    ],
) -> Known:
    return known(told)


IfMatch = Annotated[Known, Depends(_if_match)]
Edition = Annotated[_Edition, Depends(_Edition)]


def install(app: FastAPI) -> None:
    """Answer 304 where a route finds that nothing is new."""

    def unchanged(_: Request, error: Exception) -> Response:
        assert isinstance(error, Unchanged)
        return Response(status_code=304, headers={"ETag": etag(error.version)})

    app.add_exception_handler(Unchanged, unchanged)
