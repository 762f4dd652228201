"""Keys for programs, made and ended by the security administrator."""

from typing import Annotated

from fastapi import APIRouter, Body, Path, Response

from api.deps import KnownLedger, Watched
from api.idempotency import Changes
from api.signing import ID, Signed
from ledger import machine_keys
from ledger.machine_keys import KeyRequest, MachineKeys, MadeKey

router = APIRouter(prefix="/machine-keys", tags=["officers"])
KEY = {
    "platform": {
        "summary": "调度平台",
        "value": {"officer_id": "F-1", "label": "调度平台", "operations": ["matches.match"], "days": 90},
    }
}


@router.get("", summary="Machine keys in force")
def keys(trail: Watched, books: KnownLedger) -> MachineKeys:
    """Every key: for whom it acts, what it may do, until when, and when it was last used."""
    return machine_keys.keys(books)


@router.post("", summary="Make a machine key", status_code=201)
def make(
    asked: Annotated[KeyRequest, Body(openapi_examples=KEY)],
    response: Response,
    who: Signed,
    trail: Watched,
    books: KnownLedger,
    _: Changes,
) -> MadeKey:
    """A key and its token, shown this once; 422 when its officer's role may not do what is asked."""
    response.headers["Cache-Control"] = "no-store"
    with trail.acting("key-made", (asked.officer_id,), reason=asked.told):
        return machine_keys.make(books, asked, trail.asking.origin, trail.asking.officer_id)


@router.delete("/{key_id}", summary="End a machine key", status_code=204)
def revoke(
    key_id: Annotated[str, Path(max_length=64, pattern=ID, description="The key's id.", examples=["S-1"])],
    trail: Watched,
    books: KnownLedger,
    _: Changes,
) -> None:
    """The key opens nothing from now on."""
    with trail.acting("key-ended", reason=key_id) as about:
        about.append(machine_keys.revoke(books, key_id))
